"""Rows of a table to `PostingFields`, by the meaning of their columns; cells may hold JSON, lists or several lines.

Which column means what is told in `columns.py`, what the words mean in `posting_build.py`.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from models.parsing.documents.markup import html_to_text
from models.parsing.postings.headline import read_headline
from models.parsing.postings.posting_fields import PostingFields, StatedPay, StatedPlace
from models.parsing.postings.posting_ld import is_job_posting, read_job_posting, read_places, read_salary
from models.parsing.rows.table import Table
from models.parsing.rows.table_row import Row
from models.parsing.rows.understanding import understand_postings
from models.parsing.values import Json, as_flag, as_list, as_text, first, is_list, read_name


def read_rows(table: Table, mapping: Mapping[str, str] | None = None) -> Iterator[tuple[int, PostingFields]]:
    """(item, fields) of every row; raises `Rejected` when no column names a title and none could hold one."""
    columns = understand_postings(table.header, [cells for _, cells in table.rows], mapping)
    for item, cells in table.rows:
        yield item, _read_row(Row(cells, columns))


def _read_row(row: Row) -> PostingFields:
    linked = row.one("json_ld")
    if is_job_posting(linked):
        return read_job_posting(linked)
    fields = PostingFields(
        title=row.text("title"),
        employer=row.text("employer"),
        description=_describe(row),
        url=row.text("url"),
        identifier=row.text("identifier"),
        posted=row.date("posted"),
        expires=row.date("expires"),
        places=_read_places(row),
        remote=_read_remote(row),
        employment=[text for value in row.all("employment") for text in map(as_text, as_list(value)) if text],
        pay=_read_pay(row),
        industry=row.text("industry"),
        seniority=row.text("seniority"),
        experience=row.text("experience"),
        education=row.text("education"),
        skills=_list(row, "skills"),
        languages=_list(row, "languages"),
    )
    return fields if fields.title else _with_headline(fields)


def _describe(row: Row) -> str | None:
    description = first(*(value for value in row.all("description") if isinstance(value, str)))
    sections = [("Requirements", row.one("requirements")), ("Nice to have", row.one("preferred"))]
    written = [f"{heading}:\n{text}" for heading, value in sections if (text := _as_lines(value))]
    return "\n\n".join(filter(None, [description, *written])) or None


def _as_lines(value: Json) -> str | None:
    if is_list(value):
        return "\n".join(f"• {text}" for text in map(as_text, value) if text)
    return value if isinstance(value, str) else None


def _read_places(row: Row) -> list[StatedPlace]:
    parts = StatedPlace(city=row.text("city"), region=row.text("region"), country=row.text("country"))
    whole = read_places(row.one("location"))
    if not whole:
        return [parts, StatedPlace(written=row.text("remote"))]
    if parts.country and len(whole) == 1 and whole[0].country is None and whole[0].written:
        return (
            [replace(whole[0], written=f"{whole[0].written}, {parts.country}")]
            if parts.country not in whole[0].written
            else whole
        )
    return whole


def _read_remote(row: Row) -> str | None:
    """ "Yes" in a column called remote means remote; "no" may only mean that nobody ticked it."""
    value = row.one("remote")
    flag = as_flag(value)
    return as_text(value) if flag is None else ("remote" if flag else None)


def _read_pay(row: Row) -> StatedPay:
    stated = [read_salary(value) for value in row.all("pay")]
    return StatedPay(
        minimum=first(row.one("pay_min"), *(pay.minimum for pay in stated)),
        maximum=first(row.one("pay_max"), *(pay.maximum for pay in stated)),
        currency=first(row.text("pay_currency"), *(pay.currency for pay in stated)),
        period=first(row.text("pay_period"), *(pay.period for pay in stated)),
        texts=[text for pay in stated for text in pay.texts],
    )


def _list(row: Row, field: str) -> list[str]:
    value = row.one(field)
    if isinstance(value, str):
        value = [part for line in value.splitlines() for part in line.replace(";", ",").split(",")]
    return [text for text in (read_name(element) for element in as_list(value)) if text]


def _with_headline(fields: PostingFields) -> PostingFields:
    """A text without a title column may name title, employer and place in its first line."""
    headline = read_headline(html_to_text(fields.description or ""))
    if headline is None:
        return fields
    return replace(
        fields,
        title=headline.title,
        employer=fields.employer or headline.employer,
        places=[StatedPlace(written=place) for place in headline.places] or fields.places,
        remote=fields.remote or headline.remote,
        employment=fields.employment or headline.employment,
    )
