"""Open postings: the pages of the list and one posting whole.

Pages follow the index `ix_postings_open_listed_on_id`; a filter only skips rows on the way.
"""

from dataclasses import dataclass
from typing import Any, LiteralString
from uuid import UUID

from psycopg.rows import DictRow

from serving.database import Reader
from serving.paging import Position
from serving.shown import POSTING_SHOWN

SUMMARY: LiteralString = """
    p.id, p.title, p.hiring_organization, p.url, p.date_posted, p.valid_through, p.employment_types,
    p.location, p.country, p.region, p.city, p.remote,
    p.pay_min, p.pay_max, p.pay_currency, p.pay_period, p.pay_annual_min, p.pay_annual_max, p.pay_source"""

PAGE: LiteralString = f"""
SELECT {SUMMARY}, p.listed_on
FROM postings AS p
WHERE {POSTING_SHOWN}"""

ORDER: LiteralString = """
ORDER BY p.listed_on DESC, p.id DESC
LIMIT %(limit)s"""

AFTER: LiteralString = " AND (p.listed_on, p.id) < (%(listed_on)s::date, %(id)s::uuid)"

FILTERS: dict[str, LiteralString] = {
    "country": " AND p.country = %(country)s",
    "remote": " AND p.remote = %(remote)s",
    "employment_type": " AND p.employment_types @> ARRAY[%(employment_type)s::text]",
}

DETAIL: LiteralString = f"""
SELECT {SUMMARY}, p.description, p.language, p.industry, p.seniority, p.experience_years_min, p.education_level_min,
    p.languages_required, p.sources,
    coalesce((
        SELECT json_agg(json_build_object(
            'text', r.text, 'importance', r.importance, 'skill_id', r.skill_id, 'level', r.level, 'years', r.years,
            'start', r.span_start, 'end', r.span_end) ORDER BY r.ordinal)
        FROM posting_requirements AS r WHERE r.posting_id = p.id
    ), '[]')::text AS requirements
FROM postings AS p
WHERE p.id = %(id)s AND {POSTING_SHOWN}"""


@dataclass(frozen=True, slots=True)
class PostingFilter:
    """What the list is narrowed to; None lets everything through."""

    country: str | None
    remote: str | None
    employment_type: str | None

    def chosen(self) -> dict[str, str]:
        """The filters that are set, by name."""
        return {name: value for name in FILTERS if (value := getattr(self, name)) is not None}


async def read_page(reader: Reader, wanted: PostingFilter, after: Position | None, limit: int) -> list[DictRow]:
    """Up to `limit` open postings behind `after` (the day it was listed on and its id), the latest first."""
    chosen = wanted.chosen()
    statement = PAGE
    parameters: dict[str, Any] = {**chosen, "limit": limit}
    for name in chosen:
        statement += FILTERS[name]
    if after is not None:
        statement += AFTER
        parameters["listed_on"], parameters["id"] = after
    return await reader.fetch_all(statement + ORDER, parameters)


async def read_posting(reader: Reader, posting_id: UUID) -> DictRow | None:
    """One posting with its requirements as JSON text; None when there is none or it is not shown any more."""
    return await reader.fetch_one(DETAIL, {"id": posting_id})
