"""`/v1/postings`: open postings, for everyone.

People's lists and a posting's people are the noun `matches`.
"""

from http import HTTPStatus
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Query
from psycopg.rows import DictRow
from pydantic_core import to_json
from starlette.responses import Response

from serving.dependencies import ReaderOf
from serving.errors import describe, missing
from serving.openapi import show
from serving.paging import PagingOf
from serving.postings.queries import PostingFilter, read_page, read_posting
from serving.postings.schemas import DETAIL_EXAMPLE, PAGE_EXAMPLE, PostingDetail, PostingPage
from serving.rows import Columns, nest_pay, nest_place, page_response, splice
from serving.schemas import Country, EmploymentType, Remote

router = APIRouter(
    prefix="/v1/postings",
    tags=["postings"],
    responses=describe(HTTPStatus.UNPROCESSABLE_ENTITY, HTTPStatus.SERVICE_UNAVAILABLE),
)

PLAIN = ("id", "title", "hiring_organization", "url", "date_posted", "valid_through", "employment_types")
WHOLE = (
    "description",
    "language",
    "industry",
    "seniority",
    "experience_years_min",
    "education_level_min",
    "languages_required",
    "sources",
)


async def filter_of(
    country: Annotated[Country | None, Query(description="ISO 3166-1 alpha-2.", examples=["GB"])] = None,
    remote: Annotated[Remote | None, Query()] = None,
    employment_type: Annotated[EmploymentType | None, Query()] = None,
) -> PostingFilter:
    """The filters of the query string."""
    return PostingFilter(country, remote, employment_type)


@router.get(
    "",
    summary="Open postings, the latest first",
    response_model=PostingPage,
    responses=show(PAGE_EXAMPLE) | describe(HTTPStatus.BAD_REQUEST),
)
async def list_postings(
    reader: ReaderOf, paging: PagingOf, wanted: Annotated[PostingFilter, Depends(filter_of)]
) -> Response:
    """A page of the list. Postings that close while you page are left out; none is shown twice."""
    scope = f"postings:{sorted(wanted.chosen().items())}"
    rows = await read_page(reader, wanted, paging.position(scope), paging.limit + 1)
    shown = rows[: paging.limit]
    more = len(rows) > paging.limit
    position = [shown[-1]["listed_on"].isoformat(), str(shown[-1]["id"])] if more else None
    head = {"next": paging.next_cursor(scope, position) if position else None}
    return page_response(head, (to_json(summarise(row)) for row in shown))


@router.get(
    "/{posting_id}",
    summary="One posting whole",
    response_model=PostingDetail,
    responses=show(DETAIL_EXAMPLE) | describe(HTTPStatus.NOT_FOUND),
)
async def read_posting_detail(posting_id: UUID, reader: ReaderOf) -> Response:
    """A posting with its text and requirements; 404 as soon as it is closed."""
    row = await read_posting(reader, posting_id)
    if row is None:
        raise missing("posting")
    fields = summarise(row) | {name: row[name] for name in WHOLE}
    return Response(splice(fields, "requirements", row["requirements"]), media_type="application/json")


def summarise(row: DictRow) -> Columns:
    """`PostingSummary`."""
    return {name: row[name] for name in PLAIN} | {"place": nest_place(row), "pay": nest_pay(row)}
