"""How the API asks: as the reader's role, in a read-only transaction, and never for longer than it may."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import anyio
import pytest
from psycopg.errors import ReadOnlySqlTransaction
from pydantic import SecretStr

from serving.database import DatabaseAway, Reader, open_reader
from serving.settings import Settings
from tests.serving.conftest import TOKEN

WHO = """
SELECT current_user AS role, current_setting('transaction_read_only') AS read_only,
       current_setting('transaction_isolation') AS isolation"""


@asynccontextmanager
async def reading(url: str) -> AsyncIterator[Reader]:
    settings = Settings(
        database_url=SecretStr(url), token=SecretStr(TOKEN), statement_timeout_ms=100, connections=1, wait_seconds=0.3
    )
    async with open_reader(settings) as reader:
        yield reader


def test_a_statement_runs_as_the_reader_and_writes_nothing(database_url: str) -> None:
    async def ask() -> None:
        async with reading(database_url) as reader:
            assert await reader.fetch_one(WHO, {}) == {
                "role": "matchmill_reader",
                "read_only": "on",
                "isolation": "repeatable read",
            }
            with pytest.raises(ReadOnlySqlTransaction):
                await reader.fetch_all("CREATE TEMP TABLE x ()", {})

    anyio.run(ask)


def test_a_statement_that_takes_too_long_is_given_up(database_url: str) -> None:
    async def ask() -> None:
        async with reading(database_url) as reader:
            with pytest.raises(DatabaseAway):
                await reader.fetch_all("SELECT pg_sleep(30)", {})
            assert await reader.fetch_one("SELECT 1 AS one", {}) == {"one": 1}

    anyio.run(ask)


def test_a_request_that_finds_no_free_connection_is_told_so(database_url: str) -> None:
    async def ask() -> None:
        async with reading(database_url) as reader, anyio.create_task_group() as tasks:
            tasks.start_soon(reader.fetch_all, "SELECT set_config('statement_timeout', '0', false)", {})
            await anyio.sleep(0.05)
            tasks.start_soon(reader.fetch_all, "SELECT pg_sleep(1)", {})
            await anyio.sleep(0.05)
            with pytest.raises(DatabaseAway):
                await reader.fetch_one("SELECT 1 AS one", {})

    anyio.run(ask)
