"""Which column of a table means which field of a posting or of a person, by the names that exports and people give.

Names are compared folded: case, camelCase, punctuation and blanks don't count. No cell is looked at here.
"""

import re
import tomllib
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from models.parsing.records import Rejected

_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_WORDS = re.compile(r"[^\W_]+")
_PIECES = re.compile(r"[/()|\n,:&]|\s-\s")
_LONGEST_SHOWN = 40


def fold_column(name: str) -> str:
    """The form that column names are compared in: "positionTitle", "Position-Title " and "position title" are one."""
    letters = unicodedata.normalize("NFKD", _CAMEL.sub(" ", name))
    plain = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return " ".join(word.lower() for word in _WORDS.findall(plain))


@dataclass(frozen=True, slots=True)
class ColumnNames:
    """The fields of one kind of table, and (field, how usual) of every folded name a column of it may have."""

    fields: tuple[str, ...]
    ranks: dict[str, tuple[str, int]]


def load_names(file: str) -> ColumnNames:
    """The names of a file in `data/`: field -> its usual column names, parted by semicolons, the likeliest first."""
    given: dict[str, str] = tomllib.loads((Path(__file__).parent / "data" / file).read_text("utf-8"))
    ranks = {
        fold_column(name): (field, rank) for field, names in given.items() for rank, name in enumerate(names.split(";"))
    }
    return ColumnNames(tuple(given), ranks)


POSTING_COLUMNS = load_names("columns.toml")
PROFILE_COLUMNS = load_names("profile_columns.toml")


@dataclass(frozen=True, slots=True)
class ColumnMap:
    """Field -> positions of the columns that mean it, the likeliest first; and the columns that mean nothing known."""

    positions: dict[str, list[int]]
    unknown: list[str]

    def has(self, field: str) -> bool:
        return field in self.positions


def map_columns(
    header: list[str], mapping: Mapping[str, str] | None = None, names: ColumnNames = POSTING_COLUMNS
) -> ColumnMap:
    """Tell every column's field by its name; `mapping` (field -> column name) goes first.

    Raises `Rejected` when `mapping` names a field or a column that doesn't exist.
    """
    chosen = _chosen(header, mapping or {}, names)
    ranked: dict[str, list[tuple[int, int, int]]] = {}
    unknown: list[str] = []
    for position, name in enumerate(header):
        if position in chosen.values():
            continue
        told = _tell(name, names)
        if told is None:
            unknown.append(name)
        elif told[0] not in chosen:
            ranked.setdefault(told[0], []).append((told[1], told[2], position))
    positions = {field: [position for *_, position in sorted(columns)] for field, columns in ranked.items()}
    return ColumnMap({**positions, **{field: [position] for field, position in chosen.items()}}, unknown)


MOST_NAMED = 30
"""Columns that a sentence names; a broken file may have thousands."""


def explain_columns(header: list[str], columns: ColumnMap) -> str:
    """What was understood and what wasn't, for a rejection's sentence; cells that got into a header stay unsaid."""
    known = [f"{field} = {_show(header[positions[0]])}" for field, positions in columns.positions.items()]
    named = [_show(name) for name in columns.unknown if name.strip()]
    more = f" and {len(named) - MOST_NAMED} more" if len(named) > MOST_NAMED else ""
    unknown = (", ".join(named[:MOST_NAMED]) or "none") + more
    return f"Understood: {', '.join(known) or 'nothing'}. Not understood: {unknown}."


def _chosen(header: list[str], mapping: Mapping[str, str], names: ColumnNames) -> dict[str, int]:
    chosen: dict[str, int] = {}
    folded = [fold_column(name) for name in header]
    for field, name in mapping.items():
        if field not in names.fields:
            raise Rejected("bad_mapping", f"There is no field called {field!r}; there are: {', '.join(names.fields)}.")
        if name in header:
            chosen[field] = header.index(name)
        elif fold_column(name) in folded:
            chosen[field] = folded.index(fold_column(name))
        else:
            raise Rejected("bad_mapping", f"No column is called {name!r}; there are: {', '.join(map(_show, header))}.")
    return chosen


def _tell(name: str, names: ColumnNames) -> tuple[str, int, int] | None:
    """Field, whether only a piece of the name said so, and how usual the name is."""
    if whole := names.ranks.get(fold_column(name)):
        return whole[0], 0, whole[1]
    for piece in _PIECES.split(name):
        if found := names.ranks.get(fold_column(piece)):
            return found[0], 1, found[1]
    return None


def _show(name: str) -> str:
    text = " ".join(name.split())
    plain = len(text) <= _LONGEST_SHOWN and "@" not in text and sum(map(str.isdigit, text)) < 5
    return repr(text) if plain else "(a long or numeric name)"
