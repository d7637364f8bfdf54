"""Publishing under readers: whoever reads sees one complete run, whatever the publisher and the janitor do."""

import threading
import time
from dataclasses import replace
from typing import Any

import polars as pl
import psutil
import psycopg
import pytest
from psycopg.errors import UniqueViolation

from models.frames import PUBLISHED_MATCHES
from models.tables.match import PARENTS, MatchRun
from models.tables.priority import STEPS
from models.tables.publish import PublishRefused, Run, Since, current_run, flip, load_set, read_pointers
from tests.models.tables.conftest import LENGTH, World


def test_readers_of_both_sides_see_one_complete_run_during_twenty_publishes(world: World) -> None:
    world.publish("first")
    done, seen, faults = threading.Event(), [], []

    def read() -> None:
        with psycopg.connect(world.url, autocommit=True) as connection:
            while not done.is_set():
                lists = world.read_all(connection)
                runs = {band for bands in lists for band in bands}
                seen.append(runs)
                if len(runs) != 1 or any(len(bands) != world.length for bands in lists):
                    faults.append((runs, [len(bands) for bands in lists]))

    readers = [threading.Thread(target=read) for _ in range(3)]
    for reader in readers:
        reader.start()
    for number in range(20):
        world.publish(f"run {number}")
    done.set()
    for reader in readers:
        reader.join()
    assert faults == []
    assert len({run for runs in seen for run in runs}) > 5, "the readers should have seen runs change"


def test_an_idle_open_transaction_does_not_block_a_publish(world: World) -> None:
    world.publish("before the idle one")
    with psycopg.connect(world.url) as idle:
        idle.execute("SELECT count(*) FROM profile_matches, posting_matches")
        started = time.monotonic()
        world.publish("beside the idle one")
        assert time.monotonic() - started < 5
        assert {band for bands in world.read_all(psycopg.connect(world.url, autocommit=True)) for band in bands} == {
            "beside the idle one"
        }


def test_a_crash_between_load_and_flip_leaves_readers_where_they_were(
    world: World, connection: psycopg.Connection[Any]
) -> None:
    world.publish("whole")
    world.load("never flipped")
    with pytest.raises(RuntimeError), world.engine.begin() as transaction:
        flip(transaction, Run("half", world.shards, "lexical"), world.load("half"))
        raise RuntimeError("killed before the commit")
    assert {band for bands in world.read_all(connection) for band in bands} == {"whole"}


def test_only_named_places_change(world: World) -> None:
    before = world.publish("all places")
    one = load_set(world.url, "profile", 1, world.rows("profile", 1, "one place"))
    world.flip("one place", {("profile", 1): one})
    with world.engine.connect() as connection:
        assert read_pointers(connection) == {**before, ("profile", 1): one}
        assert current_run(connection) == "one place"


def test_the_run_says_what_made_it(world: World) -> None:
    run = Run("told", world.shards, "hybrid", {"taxonomy": "1"}, {"board": "2026-01-01T00:00:00Z"}, {"matches": 120})
    with world.engine.begin() as connection:
        flip(connection, run, world.load("told"))
        row = connection.execute(MatchRun.__table__.select().where(MatchRun.id == "told")).one()
    assert (row.regime, row.versions, row.data_as_of, row.counts, row.shards) == (
        "hybrid",
        {"taxonomy": "1"},
        {"board": "2026-01-01T00:00:00Z"},
        {"matches": 120},
        world.shards,
    )


def test_flipping_twice_to_the_same_run_does_nothing(world: World) -> None:
    sets = world.publish("twice")
    world.flip("twice", sets)
    with pytest.raises(PublishRefused, match="published before"):
        world.flip("twice", world.load("twice"))


def test_a_run_that_would_not_be_complete_is_refused(world: World) -> None:
    sets = world.publish("complete")
    with pytest.raises(PublishRefused, match="no set for profile 2, posting 2"), world.engine.begin() as connection:
        flip(connection, Run("more shards", 3, "lexical"), sets)
    with pytest.raises(PublishRefused, match="posting 1 is not loaded"):
        world.flip("wrong shard", {**sets, ("posting", 1): sets["posting", 0]})


def test_the_same_content_is_loaded_once(world: World) -> None:
    rows = world.rows("posting", 0, "keyed")
    first = load_set(world.url, "posting", 0, rows, key="content")
    assert load_set(world.url, "posting", 0, rows, key="content") == first
    assert load_set(world.url, "posting", 0, rows, key="other content") != first


def test_a_set_is_told_by_what_differs_from_an_earlier_one(world: World, connection: psycopg.Connection[Any]) -> None:
    rows = world.rows("profile", 0, "earlier")
    load_set(world.url, "profile", 0, rows, key="earlier")
    changed = [row | {"band": "now"} if row["rank"] == 2 else row for row in rows if row["rank"] < LENGTH]
    gone = [row for row in rows if row["rank"] in (2, LENGTH)]
    since = Since(
        "earlier",
        [row for row in changed if row["rank"] == 2],
        ([row["profile_id"] for row in gone], [row["rank"] for row in gone]),
    )
    for told in (since, replace(since, key="swept long ago")):
        set_id = load_set(world.url, "profile", 0, changed, since=told)
        stored = connection.execute(
            "SELECT profile_id::text, rank, band FROM profile_matches WHERE set_id = %s", [set_id]
        ).fetchall()
        assert sorted(stored) == sorted((row["profile_id"], row["rank"], row["band"]) for row in changed)
        counted = connection.execute("SELECT row_count FROM match_sets WHERE id = %s", [set_id]).fetchone()
        assert counted == (len(changed),)


def test_two_rows_of_one_rank_are_refused(world: World) -> None:
    rows = world.rows("profile", 0, "doubled")
    with pytest.raises(UniqueViolation):
        load_set(world.url, "profile", 0, [*rows, rows[0]])


def test_a_frame_is_loaded_as_it_is(world: World, connection: psycopg.Connection[Any]) -> None:
    rows = world.rows("profile", 0, "frame")
    frame = pl.DataFrame(rows, schema=PUBLISHED_MATCHES)
    set_id = load_set(world.url, "profile", 0, frame)
    columns = ", ".join(PUBLISHED_MATCHES)
    stored = connection.execute(
        f"SELECT {columns.replace('reasons', 'reasons::text')} FROM profile_matches WHERE set_id = %s", [set_id]
    )
    read = [dict(zip(PUBLISHED_MATCHES, row, strict=True)) for row in stored]
    assert [{**row, "profile_id": str(row["profile_id"]), "posting_id": str(row["posting_id"])} for row in read] == rows
    assert load_set(world.url, "profile", 1, frame.clear()) > set_id


def test_the_tables_have_the_columns_of_the_published_frame() -> None:
    for table in PARENTS.values():
        assert [column.name for column in table.__table__.columns] == [*PUBLISHED_MATCHES, "set_id"]


def test_loading_steps_back_behind_readers(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the server did for the loader ran at a lower priority than what it does for readers."""
    lowered: list[tuple[int, int]] = []
    nice = psutil.Process.nice

    def watch(process: psutil.Process, value: int | None = None) -> int | None:
        before = nice(process)
        answer = nice(process) if value is None else nice(process, value)
        if value is not None:
            lowered.append((before, nice(process)))
        return answer

    monkeypatch.setattr(psutil.Process, "nice", watch)
    load_set(world.url, "profile", 0, world.rows("profile", 0, "in the background"))
    assert len(lowered) == 2, "both connections of the loader"
    assert all(after >= min(before + STEPS, 19) for before, after in lowered)
