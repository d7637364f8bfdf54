"""Texts as sentences of words with their places, as a span tagger reads them.

What the words mean is never looked at.
"""

import re

PlacedWords = list[tuple[str, int]]
"""The words of a sentence, each with its first character's place in the text."""

_WORD = re.compile(r"\w+(?:[.+#/-]\w+)*[+#]*|[^\w\s]")
_LONGEST = 80  # words that are tagged at a time


def split_text(text: str) -> list[PlacedWords]:
    """The lines of a text as sentences; long lines in pieces, empty ones left out."""
    sentences, start = list[PlacedWords](), 0
    for line in text.splitlines(keepends=True):
        words = [(word[0], start + word.start()) for word in _WORD.finditer(line)]
        sentences += [words[at : at + _LONGEST] for at in range(0, len(words), _LONGEST)]
        start += len(line)
    return sentences


def characters_of(words: PlacedWords, span: tuple[int, int]) -> tuple[int, int]:
    """The characters of a span of words."""
    last, start = words[span[1] - 1]
    return words[span[0]][1], start + len(last)
