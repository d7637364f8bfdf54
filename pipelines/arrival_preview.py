"""What an import would make of a file: which column is taken for which field, and the first rows as they would be read.

Nothing is copied or kept, and what people are not shown elsewhere is masked here too.
"""

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from assets.shown import MASK, masked_columns
from models.parsing.kinds import tell_kind
from models.parsing.postings.posting import parse_postings
from models.parsing.postings.posting_build import build_posting
from models.parsing.postings.posting_table import read_rows
from models.parsing.records import Rejected, Rejection
from models.parsing.resumes.profile_table import Profile, read_people
from models.parsing.rows.columns import ColumnMap
from models.parsing.rows.table import Table
from models.parsing.rows.understanding import understand_postings, understand_profiles
from pipelines.arrivals import POSTINGS, look_at

ROWS = 5
POSTING_FIELDS = (
    *("title", "hiring_organization", "country", "city", "remote", "employment_types"),
    *("pay_annual_min", "pay_annual_max", "pay_currency", "date_posted", "valid_through"),
)
PROFILE_FIELDS = (
    *("name", "email", "headline", "country", "city", "skills", "experience_months"),
    *("remote", "employment_types", "pay_floor_annual", "pay_currency"),
)


@dataclass(frozen=True)
class Preview:
    """`columns` are (field, column) of what is understood, `unknown` columns of which nothing is."""

    kind: str
    is_table: bool = False
    columns: list[tuple[str, str]] = field(default_factory=list[tuple[str, str]])
    unknown: list[str] = field(default_factory=list[str])
    fields: tuple[str, ...] = ()
    rows: list[list[str]] = field(default_factory=list[list[str]])


def preview_file(path: Path, asked: str | None, mapping: Mapping[str, str], today: date) -> Preview:
    """What would be imported of a file. Raises `Rejected` for one that would be left out, and OSError."""
    kind, is_table = look_at(path, asked, mapping)
    if not is_table:
        read = _postings_of(path) if kind == POSTINGS else iter(())
        return Preview(kind, fields=POSTING_FIELDS, rows=[_shown("parsed_postings", row) for row in read])
    with path.open("rb") as file:
        told = tell_kind(file, mapping)
    table = Table(told.header, list(enumerate(told.rows[:ROWS])))
    if kind == POSTINGS:
        columns = understand_postings(table.header, told.rows, mapping)
        read, fields, asset = _posting_rows(table, mapping), POSTING_FIELDS, "parsed_postings"
    else:
        columns = understand_profiles(table.header, mapping).fields
        read, fields, asset = _profile_rows(table, mapping, today), PROFILE_FIELDS, "parsed_profiles"
    rows = [_shown(asset, row, fields) for row in read]
    return Preview(kind, True, _taken(table.header, columns), columns.unknown, fields, rows)


def _taken(header: list[str], columns: ColumnMap) -> list[tuple[str, str]]:
    return [
        (field_, " ".join(header[position].split()))
        for field_, positions in columns.positions.items()
        for position in positions
    ]


Read = dict[str, Any] | Rejection


def _postings_of(path: Path) -> Iterator[Read]:
    batch = parse_postings(path.read_bytes(), path.name)
    yield from map(asdict, batch.postings[:ROWS])
    yield from batch.rejected[: ROWS - len(batch.postings)] if len(batch.postings) < ROWS else ()


def _posting_rows(table: Table, mapping: Mapping[str, str]) -> Iterator[Read]:
    for item, fields in read_rows(table, mapping):
        try:
            yield asdict(build_posting(fields, item))
        except Rejected as rejected:
            yield Rejection(item, rejected.reason, rejected.detail)


def _profile_rows(table: Table, mapping: Mapping[str, str], today: date) -> Iterator[Read]:
    for _, read in read_people(table, today, mapping):
        yield asdict(read.resume) if isinstance(read, Profile) else read


def _shown(asset: str, row: Read, fields: tuple[str, ...] = POSTING_FIELDS) -> list[str]:
    """The cells of one row; of a rejected one only why."""
    if isinstance(row, Rejection):
        return [f"rejected: {row.detail}", *[""] * (len(fields) - 1)]
    hidden = set(masked_columns(asset, fields))
    return [MASK if name in hidden and row[name] else _cell(row[name]) for name in fields]


def _cell(value: object) -> str:
    if isinstance(value, list):
        return ", ".join(map(str, value))
    return "" if value is None else f"{value:.0f}" if isinstance(value, float) else str(value)
