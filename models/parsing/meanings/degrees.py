"""Tells which degree a text names and its ISCED 2011 level, in English, German and a little of four more languages.

Whether somebody holds the degree is decided by whoever reads the line.
"""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_DEGREES = Path(__file__).parent / "data" / "degrees.toml"


@dataclass(frozen=True, slots=True)
class Degree:
    """A degree's level (None when its name doesn't tell) and where its words stand in the text."""

    level: int | None
    start: int
    end: int


def find_degree(text: str) -> Degree | None:
    """The degree that a text names first; of two that begin at the same place, the longer."""
    best: Degree | None = None
    for level, pattern in _patterns():
        match = pattern.search(text)
        if match and (best is None or (match.start(), -match.end()) < (best.start, -best.end)):
            best = Degree(level or None, match.start(), match.end())
    return best


def degree_level(text: str) -> int | None:
    """ISCED 2011 level of the degree that a text names, or None."""
    found = find_degree(text)
    return found.level if found else None


@cache
def _patterns() -> list[tuple[int, re.Pattern[str]]]:
    table = tomllib.loads(_DEGREES.read_text(encoding="utf-8"))
    patterns: list[tuple[int, re.Pattern[str]]] = []
    for level, names in table.items():
        options = [f"(?i:{word})" for word in names["words"]]
        options += [
            _spell(form)
            for letters in sorted(names["letters"], key=len, reverse=True)
            for form in {letters, letters.upper()}
        ]
        patterns.append((int(level), re.compile(rf"(?<![\w.-])(?:{'|'.join(options)})(?!\w)")))
    return patterns


def _spell(letters: str) -> str:
    """`PhD` also as `Ph.D.` and `Ph. D.`: a dot may follow each part that begins with a capital."""
    parts = re.findall(r"[A-Z][a-z]*", letters)
    return r"\.? ?".join(parts) + r"\.?"
