"""`/v1/meta`: how fresh what the API shows is, and what made it.

It shows no person, so it needs no token.
"""

from http import HTTPStatus

from fastapi import APIRouter, Request

from serving.dependencies import ReaderOf
from serving.errors import describe
from serving.meta.queries import read_current_run
from serving.meta.schemas import EXAMPLE, Meta
from serving.openapi import show

router = APIRouter(prefix="/v1/meta", tags=["meta"], responses=describe(HTTPStatus.SERVICE_UNAVAILABLE))

NOTHING = dict.fromkeys(("run_id", "published_at", "regime", "versions", "data_as_of", "counts", "held_since"))


@router.get("", summary="What was published last", responses=show(EXAMPLE))
async def read_meta(request: Request, reader: ReaderOf) -> Meta:
    """The current run with its versions, its regime, its row counts and the age of each source's data."""
    run = await read_current_run(reader)
    return Meta.model_validate((run or NOTHING) | {"api_version": request.app.version})
