"""What `/v1/meta` tells everyone: nothing before the first run, then the run that is current."""

from fastapi.testclient import TestClient

from models.tables.rollback import release, rollback
from tests.serving.conftest import Publish


def test_nothing_is_published_yet(stranger: TestClient) -> None:
    meta = stranger.get("/v1/meta").json()
    assert meta.pop("api_version")
    assert set(meta.values()) == {None}


def test_the_current_run(stranger: TestClient, publish: Publish) -> None:
    publish("first")
    publish("second")
    meta = stranger.get("/v1/meta").json()
    assert (meta["run_id"], meta["regime"], meta["versions"]) == ("second", "lexical", {"parser": "1"})
    assert meta["data_as_of"] == {"inbox": "2026-01-10T08:00:00Z"}
    assert meta["counts"] == {"postings": 25}
    assert meta["published_at"]
    assert meta["held_since"] is None


def test_readers_who_are_held_at_an_earlier_run_can_see_it(
    stranger: TestClient, publish: Publish, database_url: str
) -> None:
    publish("trusted")
    publish("doubtful")
    rollback(database_url, "trusted")
    meta = stranger.get("/v1/meta").json()
    release(database_url)
    assert meta["run_id"] == "trusted"
    assert meta["held_since"] > meta["published_at"]
