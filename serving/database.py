"""The pool of read-only connections and the one way in which routes ask: a statement a request, one snapshot.

Nothing is written through it, and no statement of any noun is kept here.
"""

import asyncio
from collections.abc import AsyncGenerator, Mapping
from contextlib import asynccontextmanager
from functools import cache
from importlib.resources import files
from typing import Any, LiteralString

from psycopg import AsyncConnection, OperationalError
from psycopg.errors import QueryCanceled, UndefinedTable
from psycopg.rows import DictRow, dict_row
from psycopg_pool import AsyncConnectionPool, PoolTimeout

from models.tables.engine import libpq_uri
from serving.settings import Settings

READER_ROLE = "matchmill_reader"
CONNECT_SECONDS = 5
GRACE_SECONDS = 1.0  # for the server's own limit to come first, unless the server hangs
RECONNECT_SECONDS = 2.0  # the pool waits twice as long after each failure, and this begins it anew

RESTRICT: LiteralString = """
SELECT set_config('default_transaction_read_only', 'on', false),
       set_config('default_transaction_isolation', 'repeatable read', false),
       set_config('statement_timeout', %(timeout)s, false),
       set_config('plan_cache_mode', 'force_generic_plan', false),
       set_config('role', coalesce((
           SELECT rolname FROM pg_roles WHERE rolname = %(role)s AND pg_has_role(rolname, 'MEMBER')
       ), 'none'), false)
"""
"""Set once a connection, so that a request costs one round trip: a lone statement is its own transaction.

Planning a page of matches anew costs half as much as reading it (0.55 ms against 0.36 ms with 32 sets at hand).
"""

Pool = AsyncConnectionPool[AsyncConnection[DictRow]]


class DatabaseAway(Exception):
    """The database can't be reached, or not in time."""

    def __init__(self) -> None:
        super().__init__("The database does not answer. Is it running, and is DATABASE_URL its address?")


class NotMigrated(Exception):
    """The database answers, but its tables are not the ones that this version reads."""

    def __init__(self, found: str | None) -> None:
        state = f"is at revision {found}" if found else "has no tables of Matchmill"
        super().__init__(
            f"The database {state}, and this version reads {newest_revision()}. Run `matchmill db upgrade`."
        )


class Reader:
    """Runs read-only statements. A statement sees one snapshot, so a page never mixes two published sets."""

    def __init__(self, pool: Pool, seconds: float) -> None:
        self._pool = pool
        self._seconds = seconds
        self._given_up: set[asyncio.Task[list[DictRow]]] = set()

    async def fetch_all(self, statement: LiteralString, parameters: Mapping[str, Any]) -> list[DictRow]:
        """All rows of the statement; raises `DatabaseAway`.

        A connection that broke while it lay in the pool (the server was restarted) is replaced, and the statement
        asked once more, which is safe because it only reads. One that hangs is given up.
        """
        asked = asyncio.ensure_future(self._ask_twice(statement, parameters))
        answered, _ = await asyncio.wait([asked], timeout=self._seconds)
        if answered:
            return asked.result()
        # A server that hangs keeps no time itself, and calling a statement off takes an answer of it: nobody waits.
        self._given_up.add(asked)
        asked.add_done_callback(self._forget)
        asked.cancel()
        raise DatabaseAway

    async def fetch_one(self, statement: LiteralString, parameters: Mapping[str, Any]) -> DictRow | None:
        """The first row, or None; raises `DatabaseAway`."""
        rows = await self.fetch_all(statement, parameters)
        return rows[0] if rows else None

    async def _ask_twice(self, statement: LiteralString, parameters: Mapping[str, Any]) -> list[DictRow]:
        try:
            return await self._ask(statement, parameters)
        except (PoolTimeout, QueryCanceled) as error:
            raise DatabaseAway from error
        except OperationalError:
            pass
        try:
            await self._pool.check()
            return await self._ask(statement, parameters)
        except OperationalError as error:
            raise DatabaseAway from error

    def _forget(self, task: asyncio.Task[list[DictRow]]) -> None:
        self._given_up.discard(task)
        if not task.cancelled():
            task.exception()

    async def _ask(self, statement: LiteralString, parameters: Mapping[str, Any]) -> list[DictRow]:
        async with self._pool.connection() as connection:
            cursor = await connection.execute(statement, parameters)
            return await cursor.fetchall()


@cache
def newest_revision() -> str:
    """The revision of the newest migration, with which its file's name begins. Loading Alembic for it costs 0.1 s."""
    names = (path.name for path in files("models.tables").joinpath("migrations", "versions").iterdir())
    return max(name.partition("_")[0] for name in names if name[0].isdigit())


async def check_database(settings: Settings) -> None:
    """Raises `DatabaseAway`, or `NotMigrated` unless the tables are the ones that this version reads.

    It asks on a connection of its own, because the reader's role may not look at the schema's version.
    """
    try:
        async with await AsyncConnection.connect(conninfo(settings), connect_timeout=CONNECT_SECONDS) as connection:
            row = await (await connection.execute("SELECT version_num FROM alembic_version")).fetchone()
    except UndefinedTable:
        row = None
    except OperationalError as error:
        raise DatabaseAway from error
    found = row[0] if row else None
    if found != newest_revision():
        raise NotMigrated(found)


def conninfo(settings: Settings) -> str:
    """The address as psycopg reads it."""
    return libpq_uri(settings.database_url.get_secret_value())


@asynccontextmanager
async def open_reader(settings: Settings) -> AsyncGenerator[Reader]:
    """A reader for as long as the block lasts; raises `DatabaseAway` or `NotMigrated` before it opens a useless one."""
    await check_database(settings)

    async def restrict(connection: AsyncConnection[DictRow]) -> None:
        await connection.execute(RESTRICT, {"timeout": str(settings.statement_timeout_ms), "role": READER_ROLE})

    pool = AsyncConnectionPool(
        conninfo(settings),
        connection_class=AsyncConnection[DictRow],
        kwargs={"autocommit": True, "row_factory": dict_row, "application_name": "matchmill-api"},
        configure=restrict,
        min_size=min(2, settings.connections),
        max_size=settings.connections,
        timeout=settings.wait_seconds,
        reconnect_timeout=RECONNECT_SECONDS,
        open=False,
    )
    async with pool:
        yield Reader(pool, settings.wait_seconds + settings.statement_timeout_ms / 1000 + GRACE_SECONDS)
