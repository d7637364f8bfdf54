"""A run whose Postgres is killed, hangs or is away for a while says so, waits and completes; readers lose nothing."""

import os
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from pipelines.postgres import EmbeddedPostgres
from tests.pipelines.small import FEW, drop_person, people, servers
from tests.pipelines.watching import eventually, matchmill

MINUTE = pytest.param(60.0, marks=pytest.mark.soak, id="a minute")
MOMENT = pytest.param(6.0, id="a moment")


@contextmanager
def run_until(home: Path, step: str, **environment: str) -> "Iterator[tuple[subprocess.Popen[str], list[str]]]":
    """A run that has just ended that step, and what it has said."""
    run, said = matchmill(home, "run", **FEW, **environment), list[str]()
    try:
        assert run.stdout
        for line in run.stdout:
            said.append(line)
            if f"{step}: done" in line:
                break
        yield run, said
    finally:
        run.kill()
        run.communicate()


def rest_of(run: "subprocess.Popen[str]", said: list[str]) -> str:
    rest, _ = run.communicate(timeout=200)
    return "".join([*said, rest])


def test_a_run_completes_though_its_postgres_is_killed(embedded_home: Path) -> None:
    before = people(embedded_home)
    drop_person(embedded_home, 10)
    with run_until(embedded_home, "current_profiles") as (run, said):
        postmaster = next(process for process in servers(embedded_home) if "-D" in process.cmdline())
        os.kill(postmaster.pid, signal.SIGKILL)
        told = rest_of(run, said)
    assert run.returncode == 0, told
    assert "Postgres was killed by signal 9; it is started again" in told
    assert people(embedded_home) == before + 1


@pytest.mark.parametrize("seconds", [MOMENT, MINUTE])
def test_a_run_completes_though_its_postgres_hangs_for(seconds: float, embedded_home: Path) -> None:
    before = people(embedded_home)
    drop_person(embedded_home, 20 + int(seconds))
    with run_until(embedded_home, "current_profiles") as (run, said):
        hung = servers(embedded_home)
        for process in hung:
            process.suspend()
        time.sleep(seconds)
        assert run.poll() is None, "it must wait"
        for process in hung:
            process.resume()
        told = rest_of(run, said)
    assert run.returncode == 0, told
    assert "Postgres does not answer; waiting for it" in told and "Postgres answers again" in told
    assert people(embedded_home) == before + 1


@pytest.fixture
def own_server(tmp_path: Path, embedded_home: Path) -> Iterator[EmbeddedPostgres]:
    """The small home's database as somebody else's server, which nobody of ours starts again."""
    server = EmbeddedPostgres(embedded_home)
    server.start()
    yield server
    server.stop()


@pytest.mark.parametrize("seconds", [MOMENT, MINUTE])
def test_a_run_completes_though_a_given_postgres_is_stopped_for(
    seconds: float, embedded_home: Path, own_server: EmbeddedPostgres
) -> None:
    drop_person(embedded_home, 100 + int(seconds))
    with run_until(embedded_home, "current_profiles", DATABASE_URL=own_server.connect_url) as (run, said):
        own_server.stop()
        time.sleep(seconds)
        own_server.start()
        told = rest_of(run, said)
    assert run.returncode == 0, told
    assert "the database does not answer; trying again for up to" in told


def test_a_run_gives_up_in_a_sentence_and_the_next_one_heals(embedded_home: Path, own_server: EmbeddedPostgres) -> None:
    drop_person(embedded_home, 30)
    short = {"DATABASE_URL": own_server.connect_url, "MATCHMILL_DATABASE_WAIT_SECONDS": "1"}
    with run_until(embedded_home, "current_profiles", **short) as (run, said):
        own_server.stop()
        told = rest_of(run, said)
    assert run.returncode == 2
    assert "the database has been away for 1 s: see that it runs, then start this run again" in told
    assert "Traceback" not in told
    before = people(embedded_home)
    again = matchmill(embedded_home, "run", **FEW)
    assert again.communicate(timeout=200) and again.returncode == 0
    assert people(embedded_home) == before + 1
    assert eventually(lambda: not servers(embedded_home), 5)
