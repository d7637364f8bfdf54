"""The peer of `api`: one FastAPI route over psycopg that answers a page of matches the way a tutorial would.

It has the same kind of pool and reads the same columns in one statement; no token, cursor, run or header of ours.
"""

import os
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from typing import Any
from uuid import UUID

import uvicorn
from fastapi import FastAPI
from psycopg.rows import dict_row
from psycopg_pool import AsyncConnectionPool

from serving.matches.queries import POSTINGS_PAGE, SHARD

POINTED = f"(SELECT set_id FROM match_pointers WHERE side = 'profile' AND shard = mod({SHARD}, shards))"
PAGE = POSTINGS_PAGE.replace("%(set)s", POINTED).replace("m.reasons::text AS reasons", "m.reasons")


@asynccontextmanager
async def lifespan(app: FastAPI) -> AsyncGenerator[None]:
    """The pool lives as long as the app."""
    options = {"row_factory": dict_row, "autocommit": True}
    async with AsyncConnectionPool(
        os.environ["DATABASE_URL"], min_size=2, max_size=8, kwargs=options, open=False
    ) as pool:
        app.state.pool = pool
        yield


app = FastAPI(lifespan=lifespan)


@app.get("/v1/profiles/{profile_id}/matches")
async def list_matches(profile_id: UUID, limit: int = 20) -> list[dict[str, Any]]:
    """The rows as they come. Said to be lists of objects, they are made JSON of by pydantic: FastAPI's quicker way."""
    async with app.state.pool.connection() as connection:
        cursor = await connection.execute(PAGE, {"owner": profile_id, "after": 0, "limit": limit})
        return await cursor.fetchall()


if __name__ == "__main__":
    uvicorn.run(app, port=int(os.environ["MATCHMILL_API_PORT"]), access_log=False, log_level="warning")
