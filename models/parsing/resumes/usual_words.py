"""Which words résumés usually hold: ordinary ones, and those of skills, occupations and headings, English and German.

A usual word may be somebody's name as well, and no list is whole: it only adds to what form and place say.
"""

import re
from functools import cache
from pathlib import Path
from typing import Literal

_WORDS = Path(__file__).parent / "data" / "usual_words.txt"
_WORD = re.compile(r"[^\W\d_]{4,}")


@cache
def usual_words() -> frozenset[str]:
    """All of them, of four letters and more, in small letters."""
    lines = [line for line in _WORDS.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    return frozenset(" ".join(lines).split())


def long_words(text: str) -> list[str]:
    """The words of a text that may be usual ones: of four letters and more, in small letters."""
    return [word.lower() for word in _WORD.findall(text)]


def count_usual(text: str) -> Literal["all", "some", "none"]:
    """How many words of four letters and more are usual ones, in whatever case."""
    usual = [word in usual_words() for word in long_words(text)]
    return "none" if not any(usual) else "all" if all(usual) else "some"
