"""What the real API answers about some people and postings of a home, for comparing two homes."""

from typing import Any

from fastapi.testclient import TestClient
from pydantic import SecretStr

from serving.app import create_app
from serving.settings import Settings
from tests.pipelines.homes import Home

TOKEN = "a-token-for-tests-only"


def answers(home: Home, profiles: list[str], postings: list[str]) -> dict[str, Any]:
    """Status and body by path: the lists, and each of them with its matches."""
    paths = ["/v1/postings?limit=50", "/v1/meta"]
    for noun, ids in (("profiles", profiles), ("postings", postings)):
        paths += [f"/v1/{noun}/{one}{more}" for one in ids for more in ("", "/matches?limit=50")]
    app = create_app(Settings(database_url=SecretStr(home.url), token=SecretStr(TOKEN)))
    with TestClient(app, headers={"Authorization": f"Bearer {TOKEN}"}) as client:
        return {path: (answer.status_code, answer.json()) for path in paths for answer in [client.get(path)]}


def some_ids(home: Home, count: int = 6) -> tuple[list[str], list[str]]:
    """Identifiers of people and postings that stand in lists."""
    people = home.query("select distinct profile_id::text as id from profile_matches order by 1")
    postings = home.query("select distinct posting_id::text as id from posting_matches order by 1")
    return tuple([row["id"] for row in rows[:: max(1, len(rows) // count)]] for rows in (people, postings))  # type: ignore[return-value]
