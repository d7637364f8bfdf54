"""The OpenAPI document is valid, names every operation for good, and tells no lie about errors and the token."""

from typing import Any

import pytest
from fastapi.testclient import TestClient
from openapi_spec_validator import validate

OPERATIONS = {
    "list_postings": "/v1/postings",
    "read_posting_detail": "/v1/postings/{posting_id}",
    "read_profile": "/v1/profiles/{profile_id}",
    "list_profile_matches": "/v1/profiles/{profile_id}/matches",
    "list_posting_matches": "/v1/postings/{posting_id}/matches",
    "read_meta": "/v1/meta",
    "read_live": "/health/live",
    "read_ready": "/health/ready",
}
GUARDED = {"read_profile", "list_profile_matches", "list_posting_matches"}


@pytest.fixture(scope="module")
def document(client: TestClient) -> dict[str, Any]:
    return client.get("/openapi.json").json()


@pytest.fixture(scope="module")
def operations(document: dict[str, Any]) -> dict[str, Any]:
    return {entry["get"]["operationId"]: (path, entry["get"]) for path, entry in document["paths"].items()}


def test_it_is_valid(document: dict[str, Any]) -> None:
    validate(document)


def test_operations_keep_their_names(operations: dict[str, Any]) -> None:
    assert {name: path for name, (path, _) in operations.items()} == OPERATIONS


def test_only_what_shows_a_person_wants_the_token(operations: dict[str, Any]) -> None:
    assert {name for name, (_, operation) in operations.items() if "security" in operation} == GUARDED
    assert all("401" in operations[name][1]["responses"] for name in GUARDED)


def test_every_error_is_described_as_a_problem(operations: dict[str, Any]) -> None:
    for _, operation in operations.values():
        errors = {status: answer for status, answer in operation["responses"].items() if status >= "4"}
        for answer in errors.values():
            assert list(answer["content"]) == ["application/problem+json"]


def test_every_answer_has_an_example(operations: dict[str, Any]) -> None:
    for name, (_, operation) in operations.items():
        content = operation["responses"]["200"]["content"]["application/json"]
        assert "example" in content or "examples" in content, name


def test_the_docs_page_may_load_what_it_needs(client: TestClient) -> None:
    page = client.get("/docs")
    assert "/openapi.json" in page.text
    assert "https://cdn.jsdelivr.net" in page.headers["content-security-policy"]
