"""A run whose Postgres is killed, hangs or is away for a while says so, waits and completes; readers lose nothing."""

import os
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil
import psycopg
import pytest

from pipelines.postgres import EmbeddedPostgres
from sample.truths import FILES
from tests.pipelines.watching import eventually, matchmill

MINUTE = pytest.param(60.0, marks=pytest.mark.soak, id="a minute")
MOMENT = pytest.param(6.0, id="a moment")
RESUME = FILES / "resumes" / "giulietta_marchbanks.txt"
FEW = {"MATCHMILL_MATCHED_SHARE_MIN": "0"}
"""Six postings need not suit anybody."""
PUBLISHED = "select (select count(*) from profile_extractions), (select count(*) from match_pointers)"


def drop_person(home: Path, number: int) -> None:
    folder = home / "inbox" / "resumes"
    folder.mkdir(parents=True, exist_ok=True)
    text = RESUME.read_text().replace("giulietta.marchbanks@", f"person{number}@")
    (folder / f"person{number}.txt").write_text(text)


@pytest.fixture(scope="module")
def small_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with an embedded Postgres on which a few documents have been published."""
    home = tmp_path_factory.mktemp("outages") / "home"
    for number in range(3):
        drop_person(home, number)
    (home / "inbox" / "postings").mkdir()
    for page in sorted((FILES / "postings" / "pages").glob("*.html"))[:6]:
        (home / "inbox" / "postings" / page.name).write_bytes(page.read_bytes())
    run = matchmill(home, "run", **FEW)
    said, _ = run.communicate(timeout=200)
    assert run.returncode == 0, said
    return home


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


def servers(home: Path) -> list[psutil.Process]:
    return EmbeddedPostgres(home).cluster.processes()


def people(home: Path) -> int:
    """How many people are published, by a command of its own; all pointers must be there."""
    server = EmbeddedPostgres(home)
    server.start()
    try:
        with psycopg.connect(server.connect_url) as connection:
            count, pointers = connection.execute(PUBLISHED).fetchone() or (0, 0)
    finally:
        server.stop()
    assert pointers == 16
    return count


def test_a_run_completes_though_its_postgres_is_killed(small_home: Path) -> None:
    before = people(small_home)
    drop_person(small_home, 10)
    with run_until(small_home, "current_profiles") as (run, said):
        postmaster = next(process for process in servers(small_home) if "-D" in process.cmdline())
        os.kill(postmaster.pid, signal.SIGKILL)
        told = rest_of(run, said)
    assert run.returncode == 0, told
    assert "Postgres was killed by signal 9; it is started again" in told
    assert people(small_home) == before + 1


@pytest.mark.parametrize("seconds", [MOMENT, MINUTE])
def test_a_run_completes_though_its_postgres_hangs_for(seconds: float, small_home: Path) -> None:
    before = people(small_home)
    drop_person(small_home, 20 + int(seconds))
    with run_until(small_home, "current_profiles") as (run, said):
        hung = servers(small_home)
        for process in hung:
            process.suspend()
        time.sleep(seconds)
        assert run.poll() is None, "it must wait"
        for process in hung:
            process.resume()
        told = rest_of(run, said)
    assert run.returncode == 0, told
    assert "Postgres does not answer; waiting for it" in told and "Postgres answers again" in told
    assert people(small_home) == before + 1


@pytest.fixture
def own_server(tmp_path: Path, small_home: Path) -> Iterator[EmbeddedPostgres]:
    """The small home's database as somebody else's server, which nobody of ours starts again."""
    server = EmbeddedPostgres(small_home)
    server.start()
    yield server
    server.stop()


@pytest.mark.parametrize("seconds", [MOMENT, MINUTE])
def test_a_run_completes_though_a_given_postgres_is_stopped_for(
    seconds: float, small_home: Path, own_server: EmbeddedPostgres
) -> None:
    drop_person(small_home, 100 + int(seconds))
    with run_until(small_home, "current_profiles", DATABASE_URL=own_server.connect_url) as (run, said):
        own_server.stop()
        time.sleep(seconds)
        own_server.start()
        told = rest_of(run, said)
    assert run.returncode == 0, told
    assert "the database does not answer; trying again for up to" in told


def test_a_run_gives_up_in_a_sentence_and_the_next_one_heals(small_home: Path, own_server: EmbeddedPostgres) -> None:
    drop_person(small_home, 30)
    short = {"DATABASE_URL": own_server.connect_url, "MATCHMILL_DATABASE_WAIT_SECONDS": "1"}
    with run_until(small_home, "current_profiles", **short) as (run, said):
        own_server.stop()
        told = rest_of(run, said)
    assert run.returncode == 2
    assert "the database has been away for 1 s: see that it runs, then start this run again" in told
    assert "Traceback" not in told
    before = people(small_home)
    again = matchmill(small_home, "run", **FEW)
    assert again.communicate(timeout=200) and again.returncode == 0
    assert people(small_home) == before + 1
    assert eventually(lambda: not servers(small_home), 5)
