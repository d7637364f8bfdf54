"""Files reach the inbox whole or not at all, told apart, and never over one another."""

import os
import threading
from pathlib import Path

import pytest

from assets.resources.inbox import Inbox
from pipelines.arrivals import bring_in, files_below, kind_of
from tests.pipelines.watching import matchmill

JSON_RESUME = '{"basics": {"name": "An invented person"}}'
BOARD = '{"jobs": [{"title": "Baker"}]}'
POSTING_PAGE = '<script type="application/ld+json">{"@type": "JobPosting"}</script>'


@pytest.mark.parametrize(
    ("name", "text", "kind"),
    [
        ("a.csv", "title\n", "postings"),
        ("a.XLSX", "", "postings"),
        ("a.jsonl", "{}", "postings"),
        ("a.json", BOARD, "postings"),
        ("a.html", POSTING_PAGE, "postings"),
        ("b.json", JSON_RESUME, "resumes"),
        ("b.htm", "<h1>An invented person</h1>", "resumes"),
        ("b.pdf", "", "resumes"),
        ("b.DOCX", "", "resumes"),
        ("b.txt", "", "resumes"),
        ("c.exe", "", None),
        ("c", "", None),
    ],
)
def test_postings_are_told_from_resumes(tmp_path: Path, name: str, text: str, kind: str | None) -> None:
    (tmp_path / name).write_text(text)
    assert kind_of(tmp_path / name) == kind


def test_folders_are_walked_and_hidden_files_left_out(tmp_path: Path) -> None:
    for name in ("b/two.txt", "b/.hidden/no.txt", "b/~$open.docx", "a.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    found = [str(path.relative_to(tmp_path)) for path in files_below([tmp_path / "b", tmp_path / "a.txt"])]
    assert found == ["b/two.txt", "a.txt"]


def test_two_files_of_one_name_both_arrive_and_the_same_file_once(tmp_path: Path) -> None:
    for folder in ("one", "two"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "cv.txt").write_text(folder)
    inbox = tmp_path / "inbox"
    outcomes = [bring_in(path, inbox).new for path in files_below([tmp_path / "one", tmp_path / "two"])]
    assert outcomes == [True, True]
    assert sorted(path.read_text() for path in (inbox / "resumes").iterdir()) == ["one", "two"]
    assert not bring_in(tmp_path / "one" / "cv.txt", inbox).new


def test_the_source_stays_with_the_document(tmp_path: Path) -> None:
    (tmp_path / "jobs.csv").write_text("title\n")
    bring_in(tmp_path / "jobs.csv", tmp_path / "inbox", source="board")
    assert [(arrival.kind, arrival.source) for arrival in Inbox(tmp_path / "inbox").waiting()] == [
        ("postings", "board")
    ]


def test_nobody_ever_sees_half_a_file(tmp_path: Path) -> None:
    size = 40_000_000
    with (tmp_path / "large.pdf").open("wb") as large:
        large.truncate(size)
    inbox, sizes, done = Inbox(tmp_path / "inbox"), set[int](), threading.Event()

    def look() -> None:
        while not done.is_set():
            sizes.update(arrival.path.stat().st_size for arrival in inbox.waiting())

    watcher = threading.Thread(target=look)
    watcher.start()
    bring_in(tmp_path / "large.pdf", inbox.root)
    done.set()
    watcher.join()
    assert sizes <= {size}
    assert [path.name for path in (inbox.root / "resumes").iterdir()] == ["large.pdf"]


def test_a_file_that_cannot_be_read_is_refused_and_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "gone.pdf").symlink_to(tmp_path / "nowhere.pdf")
    arrived = bring_in(tmp_path / "gone.pdf", tmp_path / "inbox")
    assert arrived.refusal == os.strerror(2).lower()
    assert not [path for path in (tmp_path / "inbox").rglob("*") if path.is_file()]


def test_the_command_counts_and_names_what_it_left_out(tmp_path: Path) -> None:
    given = tmp_path / "given"
    given.mkdir()
    for name, text in {"a.csv": "title\n", "b.json": JSON_RESUME, "c.exe": ""}.items():
        (given / name).write_text(text)
    command = matchmill(tmp_path / "home", "import", str(given))
    output, _ = command.communicate(timeout=30)
    assert command.returncode == 1
    assert f"left out {given / 'c.exe'}: .exe is no format that is read" in output
    assert "1 left out, 1 of postings, 1 of résumés." in output


def test_a_path_that_is_not_there_stops_the_command_before_anything_is_copied(tmp_path: Path) -> None:
    (tmp_path / "a.csv").touch()
    command = matchmill(tmp_path / "home", "import", str(tmp_path / "a.csv"), str(tmp_path / "missing"))
    output, _ = command.communicate(timeout=30)
    assert (command.returncode, output.strip()) == (2, f"matchmill: there is no {tmp_path / 'missing'}")
    assert not (tmp_path / "home").exists()
