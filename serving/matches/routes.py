"""`/v1/profiles/{id}/matches` and `/v1/postings/{id}/matches`: the lists as they were last published.

Nothing is ranked here; both lists show a person, so both want the token.
"""

from collections.abc import Callable
from http import HTTPStatus
from uuid import UUID

from fastapi import APIRouter, Depends
from psycopg.rows import DictRow
from starlette.responses import Response

from serving.database import Reader
from serving.dependencies import ReaderOf
from serving.errors import describe, missing
from serving.matches.queries import PERSONS_LIST, POSTINGS_LIST, Side, locate_set, read_page
from serving.matches.schemas import PEOPLE_EXAMPLE, POSTINGS_EXAMPLE, PostingMatches, ProfileMatches
from serving.openapi import show
from serving.paging import Paging, PagingOf, expired
from serving.rows import Columns, nest_pay, nest_place, page_response, splice
from serving.security import require_token

router = APIRouter(
    prefix="/v1",
    tags=["matches"],
    dependencies=[Depends(require_token)],
    responses=describe(
        HTTPStatus.BAD_REQUEST,
        HTTPStatus.UNAUTHORIZED,
        HTTPStatus.NOT_FOUND,
        HTTPStatus.GONE,
        HTTPStatus.UNPROCESSABLE_ENTITY,
        HTTPStatus.SERVICE_UNAVAILABLE,
    ),
)

MATCH = ("rank", "fit", "band", "calibrated", "similarity")
POSTING = ("id", "title", "hiring_organization", "url", "date_posted")
PERSON = ("id", "name", "headline")


@router.get(
    "/profiles/{profile_id}/matches",
    summary="Postings for a person, the best first",
    response_model=PostingMatches,
    responses=show(POSTINGS_EXAMPLE),
)
async def list_profile_matches(profile_id: UUID, reader: ReaderOf, paging: PagingOf) -> Response:
    """A page of the person's list. Its cursor goes on in the same published set; 410 when that set is gone."""
    return await _answer(reader, paging, PERSONS_LIST, profile_id, _posting_match)


@router.get(
    "/postings/{posting_id}/matches",
    summary="People for a posting, the best first",
    response_model=ProfileMatches,
    responses=show(PEOPLE_EXAMPLE),
)
async def list_posting_matches(posting_id: UUID, reader: ReaderOf, paging: PagingOf) -> Response:
    """A page of the posting's list. Its cursor goes on in the same published set; 410 when that set is gone."""
    return await _answer(reader, paging, POSTINGS_LIST, posting_id, _profile_match)


async def _answer(
    reader: Reader, paging: Paging, side: Side, owner: UUID, shape: Callable[[DictRow], bytes]
) -> Response:
    scope = f"matches:{side.name}:{owner}"
    position = paging.position(scope)
    run, after = position or (None, 0)
    found = await locate_set(reader, side, owner, run)
    if found is None:
        raise missing(side.name)
    if found["set_id"] is None:
        if run is not None:
            raise expired()
        return page_response({"run": None, "next": None}, ())
    rows = await read_page(reader, side, owner, found["set_id"], after, paging.limit + 1)
    shown = rows[: paging.limit]
    following = [found["id"], shown[-1]["rank"]] if len(rows) > paging.limit else None
    head = {
        "run": {name: found[name] for name in ("id", "published_at", "regime")},
        "next": paging.next_cursor(scope, following) if following else None,
    }
    return page_response(head, map(shape, shown))


def _posting_match(row: DictRow) -> bytes:
    posting = {name: row[name] for name in POSTING} | {"place": nest_place(row), "pay": nest_pay(row)}
    return _match(row, {"posting": posting})


def _profile_match(row: DictRow) -> bytes:
    profile = {name: row[name] for name in PERSON} | {"place": nest_place(row)}
    return _match(row, {"profile": profile})


def _match(row: DictRow, other: Columns) -> bytes:
    return splice({name: row[name] for name in MATCH} | other, "reasons", row["reasons"])
