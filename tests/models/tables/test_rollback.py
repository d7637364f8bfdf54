"""Rolling back under readers: one earlier run, whole, and nothing newer until the release."""

import time
from typing import Any

import psycopg
import pytest

from models.tables.publish import PublishRefused
from models.tables.rollback import list_runs, release, rollback
from models.tables.sweep import sweep
from tests.models.tables.conftest import World


def test_rollback_brings_the_earlier_run_back(world: World, connection: psycopg.Connection[Any]) -> None:
    world.publish("good")
    world.publish("bad")
    started = time.monotonic()
    rollback(world.url, "good")
    assert time.monotonic() - started < 60
    assert {band for bands in world.read_all(connection) for band in bands} == {"good"}
    with pytest.raises(PublishRefused, match="unknown or no longer kept"):
        rollback(world.url, "never published")


def test_nothing_newer_is_published_until_the_release(world: World, connection: psycopg.Connection[Any]) -> None:
    world.publish("trusted")
    world.publish("doubtful")
    rollback(world.url, "trusted")
    with pytest.raises(PublishRefused, match="held at run trusted"):
        world.publish("newer")
    assert {band for bands in world.read_all(connection) for band in bands} == {"trusted"}
    assert release(world.url) == "trusted"
    assert release(world.url) is None
    world.publish("newest")
    assert {band for bands in world.read_all(connection) for band in bands} == {"newest"}


def test_the_list_says_what_can_be_read_again(world: World) -> None:
    for number in range(4):
        world.publish(f"listed {number}")
    rollback(world.url, "listed 2")
    sweep(world.url, keep_runs=2)
    runs = list_runs(world.url)
    rows = sum(len(world.owners[side]) for side in world.owners) * world.length
    assert [(run.id, run.rows, run.current, run.held) for run in runs] == [
        ("listed 3", rows, False, False),
        ("listed 2", rows, True, True),
    ]
    assert runs[0].published_at > runs[1].published_at
