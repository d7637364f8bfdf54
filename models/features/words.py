"""Text to stemmed words and word pairs, for English and German alike.

A word's stem depends on the word alone, never on its document, so that a word always meets itself.
"""

# pyright: reportMissingTypeStubs=false, reportUnknownMemberType=false, reportUnknownVariableType=false

import re
from collections.abc import Iterator
from functools import lru_cache
from threading import Lock

import snowballstemmer

_WORD = re.compile(r"\.net\b|[^\W\d_]\w*(?:\+\+|#)?")
_SHORT_WORDS = frozenset({"c", "r"})  # programming languages; every other single letter is noise
_GERMAN_SHAPE = re.compile(r"[äöüß]|.{4}(?:ungs?|ungen|heit|keit|schaft|erin|innen|lich|isch|ierung|eln|ern)$")
_STOP_WORDS_TEXT = """
a about all also an and any are as at be been but by can did do does for from had has have he her his if in into is it
its more most no not of on or other our out over own she so some such than that the their them then there these they
this those to up was we were what when where which who will with within without would you your
aber als am an auch auf aus bei bis das dass dem den der des die dir durch ein eine einem einen einer eines er es für
haben hat ich ihr ihre ihren im in ist kann mit nach nicht oder sich sie sind sowie über um und uns unser unsere unserem
unseren vom von vor werden wie wir wird zu zum zur
"""
STOP_WORDS = frozenset(_STOP_WORDS_TEXT.split())
_STEM_LOCK = Lock()  # a snowball stemmer keeps the word it works on in itself
_ENGLISH = snowballstemmer.stemmer("english")
_GERMAN = snowballstemmer.stemmer("german")


def split_words(text: str) -> list[str]:
    """The text's words in lower case, in order, without numbers and punctuation; `c++`, `c#` and `.net` are words."""
    return [word for word in _WORD.findall(text.lower()) if len(word) > 1 or word in _SHORT_WORDS]


@lru_cache(maxsize=500_000)
def stem_word(word: str) -> str:
    """The stem of a lower-case word: by the German rules where the word looks German, else by the English ones."""
    stemmer = _GERMAN if _GERMAN_SHAPE.search(word) else _ENGLISH
    with _STEM_LOCK:
        return stemmer.stemWord(word)


def iter_terms(text: str) -> Iterator[str]:
    """Stems of the text's words, and pairs of neighbouring stems joined by a blank; stop words break pairs."""
    previous: str | None = None
    for word in split_words(text):
        if word in STOP_WORDS:
            previous = None
            continue
        stem = stem_word(word)
        yield stem
        if previous is not None:
            yield f"{previous} {stem}"
        previous = stem
