"""Connections to the module's database, and a small world whose match lists name the run they belong to."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID, uuid5

import psycopg
import pytest
from sqlalchemy import Engine

from models.tables.engine import create_engine_for
from models.tables.match import SIDES, Side, shard_of
from models.tables.publish import Place, Run, flip, load_set
from models.tables.rollback import release

SPACE = UUID("3f0f9b6e-6f0e-4a43-9d0a-0b8a8f1f9a10")
SHARDS = 2
LENGTH = 5

# What a reader does, as documented in `models.tables.match`.
PIN = "LOCK TABLE ONLY profile_matches, ONLY posting_matches IN ACCESS SHARE MODE"
POINTER = """
SELECT run_id, set_id FROM match_pointers
WHERE side = %(side)s AND shard = mod(('x' || right(%(owner)s::text, 8))::bit(32)::bigint, shards)"""
PAGE = """
SELECT * FROM {side}_matches
WHERE set_id = %(set_id)s AND {side}_id = %(owner)s AND rank > %(after)s ORDER BY rank LIMIT %(limit)s"""


@pytest.fixture(scope="module")
def engine(database_url: str) -> Iterator[Engine]:
    engine = create_engine_for(database_url)
    yield engine
    engine.dispose()


@pytest.fixture
def connection(database_url: str) -> Iterator[psycopg.Connection[Any]]:
    with psycopg.connect(database_url, autocommit=True) as connection:
        yield connection


@dataclass(frozen=True)
class World:
    """A few people and postings, published run by run: every row's band is the name of its run."""

    url: str
    engine: Engine
    owners: dict[Side, list[UUID]] = field(
        default_factory=lambda: {side: [uuid5(SPACE, f"{side} {number}") for number in range(12)] for side in SIDES}
    )
    length: int = LENGTH
    shards: int = SHARDS

    def rows(self, side: Side, shard: int, run_id: str) -> list[dict[str, Any]]:
        """The lists of every owner in the shard."""
        other: Side = "posting" if side == "profile" else "profile"
        return [
            {
                f"{side}_id": str(owner),
                f"{other}_id": str(self.owners[other][rank]),
                "rank": rank + 1,
                "fit": 1 - rank / 10,
                "band": run_id,
                "calibrated": False,
                "similarity": None,
                "reasons": '{"matched": ["care"]}',
                "profile_hash": "p",
                "posting_hash": "q",
            }
            for owner in self.owners[side]
            if shard_of(owner, SHARDS) == shard
            for rank in range(LENGTH)
        ]

    def load(self, run_id: str) -> dict[Place, int]:
        return {
            (side, shard): load_set(self.url, side, shard, self.rows(side, shard, run_id))
            for side in SIDES
            for shard in range(SHARDS)
        }

    def flip(self, run_id: str, sets: Mapping[Place, int]) -> None:
        with self.engine.begin() as connection:
            flip(connection, Run(run_id, SHARDS, "lexical"), sets)

    def publish(self, run_id: str) -> dict[Place, int]:
        sets = self.load(run_id)
        self.flip(run_id, sets)
        return sets

    def read(self, connection: psycopg.Connection[Any], side: Side, owner: UUID) -> list[str]:
        """The bands of the owner's list, best first, by the documented statements."""
        found = connection.execute(POINTER, {"side": side, "owner": owner}).fetchone()
        if found is None:
            return []
        where = {"set_id": found[1], "owner": owner, "after": 0, "limit": 50}
        cursor = connection.execute(PAGE.format(side=side), where)
        band = [column.name for column in cursor.description or ()].index("band")
        return [row[band] for row in cursor]

    def read_all(self, connection: psycopg.Connection[Any]) -> list[list[str]]:
        """All lists of both sides in one transaction that can't change under the reader."""
        with connection.transaction():
            connection.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            connection.execute(PIN)
            return [self.read(connection, side, owner) for side in SIDES for owner in self.owners[side]]


@pytest.fixture
def world(database_url: str, engine: Engine) -> World:
    release(database_url)  # a rollback in one test must not hold the readers of the next
    return World(database_url, engine)
