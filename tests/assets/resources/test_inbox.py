"""The inbox gives a file only once it is whole, and forgets only what was read."""

import os
import time
from pathlib import Path

import pytest

from assets.resources.inbox import SETTLE_SECONDS, Inbox

OLD = time.time() - 3600


@pytest.fixture
def inbox(tmp_path: Path) -> Inbox:
    (tmp_path / "resumes").mkdir()
    return Inbox(tmp_path)


def drop(inbox: Inbox, name: str, text: str, moment: float = OLD) -> Path:
    path = inbox.root / "resumes" / name
    path.write_text(text)
    os.utime(path, (moment, moment))
    return path


def names(inbox: Inbox, wait_seconds: float = 0.0) -> list[str]:
    return [arrival.path.name for arrival in inbox.settled(wait_seconds=wait_seconds)]


def test_a_file_that_somebody_writes_to_is_left_alone(inbox: Inbox) -> None:
    path = drop(inbox, "cv.pdf", "%PDF-1.7 half of")
    with path.open("ab") as writer:
        os.utime(path, (OLD, OLD))
        assert names(inbox) == [] and inbox.content_key() is None
        writer.write(b" it")
    os.utime(path, (OLD, OLD))
    assert names(inbox) == ["cv.pdf"]


def test_a_file_that_was_just_changed_is_waited_for(inbox: Inbox) -> None:
    drop(inbox, "a.txt", "whole")
    drop(inbox, "b.txt", "perhaps half", moment=time.time())
    assert names(inbox) == ["a.txt"]
    began = time.monotonic()
    assert names(inbox, wait_seconds=30) == ["a.txt", "b.txt"]
    assert time.monotonic() - began < 5 * SETTLE_SECONDS


def test_nobody_waits_for_ever(inbox: Inbox) -> None:
    path = drop(inbox, "cv.pdf", "%PDF")
    with path.open("ab"):
        assert names(inbox, wait_seconds=0.3) == []


def test_a_date_in_the_future_does_not_keep_a_file_waiting(inbox: Inbox) -> None:
    """The clock was put back since it came."""
    drop(inbox, "cv.txt", "whole", moment=time.time() + 3600)
    assert names(inbox) == ["cv.txt"]


def test_a_file_that_changes_between_listing_and_reading_is_the_next_runs(inbox: Inbox) -> None:
    path = drop(inbox, "cv.txt", "first version")
    (listed,) = inbox.settled()
    drop(inbox, "cv.txt", "second version, longer")
    assert inbox.read(listed) is None
    path.unlink()
    assert inbox.read(listed) is None


def test_a_new_file_under_the_name_of_a_read_one_is_not_cleared_away(inbox: Inbox) -> None:
    path = drop(inbox, "cv.txt", "first version")
    (listed,) = inbox.settled()
    assert inbox.read(listed) == b"first version"
    drop(inbox, "cv.txt", "second version, longer")
    inbox.clear([listed])
    assert path.read_text() == "second version, longer"
    inbox.clear(inbox.settled())
    assert not path.exists()
