"""Fixtures for tests that need a real Postgres: one embedded server a session, one fresh database a test module.

No rows are made here.
"""

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import psycopg
import pytest
from psycopg import sql

from models.tables.migrations import upgrade
from pipelines.postgres import EmbeddedPostgres
from tests.soak_report import SoakReport


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--soak-report", metavar="PATH", help="write what was run, and what came of it, as Markdown")


def pytest_configure(config: pytest.Config) -> None:
    if path := config.getoption("--soak-report"):
        config.pluginmanager.register(SoakReport(Path(path)))


@pytest.fixture(scope="session")
def server_url() -> Iterator[str]:
    """The address of the embedded server's own database, which stays empty.

    Its folder is not one of pytest's: one was cleared away under a running server while other sessions came and went.
    The server is our own, which a watchdog ends when this session is killed.
    """
    folder = Path(tempfile.mkdtemp(prefix="postgres-of-tests-"))
    server = EmbeddedPostgres(folder)
    try:
        server.start()
        yield server.connect_url.replace("/matchmill?", "/postgres?")
    finally:
        server.stop()
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
def migrated_template(server_url: str) -> str:
    """A database at the newest migration that others are copied from: copying is quicker than migrating."""
    with psycopg.connect(server_url, autocommit=True) as connection:
        connection.execute("CREATE DATABASE migrated")
    upgrade(server_url.replace("/postgres?", "/migrated?"))
    return "migrated"


@pytest.fixture(scope="module")
def database_url(server_url: str, migrated_template: str) -> Iterator[str]:
    """The address of a migrated database without rows, this test module's own."""
    name = f"test_{uuid4().hex[:12]}"
    with psycopg.connect(server_url, autocommit=True) as connection:
        connection.execute(
            sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(sql.Identifier(name), sql.Identifier(migrated_template))
        )
    yield server_url.replace("/postgres?", f"/{name}?")
    with psycopg.connect(server_url, autocommit=True) as connection:
        connection.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))
