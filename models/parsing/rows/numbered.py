"""Columns that are numbered ("Job 1 Title", "Company 2", "Skill_3"): one field several times over in one row.

What a field without its number is called is told in `columns.py`.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from models.parsing.rows.columns import PROFILE_COLUMNS, fold_column

STATION = frozenset({"position", "headline", "employer", "start", "end", "duties", "work", "location"})
"""Fields that, numbered, belong to one station of a career each; all others are lists."""

_NUMBERED = re.compile(r"^(?P<before>.*?)\s*\b(?P<number>\d{1,2})\b\s*(?P<after>.*)$|^(?P<word>\D+?)(?P<end>\d{1,2})$")
_PREFIXES = re.compile(
    r"^(?:work|job|experience|employment|exp|previous|past|station|stelle|poste|career|prior|last) (?=\w)"
)
_SINGULAR = {"skill": "skills", "language": "languages", "certificate": "certificates", "job": "position"}


@dataclass(frozen=True, slots=True)
class Numbered:
    """`stations` has field -> position of a column for each number, ascending; `lists` field -> positions."""

    stations: list[dict[str, int]] = field(default_factory=list[dict[str, int]])
    lists: dict[str, list[int]] = field(default_factory=dict[str, list[int]])

    def positions(self) -> set[int]:
        """Every column that is numbered and understood."""
        ours = {position for station in self.stations for position in station.values()}
        return ours | {position for positions in self.lists.values() for position in positions}


def find_numbered(header: Iterable[str]) -> Numbered:
    """The numbered columns of a table of people."""
    stations: dict[int, dict[str, int]] = {}
    lists: dict[str, list[int]] = {}
    for position, name in enumerate(header):
        found = _NUMBERED.match(fold_column(name))
        if found is None:
            continue
        number = int(found["number"] or found["end"])
        field_ = _field_of(" ".join(filter(None, (found["before"], found["after"], found["word"]))).strip())
        if field_ in STATION:
            stations.setdefault(number, {}).setdefault(field_, position)
        elif field_:
            lists.setdefault(field_, []).append(position)
    return Numbered([station for _, station in sorted(stations.items())], lists)


def _field_of(words: str) -> str | None:
    for name in (_SINGULAR.get(words, words), _PREFIXES.sub("", words)):
        if told := PROFILE_COLUMNS.ranks.get(name):
            return "work" if told[0] == "years" else told[0]
    return None
