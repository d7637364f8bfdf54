"""What of a table is understood: the fields that its columns give, and whether they are enough for its kind.

Rows are not read here; only a few are looked at where a column tells by its content and not by its name.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from models.parsing.records import Rejected
from models.parsing.rows.columns import PROFILE_COLUMNS, ColumnMap, explain_columns, map_columns
from models.parsing.rows.numbered import Numbered, find_numbered
from models.parsing.values import Json, is_object

IDENTITY = ("name", "given_name", "family_name", "email", "phone", "identifier")
SUBSTANCE = ("headline", "summary", "skills", "work", "position", "duties", "education")
_LOOKED_AT = 20


def understand_postings(
    header: list[str], rows: Sequence[list[Json]], mapping: Mapping[str, str] | None = None
) -> ColumnMap:
    """The columns of a table of postings.

    Raises `Rejected` (`no_columns`, `bad_mapping`) when no column names a title and none could hold one.
    """
    columns = _with_linked(map_columns(header, mapping), rows)
    if columns.has("title") or columns.has("json_ld"):
        return columns
    if columns.has("description") and len(columns.positions) > 1:
        return columns
    raise Rejected(
        "no_columns",
        f"No column of the table was taken for a job title. {explain_columns(header, columns)} "
        'Name it yourself: --map title="COLUMN" (and likewise employer, description, location, pay).',
    )


@dataclass(frozen=True, slots=True)
class ProfileColumns:
    """`fields` are the columns of a table of people by their meaning, `stations` the numbered ones of a career."""

    fields: ColumnMap
    stations: list[dict[str, int]]

    def stations_of(self, cells: Sequence[Json]) -> list[dict[str, Json]]:
        """What the numbered columns of one row say of each station."""
        said = [{field: cells[position] for field, position in station.items()} for station in self.stations]
        filled = [{field: value for field, value in station.items() if value not in (None, "")} for station in said]
        return [station for station in filled if station]


def understand_profiles(header: list[str], mapping: Mapping[str, str] | None = None) -> ProfileColumns:
    """The columns of a table of people. Raises `Rejected` when nothing in it says what a person does."""
    numbered = find_numbered(header)
    columns = _with_numbered(map_columns(header, mapping, PROFILE_COLUMNS), header, numbered)
    if numbered.stations or any(columns.has(field) for field in (*SUBSTANCE, "resume_text", "json_resume")):
        return ProfileColumns(columns, numbered.stations)
    raise Rejected(
        "no_columns",
        "No column of the table was taken for what people do: headline, summary, skills, work or education. "
        f'{explain_columns(header, columns)} Name one yourself: --map skills="COLUMN" (and likewise name, email).',
    )


def _with_numbered(columns: ColumnMap, header: Sequence[str], numbered: Numbered) -> ColumnMap:
    """The columns with the numbered lists among them ("Skill 1", "Skill 2"); none of them is unknown any more."""
    known = [header[position] for position in numbered.positions()]
    positions = dict(columns.positions)
    for field, more in numbered.lists.items():
        positions[field] = list(dict.fromkeys([*positions.get(field, []), *more]))
    return ColumnMap(positions, [name for name in columns.unknown if name not in known])


def _with_linked(columns: ColumnMap, rows: Sequence[list[Json]]) -> ColumnMap:
    """A column whose cells hold whole JobPostings is one of JSON-LD, whatever it is called."""
    if columns.has("json_ld"):
        return columns
    for cells in rows[:_LOOKED_AT]:
        for position, cell in enumerate(cells):
            if _holds_job_posting(cell):
                return replace(columns, positions={**columns.positions, "json_ld": [position]})
    return columns


def _holds_job_posting(cell: Json) -> bool:
    if is_object(cell):
        return "JobPosting" in str(cell.get("@type"))
    return isinstance(cell, str) and cell[:1] == "{" and '"JobPosting"' in cell
