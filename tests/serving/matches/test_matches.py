"""What a client with the token sees of both lists: whole, in one run, with reasons, and without whoever went."""

from typing import Any

import psycopg
import pytest
from fastapi.testclient import TestClient

from models.tables.sweep import sweep
from serving.matches.schemas import PostingMatches, ProfileMatches
from tests.serving.conftest import Publish
from tests.serving.invented import identify

PERSON = identify("profile", 0)
POSTING = identify("posting", 0)
THEIRS = f"/v1/profiles/{PERSON}/matches"
ITS = f"/v1/postings/{POSTING}/matches"


def read_list(client: TestClient, path: str, limit: int) -> list[dict[str, Any]]:
    """The whole list, page by page; every page must come from one run."""
    items, cursor, runs = [], "", set()
    while cursor is not None:
        page = client.get(path, params={"limit": limit} | ({"cursor": cursor} if cursor else {})).json()
        items += page["items"]
        cursor = page["next"]
        runs.add(page["run"]["id"])
    assert len(runs) == 1
    return items


def told_by(item: dict[str, Any]) -> str:
    """The run that the row's reasons name."""
    return item["reasons"]["constraints"][0]["reason"].split(":")[0]


@pytest.fixture
def changes(database_url: str, publish: Publish) -> Any:
    """Runs statements, and takes away afterwards what they did."""

    def change(statement: str, *parameters: Any) -> None:
        with psycopg.connect(database_url) as connection:
            connection.execute(statement, parameters)  # type: ignore[arg-type]

    yield change
    change("DELETE FROM tombstones")
    change("DELETE FROM profiles")
    change("DELETE FROM postings")
    change("DELETE FROM profile_extractions")


def test_before_anything_is_published_the_lists_are_empty(client: TestClient, rows: None) -> None:
    for path in (THEIRS, ITS):
        assert client.get(path).json() == {"run": None, "next": None, "items": []}


def test_a_persons_list_is_whole_and_in_order(client: TestClient, publish: Publish) -> None:
    publish("one")
    items = read_list(client, THEIRS, limit=10)
    assert [item["rank"] for item in items] == list(range(1, 26))
    assert [item["posting"]["id"] for item in items] == [str(identify("posting", number)) for number in range(25)]


def test_both_lists_look_as_their_schemas_say(client: TestClient, publish: Publish) -> None:
    publish("two")
    for path, schema in ((THEIRS, PostingMatches), (ITS, ProfileMatches)):
        answer = client.get(path, params={"limit": 4})
        assert schema.model_validate_json(answer.content, strict=True).model_dump(mode="json") == answer.json()


def test_a_row_says_why_and_never_a_percentage(client: TestClient, publish: Publish) -> None:
    publish("three")
    first = client.get(ITS).json()["items"][0]
    assert first["profile"]["name"] == "Robin Example 0" and first["profile"]["place"]["city"] == "Leeds"
    assert (first["rank"], first["fit"], first["band"], first["calibrated"]) == (1, 0.99, "good", False)
    assert first["reasons"]["constraints"][0]["reason"] == "run three: «Leeds»"
    assert "%" not in client.get(ITS).text


def test_reading_goes_on_in_its_run_while_others_are_published(client: TestClient, publish: Publish) -> None:
    publish("before")
    page = client.get(THEIRS, params={"limit": 10}).json()
    publish("after")
    items = page["items"]
    while page["next"]:
        page = client.get(THEIRS, params={"limit": 10, "cursor": page["next"]}).json()
        items += page["items"]
    assert [item["rank"] for item in items] == list(range(1, 26))
    assert {told_by(item) for item in items} == {"run before"}
    assert {told_by(item) for item in read_list(client, THEIRS, 25)} == {"run after"}


def test_a_cursor_into_a_run_that_is_no_longer_kept_is_gone(
    client: TestClient, publish: Publish, database_url: str
) -> None:
    publish("old")
    cursor = client.get(THEIRS, params={"limit": 10}).json()["next"]
    publish("new")
    sweep(database_url, keep_runs=1)
    answer = client.get(THEIRS, params={"cursor": cursor})
    assert answer.status_code == 410
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["type"] == "urn:matchmill:expired-cursor"
    assert len(read_list(client, THEIRS, 10)) == 25


def test_a_cursor_belongs_to_its_owner_and_cannot_be_altered(client: TestClient, publish: Publish) -> None:
    publish("sealed")
    cursor = client.get(THEIRS, params={"limit": 10}).json()["next"]
    other = f"/v1/profiles/{identify('profile', 1)}/matches"
    assert client.get(other, params={"cursor": cursor}).status_code == 400
    altered = cursor[:-6] + ("AAAAAA" if cursor[-6:] != "AAAAAA" else "BBBBBB")
    assert client.get(THEIRS, params={"cursor": altered}).status_code == 400


@pytest.mark.parametrize(
    "withdraw",
    [
        "UPDATE postings SET status = 'closed' WHERE id = %s",
        "INSERT INTO tombstones (entity, entity_id) VALUES ('posting', %s)",
        "DELETE FROM postings WHERE id = %s",
    ],
)
def test_a_posting_that_goes_leaves_every_list_at_once(
    client: TestClient, publish: Publish, changes: Any, withdraw: str
) -> None:
    publish(withdraw)
    changes(withdraw, POSTING)
    items = read_list(client, THEIRS, 10)
    assert [item["rank"] for item in items] == list(range(2, 26))
    assert client.get(ITS).status_code == 404


@pytest.mark.parametrize(
    "withdraw",
    [
        "UPDATE profile_extractions SET status = 'hidden' WHERE id = %s",
        "INSERT INTO tombstones (entity, entity_id) VALUES ('profile', %s)",
        "INSERT INTO profiles (id, url, status) VALUES (%s, 'robin', 'hidden')",
        "INSERT INTO profiles (id, url, deleted_at) VALUES (%s, 'robin', now())",
    ],
)
def test_a_person_who_hides_leaves_every_list_at_once(
    client: TestClient, publish: Publish, changes: Any, withdraw: str
) -> None:
    publish(withdraw)
    changes(withdraw, PERSON)
    assert [item["rank"] for item in read_list(client, ITS, 10)] == [2, 3, 4]
    assert client.get(THEIRS).status_code == 404
    assert client.get(f"/v1/profiles/{PERSON}").status_code == 404


def test_a_persons_own_words_show_in_the_list(client: TestClient, publish: Publish, changes: Any) -> None:
    publish("own words")
    changes("INSERT INTO profiles (id, url, headline, city) VALUES (%s, 'robin', 'Matron', 'York')", PERSON)
    first = client.get(ITS).json()["items"][0]["profile"]
    assert (first["headline"], first["name"]) == ("Matron", "Robin Example 0")
    assert (first["place"]["city"], first["place"]["location"]) == ("York", None)


@pytest.mark.parametrize("path", [THEIRS, ITS, f"/v1/profiles/{PERSON}"])
@pytest.mark.parametrize("header", [None, "Bearer wrong", "Bearer ", "Basic YTpi", "Bearer ä-token-for-tests-only"])
def test_without_the_token_no_person_is_shown(stranger: TestClient, rows: None, path: str, header: str | None) -> None:
    answer = stranger.get(path, headers=[(b"Authorization", header.encode())] if header else [])
    assert answer.status_code == 401
    assert answer.headers["www-authenticate"].startswith("Bearer")
    assert answer.headers["content-type"] == "application/problem+json"
    assert "Robin" not in answer.text


def test_what_shows_a_person_is_stored_nowhere_on_the_way(client: TestClient, publish: Publish) -> None:
    publish("unstored")
    assert client.get(ITS).headers["cache-control"] == "no-store"
