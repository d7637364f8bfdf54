"""A copy of the database holds every row as of one moment, and goes into another database with nothing lost."""

import threading
from collections.abc import Iterator
from typing import Any
from uuid import uuid4

import psycopg
import pytest
from psycopg import sql

from models.tables.dump import TableRows, open_moment
from models.tables.load import holds_rows, load
from models.tables.sweep import sweep
from tests.models.tables.conftest import World


@pytest.fixture
def other_url(server_url: str) -> Iterator[str]:
    """A database without any table."""
    name = f"other_{uuid4().hex[:12]}"
    with psycopg.connect(server_url, autocommit=True) as connection:
        connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
    yield server_url.replace("/postgres?", f"/{name}?")
    with psycopg.connect(server_url, autocommit=True) as connection:
        connection.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))


def copy_of(url: str) -> tuple[str, list[TableRows], dict[str, int], dict[str, bytes]]:
    with open_moment(url) as moment:
        rows = {table.name: b"".join(moment.read(table)) for table in moment.tables}
        return moment.revision, moment.tables, moment.sequences, rows


def test_what_is_copied_is_there_again(world: World, connection: psycopg.Connection[Any], other_url: str) -> None:
    world.publish("first")
    connection.execute("INSERT INTO profiles (url, headline, tags) VALUES ('ada', E'Tab\\tand \\\\ line\\n', '{a,b}')")
    connection.execute("INSERT INTO tombstones (entity, entity_id) VALUES ('profile', gen_random_uuid())")
    revision, tables, sequences, rows = copy_of(world.url)
    assert not holds_rows(other_url)
    load(other_url, revision, tables, sequences, lambda table: [rows[table.name]])
    assert holds_rows(other_url)
    assert copy_of(other_url)[3] == rows
    with psycopg.connect(other_url) as there:
        assert world.read_all(there) == world.read_all(connection)
        assert there.execute("SELECT count(*) FROM changes").fetchone() == (2,), "loading recorded no changes"
    assert World(other_url, world.engine).load("second"), "what is loaded next gets numbers of its own"


def test_loading_again_replaces_everything(world: World, other_url: str) -> None:
    revision, tables, sequences, rows = copy_of(world.url)
    for _ in range(2):
        load(other_url, revision, tables, sequences, lambda table: [rows[table.name]])
        assert copy_of(other_url)[3] == rows


def test_a_moment_is_not_disturbed_by_what_comes_after(world: World, connection: psycopg.Connection[Any]) -> None:
    from datetime import timedelta

    world.publish("kept")
    with open_moment(world.url) as moment:
        tables = {table.name: table for table in moment.tables}
        before = b"".join(moment.read(tables["posting_matches"]))
        connection.execute("DELETE FROM match_run_pointers WHERE run_id <> 'kept'")
        janitor = threading.Thread(target=sweep, args=[world.url, 1], kwargs={"grace": timedelta(0), "tries": 1})
        janitor.start()
        world.publish("later")
        assert b"".join(moment.read(tables["posting_matches"])) == before
        janitor.join()
