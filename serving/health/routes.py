"""`/health/live` and `/health/ready`: for whatever starts, restarts or balances the process.

They show nothing of the data and need no token.
"""

from http import HTTPStatus

from fastapi import APIRouter, Request

from serving.database import DatabaseAway, NotMigrated, check_database
from serving.dependencies import ReaderOf, settings_of
from serving.errors import ProblemError, describe
from serving.health.queries import is_published
from serving.health.schemas import LIVE, READY, Live, Ready
from serving.openapi import show

router = APIRouter(prefix="/health", tags=["health"])


@router.get("/live", summary="Does the process answer?", responses=show(LIVE))
async def read_live() -> Live:
    """Always 200: a process that can't answer this should be restarted."""
    return LIVE


@router.get(
    "/ready",
    summary="Can it serve?",
    responses=show(READY) | describe(HTTPStatus.SERVICE_UNAVAILABLE),
)
async def read_ready(request: Request, reader: ReaderOf) -> Ready:
    """503 while the database is away or its tables are of another version: send requests elsewhere."""
    try:
        await check_database(settings_of(request))
        published = await is_published(reader)
    except (DatabaseAway, NotMigrated) as error:
        raise ProblemError(HTTPStatus.SERVICE_UNAVAILABLE, str(error), headers={"Retry-After": "2"}) from error
    return Ready(status="ready", published="yes" if published else "empty")
