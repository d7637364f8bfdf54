"""Tells whether a file holds postings, one résumé, or people one a row, from what is in it and never from its name.

It looks just far enough to know: a few rows, the first object of a list. Nothing is read into records here.
"""

import csv
import io
import json
import re
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from typing import BinaryIO, Literal

from models.parsing.documents.formats import HEAD, READ, RESUMES, tell_format
from models.parsing.documents.text import decode_head
from models.parsing.postings.boards.known import BOARDS
from models.parsing.records import Rejected
from models.parsing.rows.columns import POSTING_COLUMNS, PROFILE_COLUMNS, fold_column, map_columns
from models.parsing.rows.delimited import sniff_delimiter
from models.parsing.rows.json_shape import begin_json, find_list, is_json_resume
from models.parsing.rows.table import tabulate
from models.parsing.values import Json, is_object

Kind = Literal["postings", "resumes"]

_SAMPLED = 20
_LONGEST_NAME = 60
_TELLING_KEYS = 3
"""Keys that one JSON object must share with postings or people to be taken for one."""
_JOB_POSTING = re.compile(r"\bJobPosting\b")
_PERSON = frozenset(
    ("name", "given_name", "family_name", "email", "phone", "relocate", "availability", "work", "json_resume")
)
_VACANCY = frozenset(
    ("description", "requirements", "preferred", "posted", "expires", "pay_min", "pay_max", "seniority", "json_ld")
)
"""Fields that only a table of people, or only one of postings, has; both have titles, places and employers."""


@dataclass(frozen=True, slots=True)
class Told:
    """`header` and `rows` are the first of a table, one row a posting or a person; both empty for anything else."""

    kind: Kind
    header: list[str] = field(default_factory=list[str])
    rows: list[list[Json]] = field(default_factory=list[list[Json]])

    @property
    def is_table(self) -> bool:
        return bool(self.header)


def tell_kind(file: BinaryIO, mapping: Mapping[str, str] | None = None) -> Told:
    """What an open file holds; it is left at its beginning. `mapping` names columns of a table that goes with it.

    Raises `Rejected` with what the file is and the way out.
    """
    told = _tell(file, mapping or {})
    file.seek(0)
    return told


def _tell(file: BinaryIO, mapping: Mapping[str, str]) -> Told:
    match tell_format(file):
        case resume if resume in RESUMES:
            return Told("resumes")
        case "html":
            return Told("postings" if _JOB_POSTING.search(decode_head(file.read(HEAD))) else "resumes")
        case "json":
            return _tell_json(file, mapping)
        case "text":
            return _tell_text(decode_head(file.read(HEAD)), mapping)
        case table:
            from models.parsing.rows.tabular import sample_parquet, sample_xlsx  # Polars takes its time to load

            header, rows = (sample_parquet if table == "parquet" else sample_xlsx)(file, _SAMPLED)
            return _tell_table(header, rows, mapping)


def _tell_table(header: list[str], rows: list[list[Json]], mapping: Mapping[str, str]) -> Told:
    """Which kind more columns speak for; postings where nothing decides."""
    named = set(mapping)
    vacancies = set(map_columns(header).positions) | (named & set(POSTING_COLUMNS.fields))
    people = set(map_columns(header, names=PROFILE_COLUMNS).positions) | (named & set(PROFILE_COLUMNS.fields))
    for_people = (len(named & (people - vacancies)), len(people & _PERSON), len(people))
    for_vacancies = (len(named & (vacancies - people)), len(vacancies & _VACANCY), len(vacancies))
    return Told("resumes" if for_people > for_vacancies else "postings", header, rows)


def _tell_text(text: str, mapping: Mapping[str, str]) -> Told:
    table = _sample_csv(text, mapping)
    return _tell_table(*table, mapping) if table else Told("resumes")


def _sample_csv(text: str, mapping: Mapping[str, str]) -> tuple[list[str], list[list[Json]]] | None:
    """Header and first rows, when the text is a table at all: a résumé may have commas and bars too."""
    delimiter = sniff_delimiter(text)
    try:
        lines = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
        rows = [cells for _, cells in zip(range(_SAMPLED), lines, strict=False) if any(map(str.strip, cells))]
    except csv.Error:
        return None
    if not rows or any(len(cell) > _LONGEST_NAME for cell in rows[0]):
        return None
    header, body = rows[0], list[list[Json]](rows[1:])
    known = {fold_column(cell) for cell in header} & {*POSTING_COLUMNS.ranks, *PROFILE_COLUMNS.ranks}
    if len(header) == 1:
        return (header, body) if POSTING_COLUMNS.ranks.get(fold_column(header[0]), ("",))[0] == "title" else None
    named = bool({*mapping.values()} & {cell.strip() for cell in header})
    even = len(body) > 1 and len(header) > 2 and sum(len(row) == len(header) for row in body) >= 0.8 * len(body)
    return (header, body) if named or len(known) > 1 or even else None


def _tell_json(file: BinaryIO, mapping: Mapping[str, str]) -> Told:
    """JSON Resumes, boards' answers and JobPostings are known by their keys; other lists of objects as tables are."""
    text = decode_head(file.read(HEAD))
    document = _begin(text, file)
    objects = [value for value in find_list(document) if is_object(value)][:_SAMPLED]
    if is_json_resume(document):
        return Told("resumes")
    if is_object(document) and "$schema" in document:
        raise Rejected("unknown_type", f"The file is JSON of no shape that is known. Read are {READ}.")
    table = tabulate(enumerate(objects))
    told = _tell_table(table.header, [cells for _, cells in table.rows], mapping)
    if any(map(is_json_resume, objects)):
        return replace(told, kind="resumes")
    if _JOB_POSTING.search(text) or any(map(_is_of_a_board, [document, *objects])) or find_list(document) == []:
        return Told("postings")  # an empty list: a board with nothing open
    known = {fold_column(name) for name in table.header} & {*POSTING_COLUMNS.ranks, *PROFILE_COLUMNS.ranks}
    if len(known) < (_TELLING_KEYS if document in objects else 1) and not mapping:
        raise Rejected("unknown_type", f"The file is JSON of no shape that is known. Read are {READ}.")
    return told


def _begin(text: str, file: BinaryIO) -> Json:
    try:
        return begin_json(text)
    except ValueError as error:
        whole = file.seek(0, io.SEEK_END) <= HEAD
        file.seek(0)
        if not whole:
            with suppress(ValueError, RecursionError):
                return json.load(file)
        raise Rejected("broken_json", "The file begins like JSON and isn't whole; send it again.") from error


def _is_of_a_board(value: Json) -> bool:
    return any(board.owns(value) or board.items(value) for board in BOARDS)
