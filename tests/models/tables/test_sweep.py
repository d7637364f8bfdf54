"""The janitor drops what nobody needs, keeps what a rollback or a reader needs, and waits for nobody."""

import threading
import time
from datetime import timedelta
from typing import Any

import psycopg
import pytest

from models.tables.publish import PublishRefused, load_set
from models.tables.rollback import rollback
from models.tables.sweep import sweep
from tests.models.tables.conftest import PIN, World

NOW = timedelta(0)


def leaves(connection: psycopg.Connection[Any]) -> set[int]:
    found = connection.execute(r"SELECT relname FROM pg_class WHERE relkind = 'r' AND relname ~ '_matches_s\d+$'")
    return {int(name.rpartition("s")[2]) for (name,) in found}


def test_it_keeps_the_latest_runs_and_drops_all_else(world: World, connection: psycopg.Connection[Any]) -> None:
    world.publish("1")
    kept = {**world.publish("2")}, {**world.publish("3")}
    world.load("crashed before its flip")
    connection.execute("INSERT INTO match_sets (side, shard) VALUES ('profile', 0)")  # killed before its table
    sweep(world.url, 2, grace=NOW)
    assert leaves(connection) == {set_id for sets in kept for set_id in sets.values()}
    assert connection.execute("SELECT count(*) FROM match_sets").fetchone() == (8,)
    with pytest.raises(PublishRefused):
        rollback(world.url, "1")
    rollback(world.url, "2")
    assert {band for bands in world.read_all(connection) for band in bands} == {"2"}


def test_the_current_run_stays_however_old(world: World, connection: psycopg.Connection[Any]) -> None:
    world.publish("old")
    for run_id in ("newer", "newest"):
        world.publish(run_id)
    rollback(world.url, "old")
    sweep(world.url, 1, grace=NOW)
    assert {band for bands in world.read_all(connection) for band in bands} == {"old"}
    assert connection.execute("SELECT run_id FROM match_run_pointers GROUP BY 1 ORDER BY 1").fetchall() == [
        ("newest",),
        ("old",),
    ]


def test_fresh_sets_are_left_alone(world: World, connection: psycopg.Connection[Any]) -> None:
    waiting = load_set(world.url, "profile", 0, world.rows("profile", 0, "waits for its flip"))
    sweep(world.url, 1)
    assert waiting in leaves(connection)


def test_a_reader_who_stays_is_neither_waited_for_nor_robbed(world: World, connection: psycopg.Connection[Any]) -> None:
    world.publish("read for long")
    with psycopg.connect(world.url) as reader:
        reader.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        reader.execute(PIN)
        owner = world.owners["profile"][0]
        assert world.read(reader, "profile", owner) == ["read for long"] * world.length
        for run_id in ("next", "after next"):
            world.publish(run_id)
        started = time.monotonic()
        swept = sweep(world.url, 1, grace=NOW, tries=2)
        assert time.monotonic() - started < 5
        assert swept.dropped == [] and swept.left
        assert world.read(reader, "profile", owner) == ["read for long"] * world.length
    assert sweep(world.url, 1, grace=NOW).left == []


def test_a_waiting_janitor_hardly_holds_readers_up(world: World) -> None:
    world.publish("a")
    world.publish("b")
    with psycopg.connect(world.url) as idle, psycopg.connect(world.url, autocommit=True) as reader:
        idle.execute(PIN)
        janitor = threading.Thread(target=sweep, args=(world.url, 1), kwargs={"grace": NOW, "tries": 3})
        janitor.start()
        slowest = 0.0
        while janitor.is_alive():
            started = time.monotonic()
            world.read_all(reader)
            slowest = max(slowest, time.monotonic() - started)
        assert slowest < 1
        idle.rollback()


def test_keeping_nothing_is_refused(world: World) -> None:
    with pytest.raises(ValueError, match="at least 1"):
        sweep(world.url, 0)
