"""What takes long says how far it is: plain lines with rate and time left where nobody draws a bar."""

import io
from collections.abc import Iterator

import pytest

from pipelines.cli import progress
from pipelines.cli.progress import count, follow, progress_line, say_seconds
from pipelines.cli.steps import StepLines
from pipelines.runner import StepNews


@pytest.fixture
def slow_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    """A second passes at every look."""
    ticks: Iterator[int] = iter(range(1_000))
    monkeypatch.setattr(progress.time, "monotonic", lambda: float(next(ticks)))


def test_a_line_has_rate_and_time_left() -> None:
    assert progress_line(30, 90, "imported", 3.0) == "30 of 90 imported, 10.0/s, 6 s left"
    assert progress_line(30, None, "texts read", 3.0) == "30 texts read, 10.0/s"
    assert progress_line(0, 90, "imported", 0.0) == "0 of 90 imported, 0.0/s"
    assert [say_seconds(seconds) for seconds in (59, 200, 7_500)] == ["59 s", "3 min 20 s", "2 h 5 min"]


@pytest.mark.usefixtures("slow_clock")
def test_a_slow_loop_is_told_of_now_and_then(capsys: pytest.CaptureFixture[str]) -> None:
    assert list(follow(range(20), "imported")) == list(range(20))
    lines = capsys.readouterr().err.splitlines()
    assert lines[0] == "2 of 20 imported, 0.7/s, 27 s left"
    assert len(lines) == 3


@pytest.mark.usefixtures("slow_clock")
def test_a_loop_without_a_known_end_has_a_rate(capsys: pytest.CaptureFixture[str]) -> None:
    assert list(count(iter("abcde"), "texts read")) == list("abcde")
    assert capsys.readouterr().err.splitlines()[0] == "2 texts read, 0.7/s"


def test_a_quick_loop_says_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    assert list(follow("abc", "imported")) == ["a", "b", "c"]
    assert capsys.readouterr().err == ""


def test_a_run_tells_of_its_steps_and_how_far_they_are() -> None:
    stream = io.StringIO()
    with StepLines(stream) as lines:
        lines.tell(StepNews("parse_documents", "started", 1.0))
        lines.tell(StepNews("parse_documents", "working", 6.0, 40, 100, "documents", 5.0))
        lines.tell(StepNews("parse_documents", "done", 14.0))
    assert stream.getvalue().splitlines() == [
        "   6.0 s  parse_documents: 40 of 100 documents, 8.0/s, 8 s left",
        "  14.0 s  parse_documents: done",
    ]


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_on_a_terminal_the_ended_steps_stay_above_the_bar(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = Terminal()
    monkeypatch.setattr("sys.stderr", screen)
    with StepLines(screen) as lines:
        lines.tell(StepNews("parse_documents", "started", 1.0))
        lines.tell(StepNews("parse_documents", "working", 6.0, 40, 100, "documents", 5.0))
        lines.tell(StepNews("parse_documents", "done", 14.0))
    assert "14.0 s  parse_documents: done" in screen.getvalue()
