"""An erased person is in no table, everybody else is untouched, and nothing that is written later brings them back."""

from typing import Any
from uuid import UUID

import psycopg
import pytest

from models.tables.changes import read_profile_edits, read_tombstones
from models.tables.erasure import erase_people, find_by_address
from models.tables.rollback import list_runs
from models.tables.scrub import rewrite_tables
from models.tables.writes import write_extractions
from tests.models.tables.conftest import World


@pytest.fixture
def person(world: World, connection: psycopg.Connection[Any]) -> UUID:
    """The first person of the world, in two published runs, with own words, an account and a document."""
    world.publish(f"first {world.owners['profile'][0]}")
    world.publish(f"second {world.owners['profile'][0]}")
    person = world.owners["profile"][0]
    for statement in (
        "insert into accounts (id, email, role)"
        " values ('11111111-1111-4111-8111-111111111111', 'Ada@example.org', 'person')",
        "insert into profiles (id, account_id, url) values (%(id)s, '11111111-1111-4111-8111-111111111111', 'ada')",
        "insert into applications (profile_id, posting_id, posting_title) values (%(id)s, gen_random_uuid(), 'Nurse')",
        "insert into events (kind, profile_id) values ('seen', %(id)s)",
    ):
        connection.execute(statement, {"id": person})  # pyright: ignore[reportArgumentType]
    return person


def test_a_person_is_erased_from_every_table_and_run(
    world: World, connection: psycopg.Connection[Any], person: UUID
) -> None:
    def rows() -> int:
        (count,) = connection.execute("select count(*) from posting_matches").fetchone() or (0,)
        return count

    before = rows()
    assert find_by_address(world.url, " ada@EXAMPLE.org ") == [str(person)]
    counted = erase_people(world.url, [str(person)], [], {}, dry_run=True)
    assert rows() == before and read_tombstones(world.url) == []
    erased = erase_people(world.url, [str(person)], [], {})
    assert erased == counted
    assert erased.rows["profiles"] == erased.rows["applications"] == erased.rows["accounts"] == 1
    assert rows() == before - erased.rows["posting_matches"] < before
    for table, column in (
        ("profile_matches", "profile_id"),
        ("posting_matches", "profile_id"),
        ("events", "profile_id"),
    ):
        assert connection.execute(f"select from {table} where {column} = %s", [person]).fetchall() == [], table
    counts = "select (select sum(row_count) from match_sets), (select count(*) from profile_matches) + %s"
    told, there = connection.execute(counts, [rows()]).fetchone() or (0, 1)
    assert told == there, "sets know how many rows they have"
    assert len(list_runs(world.url)) >= 2, "both runs can be gone back to"
    assert rewrite_tables(world.url, erased.tables) == []

    assert read_tombstones(world.url) == [str(person)]
    (*_, edit) = read_profile_edits(world.url, 0)
    assert (edit["profile_id"], edit["operation"], edit["fields"]) == (str(person), "erase", "{}")
    again = {"id": str(person), "status": "open", "document_id": "d", "source": "s", "parser_version": "1"}
    again |= {"content_hash": "c", "received_at": "2026-05-01T00:00:00+00:00", "text_characters": 1}
    written = write_extractions(world.url, [{**again, "hidden_characters": 0, "documents": 1}], complete=False)
    assert (written.written, written.refused) == (0, 1)
    assert erase_people(world.url, [str(person)], [], {}).rows == {}, "a second time there is nothing left"
