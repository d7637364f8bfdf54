"""Two runs at once take turns, and one document under two names is one document."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipelines.locks import FileLock
from sample.truths import FILES
from tests.pipelines.arrived import arrived, frames_of, served_by
from tests.pipelines.homes import Home
from tests.pipelines.test_kills import start


@pytest.fixture
def waiting(sample_home: Home, server_url: str, tmp_path: Path) -> Iterator[Home]:
    with arrived(sample_home, server_url, tmp_path / "home") as home:
        yield home


def test_of_two_runs_one_waits_and_both_succeed(waiting: Home) -> None:
    documents = frames_of(waiting)["raw_resumes"].height
    runs = [start(waiting, "", 0, "") for _ in range(2)]
    told: dict[int, str] = {}
    listeners = [
        threading.Thread(target=lambda at=at, run=run: told.update({at: run.communicate()[1]}))
        for at, run in enumerate(runs)
    ]
    for listener in listeners:
        listener.start()
    for listener in listeners:
        listener.join()
    assert [run.returncode for run in runs] == [0, 0], told
    assert sum("another arrival run is under way on this home" in text for text in told.values()) == 1, told
    frames, served = frames_of(waiting), served_by(waiting)
    assert frames["raw_resumes"].height == documents + 2 and frames["raw_resumes"]["document_id"].is_unique().all()
    assert waiting.run().success
    assert served_by(waiting) == served
    assert waiting.query("select count(*) from match_runs where published_at > now() - interval '1 hour'")


def test_another_job_does_not_wait_for_an_arrival(waiting: Home) -> None:
    turn = FileLock(waiting.settings.home / "run.lock")
    assert turn.acquire()
    try:
        assert waiting.run("training").success
    finally:
        turn.release()


def test_a_killed_runs_turn_is_over(waiting: Home) -> None:
    run = start(waiting, "parse_documents", 1, "")
    run.communicate()
    assert run.returncode == -9
    assert (waiting.settings.home / "run.lock").exists()
    assert waiting.run().success


def test_one_document_under_two_names_is_one_document(waiting: Home) -> None:
    people = frames_of(waiting)["current_profiles"].height
    resume = waiting.settings.inbox / "resumes" / "new.txt"
    resume.with_name("the same again.txt").write_bytes(resume.read_bytes())
    page = sorted((FILES / "postings" / "pages").glob("*.html"))[3]
    waiting.drop(page, "postings", "another name.html")
    report = waiting.run()
    assert report.success
    assert report.metadata["raw_resumes"]["redelivered"] == 1
    assert report.metadata["raw_postings"]["redelivered"] == 1
    frames = frames_of(waiting)
    assert frames["current_profiles"].height == people + 1
    for name in ("raw_resumes", "parsed_profiles", "raw_postings"):
        assert frames[name]["document_id"].is_unique().all(), name
