"""The API on the test module's database, a caller with the token and one without, and rows as the pipeline writes them.

What the rows say is in `invented`.
"""

import socket
from collections.abc import Callable, Iterator

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from pydantic import SecretStr

from models.tables.engine import create_engine_for
from models.tables.match import SIDES, shard_of
from models.tables.publish import Run, flip, load_set
from models.tables.writes import write_extractions, write_postings
from serving.app import create_app
from serving.settings import Settings
from tests.serving.invented import identify, match_row, person_row, posting_row

TOKEN = "a-token-for-tests-only"
SHARDS = 2
Publish = Callable[[str], None]


@pytest.fixture(scope="module")
def app(database_url: str) -> FastAPI:
    """The application as the process would make it."""
    return create_app(Settings(database_url=SecretStr(database_url), token=SecretStr(TOKEN)))


@pytest.fixture(scope="module")
def client(app: FastAPI) -> Iterator[TestClient]:
    """A caller with the token."""
    with TestClient(app, headers={"Authorization": f"Bearer {TOKEN}"}, raise_server_exceptions=False) as client:
        yield client


@pytest.fixture
def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture
def stranger(app: FastAPI, client: TestClient) -> TestClient:
    """A caller without a token, of the same running app."""
    return TestClient(app, raise_server_exceptions=False)


@pytest.fixture
def rows(database_url: str) -> None:
    """Twenty-five postings and four people, as they were before any test changed them."""
    write_postings(database_url, [posting_row(number) for number in range(25)])
    write_extractions(database_url, [person_row(number) for number in range(4)])


@pytest.fixture
def publish(database_url: str, rows: None) -> Publish:
    """Publishes, under the run's name, all 25 postings for each person and all 4 people for each posting."""

    def publish(run: str) -> None:
        sets = {}
        for side in SIDES:
            owners, length = (range(4), 25) if side == "profile" else (range(25), 4)
            for shard in range(SHARDS):
                mine = [owner for owner in owners if shard_of(identify(side, owner), SHARDS) == shard]
                lists = [match_row(side, owner, rank, run) for owner in mine for rank in range(1, length + 1)]
                sets[side, shard] = load_set(database_url, side, shard, lists)
        made = Run(run, SHARDS, "lexical", {"parser": "1"}, {"inbox": "2026-01-10T08:00:00+00:00"}, {"postings": 25})
        engine = create_engine_for(database_url, pool_size=1)
        with engine.begin() as connection:
            flip(connection, made, sets)
        engine.dispose()

    return publish
