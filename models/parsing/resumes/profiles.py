"""Bytes of any document that speaks of people to profiles: a résumé gives one, a table one a row.

The kind of document is told by its content; whose profile it is across documents is decided later.
"""

import io
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from models.parsing.documents.formats import Format, tell_format
from models.parsing.kinds import Told, tell_kind
from models.parsing.records import Rejected, Rejection
from models.parsing.resumes.profile_table import Profile, read_people
from models.parsing.resumes.resume import parse_resume
from models.parsing.resumes.tagger.tagger import Tagger
from models.parsing.rows.delimited import decode_text, read_csv
from models.parsing.rows.json_shape import find_list
from models.parsing.rows.sheets import read_sheets
from models.parsing.rows.table import Table, read_json_lines, tabulate
from models.parsing.rows.tabular import read_parquet, read_xlsx
from models.parsing.values import is_object


@dataclass(frozen=True)
class ProfileBatch:
    """What a document holds: every person of it is either in `profiles` or in `rejected`, in the document's order."""

    profiles: list[Profile]
    rejected: list[Rejection]


def parse_profiles(
    content: bytes,
    name: str,
    today: date,
    mapping: Mapping[str, str] | None = None,
    ocr: bool = False,
    tagger: Tagger | None = None,
) -> ProfileBatch:
    """Every person of a document, and a reason for every row that became none; of a résumé, the one person.

    `mapping` (field -> column name) tells a table's columns where their names don't. Raises `Rejected` when the whole
    document can't be read. Of two rows about one person (e-mail address, else phone number) the later one counts.
    """
    tables = _open_tables(content, mapping)
    if tables is None:
        return ProfileBatch([Profile(0, parse_resume(content, name, today, ocr, tagger))], [])
    profiles: list[Profile] = []
    rejected: list[Rejection] = []
    for item, read in read_sheets(tables, lambda table: read_people(table, today, mapping)):
        if isinstance(read, Rejection):
            rejected.append(replace(read, item=item))
        else:
            profiles.append(replace(read, item=item))
    return _keep_latest(profiles, rejected)


def _open_tables(content: bytes, mapping: Mapping[str, str] | None) -> Iterable[Table] | None:
    """The tables of a document, if it is one: what can't be told is left to the reader of résumés to refuse."""
    file = io.BytesIO(content)
    try:
        told = tell_kind(file, mapping)
        if not told.is_table:
            return None
        return _read_tables(content, tell_format(file), told)
    except Rejected as rejection:
        if rejection.reason in ("unreadable", "too_large", "no_rows"):
            raise
        return None


def _read_tables(content: bytes, format: Format, told: Told) -> Iterable[Table] | None:
    if format == "parquet":
        return [read_parquet(content)]
    if format == "xlsx":
        return read_xlsx(content)
    text = decode_text(content)
    if format == "json":
        return [_read_json(text)]
    return [read_csv(text)] if told.kind == "resumes" or _is_plain(told) else None


def _is_plain(told: Told) -> bool:
    """Whether a text is a table beyond doubt: its columns are a person's even if more of them could be a posting's."""
    return len(told.header) > 1 and len(told.rows) > 1


def _read_json(text: str) -> Table:
    try:
        listed = find_list(json.loads(text))
    except (ValueError, RecursionError):
        return read_json_lines(text)
    objects = [(item, value) for item, value in enumerate(listed) if is_object(value)]
    faults = [
        Rejection(item, "not_an_object", "The list holds something that is no JSON object.")
        for item, value in enumerate(listed)
        if not is_object(value)
    ]
    return tabulate(objects, faults)


def _keep_latest(profiles: list[Profile], rejected: list[Rejection]) -> ProfileBatch:
    """Of several rows about one person the last; the others are told of as repeated."""
    latest = {_person(profile): profile.item for profile in profiles}
    kept = [profile for profile in profiles if latest[_person(profile)] == profile.item]
    repeated = [
        Rejection(profile.item, REPEATED, "A later row of the table is about the same person; that one counts.")
        for profile in profiles
        if latest[_person(profile)] != profile.item
    ]
    return ProfileBatch(kept, sorted([*rejected, *repeated], key=lambda rejection: rejection.item or 0))


REPEATED = "repeated_person"
"""The reason of rows that give way to a later row about the same person: they are duplicates and no fault."""


def _person(profile: Profile) -> str:
    return profile.resume.email or profile.resume.phone or profile.own_id or f"#{profile.item}"
