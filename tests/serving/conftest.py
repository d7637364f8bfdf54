"""The API on the test module's database, and a client with the token and one without.

No rows are made here.
"""

from collections.abc import Iterator

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from pydantic import SecretStr

from serving.app import create_app
from serving.settings import Settings

TOKEN = "a-token-for-tests-only"


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
def stranger(app: FastAPI, client: TestClient) -> TestClient:
    """A caller without a token, of the same running app."""
    return TestClient(app, raise_server_exceptions=False)
