"""Which words are people's names: given and family names of some fifty languages in Latin letters.

A name may be neither; the lists only add to what form and place in a document say.
"""

import re
from functools import cache, lru_cache
from pathlib import Path

from models.parsing.places.gazetteer import fold_name

_NAMES = Path(__file__).parent / "data" / "person_names.txt"
_PLAIN = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ı": "i", "æ": "a", "œ": "o", "ð": "d", "þ": "t"})
"""Letters that are no base letter with an accent, as the lists write them."""
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")


@cache
def _known() -> tuple[frozenset[str], frozenset[str]]:
    lines = [line for line in _NAMES.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    cut = lines.index("family:")
    return frozenset(" ".join(lines[1:cut]).split()), frozenset(" ".join(lines[cut + 1 :]).split())


@lru_cache(maxsize=65536)
def is_given_name(word: str) -> bool:
    """Whether a word is a usual given name, in whatever case and accents."""
    return _fold(word) in _known()[0]


@lru_cache(maxsize=65536)
def is_family_name(word: str) -> bool:
    """Whether a word is a usual family name or a given name, which many people have for a family name."""
    folded = _fold(word)
    return folded in _known()[1] or folded in _known()[0]


def name_words(text: str) -> tuple[int, int]:
    """How many words of a text are names, and how many there are; initials are no words."""
    words = [part for word in _WORD.findall(text) if len(word) > 1 for part in word.split("-")]
    return sum(1 for word in words if is_family_name(word)), len(words)


def _fold(word: str) -> str:
    return fold_name(word).translate(_PLAIN)
