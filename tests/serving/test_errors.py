"""Every error is a problem document (RFC 9457) that tells the caller what to do and nothing of the inside."""

import logging
from typing import Any

import psycopg
import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

UNKNOWN = "/v1/postings/00000000-0000-4000-8000-000000000000"


def problem(answer: Any, status: int) -> dict[str, Any]:
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    body = answer.json()
    assert body["status"] == status
    assert body["instance"].endswith(answer.headers["x-request-id"])
    return body


def test_an_unknown_route_and_a_wrong_method(client: TestClient) -> None:
    assert problem(client.get("/v2/postings"), 404)["title"] == "Not Found"
    answer = client.delete("/v1/postings")
    problem(answer, 405)
    assert answer.headers["allow"] == "GET"


def test_an_unknown_posting(client: TestClient) -> None:
    assert "no such posting" in str(problem(client.get(UNKNOWN), 404)["detail"])


@pytest.mark.parametrize(
    ("query", "where"),
    [
        ("limit=0", "query.limit"),
        ("limit=101", "query.limit"),
        ("country=uk", "query.country"),
        ("remote=maybe", "query.remote"),
    ],
)
def test_a_wrong_parameter_is_named_and_not_echoed(client: TestClient, query: str, where: str) -> None:
    body = problem(client.get(f"/v1/postings?{query}"), 422)
    assert [fault["where"] for fault in body["faults"]] == [where]
    assert query.split("=")[1] not in str(body["faults"]).replace("100", "")


@pytest.mark.parametrize("cursor", ["x", "ä", "AAAA", "A" * 64, "eyJhIjoxfQ=="])
def test_a_cursor_that_is_not_ours(client: TestClient, cursor: str) -> None:
    body = problem(client.get("/v1/postings", params={"cursor": cursor}), 400)
    assert body["type"] == "urn:matchmill:malformed-cursor"


def test_a_failure_nobody_expected_shows_nothing_of_itself(
    app: FastAPI, client: TestClient, database_url: str, caplog: pytest.LogCaptureFixture
) -> None:
    with psycopg.connect(database_url, autocommit=True) as owner:
        owner.execute("ALTER TABLE postings RENAME COLUMN title TO hidden_secret")
        try:
            with caplog.at_level(logging.INFO, "matchmill.api"):
                body = problem(client.get(UNKNOWN), 500)
        finally:
            owner.execute("ALTER TABLE postings RENAME COLUMN hidden_secret TO title")
    shown = str(body) + caplog.text
    assert "title" not in str(body["detail"]) and "hidden_secret" not in shown and "UndefinedColumn" in caplog.text
    assert str(body["instance"]).rpartition(":")[2] in caplog.text


def test_a_callers_request_id_is_kept_when_it_is_harmless(client: TestClient) -> None:
    assert client.get("/health/live", headers={"X-Request-Id": "mine-1"}).headers["x-request-id"] == "mine-1"
    assert client.get("/health/live", headers={"X-Request-Id": "a b"}).headers["x-request-id"] != "a b"


def test_a_log_line_has_the_route_and_no_query_string(client: TestClient, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO, "matchmill.api"):
        client.get("/v1/postings", params={"country": "GB"})
    assert "route=/v1/postings status=200" in caplog.text and "GB" not in caplog.text


def test_every_answer_carries_the_security_headers(client: TestClient) -> None:
    for path in ("/health/live", "/nowhere", "/openapi.json"):
        headers = client.get(path).headers
        assert headers["x-content-type-options"] == "nosniff"
        assert "default-src 'none'" in headers["content-security-policy"]
