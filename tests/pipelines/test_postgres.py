"""The embedded Postgres starts by itself, is shared, heals, and goes with the command that started it."""

import os
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import psutil
import psycopg
import pytest

from pipelines.cluster import ClusterError
from pipelines.postgres import EmbeddedPostgres, PostgresError, database
from pipelines.settings import Settings
from tests.pipelines.watching import eventually, leftovers, processes_of, python

HOLD = """
from pipelines.postgres import database
from pipelines.settings import load_settings
with database(load_settings()) as url:
    print(url, flush=True)
    input()
"""


@pytest.fixture
def home(new_home: Path) -> Path:
    """Nothing has been done on it."""
    return new_home


@contextmanager
def another_command(home: Path) -> "Iterator[subprocess.Popen[str]]":
    """A command that has the database of that home until it is sent a line."""
    process = python(home, "-c", HOLD)
    assert process.stdout is not None
    said = process.stdout.readline()
    assert said.startswith("postgresql://"), said + process.stdout.read()
    try:
        yield process
    finally:
        process.kill()
        process.wait()
        process.stdout.close()


def send_line(process: "subprocess.Popen[str]") -> None:
    assert process.stdin is not None
    process.stdin.write("\n")
    process.stdin.flush()


def postmaster(home: Path) -> psutil.Process:
    return psutil.Process(int((home / "postgres" / "data" / "postmaster.pid").read_text().split()[0]))


def query(url: str, statement: str) -> object:
    with psycopg.connect(url) as connection:
        cursor = connection.execute(statement)
        row = cursor.fetchone() if cursor.description else None
    return row and row[0]


def test_a_command_gets_a_migrated_database_and_leaves_nothing(settings: Settings, home: Path) -> None:
    with database(settings) as url:
        assert query(url, "select count(*) from alembic_version") == 1
        query(url, "create table kept as select 7 as number")
    assert eventually(lambda: not processes_of(home), 5)
    assert leftovers(home) == []
    with database(settings) as url:
        assert query(url, "select number from kept") == 7


def test_a_given_database_is_used_instead(settings: Settings, database_url: str) -> None:
    given = settings.model_copy(update={"database_url": Settings(database_url=database_url).database_url})
    with database(given) as url:
        assert url == database_url
    assert not given.home.exists()


def test_a_second_command_joins_the_first(settings: Settings, home: Path) -> None:
    with another_command(home) as first:
        server = postmaster(home)
        with database(settings) as url:
            assert query(url, "select 1") == 1
            assert postmaster(home) == server
        assert server.is_running()
        send_line(first)
        assert first.wait(10) == 0
    assert not eventually(server.is_running, 0)
    assert leftovers(home) == []


def test_the_first_command_waits_for_the_ones_that_joined(settings: Settings, home: Path) -> None:
    with another_command(home) as first:
        with database(settings) as url:
            send_line(first)
            with pytest.raises(subprocess.TimeoutExpired):
                first.wait(1)
            assert query(url, "select 1") == 1
        assert first.wait(10) == 0
    assert leftovers(home) == []


def test_a_killed_command_takes_its_server_with_it(settings: Settings, home: Path) -> None:
    with another_command(home) as command:
        server = postmaster(home)
        os.kill(command.pid, signal.SIGKILL)
        assert eventually(lambda: not server.is_running() or server.status() == psutil.STATUS_ZOMBIE, 10)
    with database(settings) as url:
        assert query(url, "select 1") == 1


def test_a_home_on_which_all_was_killed_is_reclaimed(settings: Settings, home: Path) -> None:
    with another_command(home) as command:
        query_before = query(EmbeddedPostgres(home).connect_url, "select count(*) from alembic_version")
        for process in reversed(processes_of(home)):  # the command last: nobody is left to put things away
            with suppress(psutil.NoSuchProcess):
                process.kill()
        command.wait()
    assert (home / "postgres" / "data" / "postmaster.pid").exists()
    with database(settings) as url:
        assert query(url, "select count(*) from alembic_version") == query_before


def test_a_pid_file_that_names_a_stranger_is_stale(settings: Settings, home: Path) -> None:
    with database(settings):
        pass
    stale = home / "postgres" / "data" / "postmaster.pid"
    stale.write_text(f"{os.getpid()}\n{stale.parent}\n1700000000\n5432\n/nowhere\n\n0 0\nready\n")
    with database(settings) as url:
        assert query(url, "select 1") == 1
    assert psutil.pid_exists(os.getpid())


def test_a_killed_server_starts_again_on_its_data(home: Path) -> None:
    server = EmbeddedPostgres(home)
    try:
        server.start()
        query(server.connect_url, "create table kept as select 7 as number")
        postmaster(home).kill()
        assert eventually(lambda: not server.healthy(), 5)
        server.stop()
        server.start()
        assert query(server.connect_url, "select number from kept") == 7
    finally:
        server.stop()


def test_two_homes_stand_side_by_side(tmp_path: Path, home: Path) -> None:
    deep = tmp_path / "a-folder-of-a-rather-long-name" / "below-another-folder-of-a-long-name" / "and-one-more" / "home"
    with database(Settings(home=home)) as first, database(Settings(home=deep)) as second:
        query(first, "create table only_here ()")
        assert query(second, "select to_regclass('only_here')") is None


def test_a_server_that_does_not_start_says_why(home: Path) -> None:
    with database(Settings(home=home)):
        pass
    (home / "postgres" / "data" / "postgresql.conf").write_text("no_such_setting = 1\n")
    with pytest.raises(PostgresError, match=r"does not start: configuration file .* contains errors; its last words"):
        EmbeddedPostgres(home).start()


def test_only_its_owner_starts_a_server(home: Path) -> None:
    with another_command(home), pytest.raises(PostgresError, match="another Matchmill process"):
        EmbeddedPostgres(home).start()


def test_nobody_else_on_the_machine_reaches_it(settings: Settings, home: Path) -> None:
    with database(settings):
        assert EmbeddedPostgres(home).cluster.sockets.stat().st_mode & 0o077 == 0
        assert not [kind for kind in postmaster(home).net_connections() if kind.family.name.startswith("AF_INET")]


def test_a_cluster_of_another_version_is_not_touched(settings: Settings, home: Path) -> None:
    (home / "postgres" / "data").mkdir(parents=True)
    (home / "postgres" / "data" / "PG_VERSION").write_text("16\n")
    with pytest.raises(ClusterError, match="PostgreSQL 16"), database(settings):
        pass


def test_a_database_that_cannot_be_reached_is_told_in_a_sentence(settings: Settings) -> None:
    away = Settings(home=settings.home, database_url="postgresql://me:hidden@127.0.0.1:1/db")  # pyright: ignore
    with pytest.raises(PostgresError) as refusal, database(away):
        pass
    assert "hidden" not in str(refusal.value) and "\n" not in str(refusal.value)
