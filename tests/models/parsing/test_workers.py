"""A document that hangs, dies or takes too much costs its own reading only, and leaves no process behind."""

import ctypes
import os
import time
from collections.abc import Iterator

import psutil
import pytest

from models.parsing.records import Rejected
from models.parsing.workers import ReadingLimits, Task, read_in_workers

LIMITS = ReadingLimits(seconds=1, memory_mb=256, wall=2)


def behave(what: str) -> str:
    """Stands for a document's reader; the document says what it does to it."""
    if what == "hang":
        time.sleep(600)
    elif what == "spin":
        while True:
            pass
    elif what == "die":
        ctypes.string_at(0)
    elif what == "swell":
        return "x" * (1 << 30)
    elif what == "refuse":
        raise Rejected("no_text", "The document holds no text.")
    elif what == "stumble":
        raise ValueError("somebody's own words")
    elif what == "look":
        return ",".join(sorted(os.environ))
    return what


def read(*documents: str) -> list[str | Rejected]:
    return list(read_in_workers([Task((document,)) for document in documents], behave, LIMITS))


def reason(answer: str | Rejected) -> str:
    return answer.reason if isinstance(answer, Rejected) else "read"


@pytest.mark.parametrize(
    ("trouble", "expected"),
    [
        ("hang", "too_slow"),
        ("spin", "too_slow"),
        ("die", "crashed"),
        ("swell", "too_large"),
        ("refuse", "no_text"),
        ("stumble", "crashed"),
    ],
)
def test_trouble_stays_with_the_document_that_makes_it(trouble: str, expected: str) -> None:
    answers = read("a", trouble, "b", "c", trouble, "d")
    assert [reason(answer) for answer in answers] == ["read", expected, "read", "read", expected, "read"]
    assert [answer for answer in answers if not isinstance(answer, Rejected)] == ["a", "b", "c", "d"]


def test_a_fault_tells_nothing_of_the_document() -> None:
    (answer,) = read("stumble")
    assert isinstance(answer, Rejected)
    assert "ValueError" in answer.detail and "somebody" not in answer.detail


def test_answers_keep_the_order_of_the_documents() -> None:
    documents = [f"{number}" for number in range(200)]
    assert read(*documents) == documents


def test_documents_are_taken_as_workers_become_free() -> None:
    taken: list[int] = []

    def tasks() -> Iterator[Task]:
        for number in range(500):
            taken.append(number)
            yield Task((str(number),))

    answers = read_in_workers(tasks(), behave, LIMITS)
    next(answers)
    assert len(taken) < 100
    answers.close()  # pyright: ignore[reportAttributeAccessIssue]
    assert not psutil.Process().children()


def test_without_documents_no_process_is_started(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("subprocess.Popen", None)
    assert read() == []


def test_a_worker_knows_no_secret_of_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://somewhere")
    (names,) = read("look")
    assert isinstance(names, str)
    assert "PATH" in names and "DATABASE_URL" not in names


def test_no_process_is_left() -> None:
    read("a", "hang", "b")
    assert not psutil.Process().children()
