"""What everyone sees of postings: pages without gaps or doubles, filters, one posting whole, and nothing closed."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

import psycopg
import pytest
from fastapi.testclient import TestClient

from models.tables.writes import write_postings
from serving.postings.schemas import PostingDetail, PostingPage
from tests.serving.invented import identify, posting_row

FIRST = identify("posting", 0)


@pytest.fixture(autouse=True)
def postings(rows: None) -> None:
    """Every test starts from the same rows."""


def pages(client: TestClient, **query: Any) -> Iterator[list[dict[str, Any]]]:
    cursor = None
    while True:
        page = client.get("/v1/postings", params=query | ({"cursor": cursor} if cursor else {})).json()
        yield page["items"]
        if (cursor := page["next"]) is None:
            return


def ids(client: TestClient, **query: Any) -> list[str]:
    return [item["id"] for page in pages(client, **query) for item in page]


def test_all_pages_together_are_the_list_the_latest_first(stranger: TestClient) -> None:
    sizes = [len(page) for page in pages(stranger, limit=10)]
    dates = [item["date_posted"] for page in pages(stranger, limit=10) for item in page]
    assert sizes == [10, 10, 5]
    assert dates == sorted(dates, reverse=True)
    assert set(ids(stranger, limit=10)) == {str(identify("posting", number)) for number in range(25)}


def test_a_full_last_page_says_that_it_is_the_last(stranger: TestClient) -> None:
    assert [len(page) for page in pages(stranger, limit=5)] == [5] * 5


def test_a_page_looks_as_its_schema_says(stranger: TestClient) -> None:
    answer = stranger.get("/v1/postings")
    assert PostingPage.model_validate_json(answer.content, strict=True).model_dump(mode="json") == answer.json()


@pytest.mark.parametrize(
    ("query", "numbers"),
    [
        ({"country": "GB"}, range(1, 25, 2)),
        ({"employment_type": "TEMPORARY"}, range(0, 25, 3)),
        ({"country": "DE", "employment_type": "FULL_TIME"}, range(0, 25, 6)),
        ({"remote": "remote"}, ()),
    ],
)
def test_filters_hold_on_every_page(stranger: TestClient, query: dict[str, str], numbers: range) -> None:
    assert set(ids(stranger, limit=3, **query)) == {str(identify("posting", number)) for number in numbers}


def test_a_cursor_belongs_to_its_filters(stranger: TestClient) -> None:
    cursor = stranger.get("/v1/postings", params={"limit": 3, "country": "GB"}).json()["next"]
    assert stranger.get("/v1/postings", params={"limit": 3, "country": "DE", "cursor": cursor}).status_code == 400


def test_what_is_published_between_two_pages_makes_no_doubles(stranger: TestClient, database_url: str) -> None:
    first = stranger.get("/v1/postings", params={"limit": 10}).json()
    newer = [posting_row(number, date_posted="2026-02-01") for number in range(25, 30)]
    write_postings(database_url, [*newer, *(posting_row(number) for number in range(25))])
    rest, cursor = [], first["next"]
    while cursor:
        page = stranger.get("/v1/postings", params={"limit": 10, "cursor": cursor}).json()
        rest, cursor = rest + page["items"], page["next"]
    seen = [item["id"] for item in first["items"] + rest]
    assert len(seen) == len(set(seen)) == 25


def test_one_posting_whole(stranger: TestClient) -> None:
    answer = stranger.get(f"/v1/postings/{FIRST}")
    posting = PostingDetail.model_validate_json(answer.content, strict=True)
    assert posting.model_dump(mode="json") == answer.json()
    (asked,) = posting.requirements
    assert posting.description[asked.start : asked.end] == asked.text
    assert asked.skill_id == "wound-care"
    assert posting.pay.min == 19.5 and posting.place.city == "Leeds"


def closed(connection: psycopg.Connection[Any]) -> None:
    connection.execute("UPDATE postings SET status = 'closed' WHERE id = %s", [FIRST])


def erased(connection: psycopg.Connection[Any]) -> None:
    connection.execute("INSERT INTO tombstones (entity, entity_id) VALUES ('posting', %s)", [FIRST])


def closed_by_the_employer(connection: psycopg.Connection[Any]) -> None:
    company = connection.execute(
        "INSERT INTO companies (slug, name) VALUES ('aire', 'Aire Valley Care') RETURNING id"
    ).fetchone()
    own = connection.execute(
        "INSERT INTO employer_postings (company_id, title, status) VALUES (%s, 'Nurse', 'open') RETURNING id", company
    ).fetchone()
    connection.execute("UPDATE postings SET employer_posting_id = %s WHERE id = %s", [*(own or []), FIRST])
    connection.execute("UPDATE employer_postings SET status = 'closed' WHERE id = %s", own)


@pytest.mark.parametrize("withdraw", [closed, erased, closed_by_the_employer])
def test_what_is_withdrawn_is_gone_at_once(stranger: TestClient, database_url: str, withdraw: Any) -> None:
    assert UUID(stranger.get(f"/v1/postings/{FIRST}").json()["id"]) == FIRST
    with psycopg.connect(database_url) as connection:
        withdraw(connection)
    try:
        assert stranger.get(f"/v1/postings/{FIRST}").status_code == 404
        assert str(FIRST) not in ids(stranger, limit=10)
    finally:
        with psycopg.connect(database_url) as connection:
            connection.execute("DELETE FROM tombstones")
            connection.execute("DELETE FROM postings WHERE id = %s", [FIRST])
