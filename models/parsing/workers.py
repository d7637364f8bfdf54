"""Reads documents in processes that can be killed, so that a document can cost its own reading and nothing else.

How a document is read stands in the function that is given; what a worker does, in `worker.py`. The processes are
started by `subprocess`: `multiprocessing` and `pebble` import the caller's main module, Dagster and all, in each.
"""

import os
import signal
import socket
import subprocess
import sys
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from pathlib import Path
from typing import Any, Generic, TypeVar

from models.parsing.records import Rejected
from models.parsing.worker import TOO_LARGE, Answer

START_SECONDS = 60.0
"""Wall seconds that a worker may take to start before its first document."""

AHEAD = 32
"""Documents that may be read before a slow one that stands earlier in the order."""

Result = TypeVar("Result")
_ROOT = Path(__file__).parents[2]
_HUNG = Rejected("too_slow", "Reading the document did not come to an end in time; export it again.")
_DIED = Rejected("crashed", "The document ends the program that reads it, or fills its memory; export it again.")


@dataclass(frozen=True)
class ReadingLimits:
    """What one document may take: `seconds` of CPU, `wall` times as long on the clock, `memory_mb` MiB of memory."""

    seconds: float = 30.0
    memory_mb: int = 1024
    wall: float = 3.0


@dataclass(frozen=True)
class Task:
    """Arguments for one document's reading; a large one (a table of postings) gets `allowance` times the seconds."""

    arguments: tuple[Any, ...]
    allowance: float = 1.0


def read_in_workers(
    tasks: Iterable[Task], parse: Callable[..., Result], limits: ReadingLimits
) -> Iterator[Result | Rejected]:
    """`parse(*task.arguments)` of every task, in order, or why it could not be.

    `parse` is a function of a module, and raises `Rejected` for what it can't read. A document that crashes, hangs or
    takes too much ends its worker and is `Rejected` (`crashed`, `too_slow`, `too_large`). Tasks are taken one at a
    time, as workers become free; without tasks no process is started.
    """
    crew: list[_Worker[Result]] = []
    order: deque[int] = deque()
    answers: dict[int, Result | Rejected] = {}
    numbered = enumerate(tasks)
    try:
        while True:
            while len(order) < AHEAD and _has_room(crew) and (task := next(numbered, None)):
                order.append(task[0])
                _find_free(crew, parse, limits).begin(*task)
            if not order:
                return
            answers |= _collect(crew)
            while order and order[0] in answers:
                yield answers.pop(order.popleft())
    finally:
        for worker in crew:
            worker.end()


class _Worker(Generic[Result]):
    """One process, and the document that it has in hand."""

    def __init__(self, parse: Callable[..., Result], limits: ReadingLimits) -> None:
        self.limits = limits
        self.task: int | None = None
        self.deadline = 0.0
        self._started = False
        self._seconds = 0.0
        ours, theirs = socket.socketpair()
        with theirs:
            command = [sys.executable, "-P", "-m", "models.parsing.worker", str(theirs.fileno())]
            self._process = subprocess.Popen(
                command,
                pass_fds=[theirs.fileno()],
                env=_environment(),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,  # what a reader complains about may quote the document
                stderr=subprocess.DEVNULL,
            )
        self.pipe: Connection[Any, Answer] = Connection(ours.detach())
        self._send((parse, limits.memory_mb))

    def begin(self, number: int, task: Task) -> None:
        """Hand a document over; its time counts from when the worker has started."""
        self.task = number
        self._seconds = self.limits.seconds * task.allowance
        self._send((self._seconds, task.arguments))
        self.deadline = time.monotonic() + (self._seconds * self.limits.wall if self._started else START_SECONDS)

    def hear(self) -> dict[int, Result | Rejected]:
        """What became of the document in hand, by its number; nothing yet when this is the sign of having started."""
        try:
            value, fault = self.pipe.recv()
        except (EOFError, ConnectionResetError):
            return self._give_up(_DIED)
        if not self._started:
            self._started = True
            self.deadline = time.monotonic() + self._seconds * self.limits.wall
            return {}
        if fault is not None:
            # what was gathered so far may be what leaves no room for the next document
            return self._give_up(Rejected(*fault)) if fault == TOO_LARGE else self._lay_down(Rejected(*fault))
        return self._lay_down(value)

    def stop(self) -> dict[int, Result | Rejected]:
        """Give up a document whose time is over."""
        return self._give_up(_HUNG)

    def _give_up(self, why: Rejected) -> dict[int, Result | Rejected]:
        self.end()
        return self._lay_down(_HUNG if self._process.returncode == -signal.SIGXCPU else why)

    def _lay_down(self, answer: Result | Rejected) -> dict[int, Result | Rejected]:
        number, self.task = self.task, None
        return {} if number is None else {number: answer}

    def end(self) -> None:
        """Kill the process, unless it is at its end anyway."""
        if not self.pipe.closed:
            self.pipe.close()
            self._process.kill()
            self._process.wait()

    def _send(self, message: object) -> None:
        with suppress(BrokenPipeError, ConnectionResetError):  # it has died: there will be no answer
            self.pipe.send(message)


def _has_room(crew: list[_Worker[Result]]) -> bool:
    return sum(worker.task is not None for worker in crew) < (os.cpu_count() or 1)


def _find_free(crew: list[_Worker[Result]], parse: Callable[..., Result], limits: ReadingLimits) -> _Worker[Result]:
    """A worker with nothing in hand, a new one if need be."""
    crew[:] = [worker for worker in crew if not worker.pipe.closed]
    for worker in crew:
        if worker.task is None:
            return worker
    crew.append(_Worker(parse, limits))
    return crew[-1]


def _collect(crew: list[_Worker[Result]]) -> dict[int, Result | Rejected]:
    """Wait for a sign of a worker; what it has read, and what became of the documents whose time is over."""
    busy = {worker.pipe: worker for worker in crew if worker.task is not None}
    soonest = min(worker.deadline for worker in busy.values())
    ready = wait(list(busy), max(0.0, soonest - time.monotonic()))
    answers: dict[int, Result | Rejected] = {}
    for pipe, worker in busy.items():
        if pipe in ready:
            answers |= worker.hear()
        elif worker.deadline <= time.monotonic():
            answers |= worker.stop()
    return answers


def _environment() -> dict[str, str]:
    """Nothing of ours but where modules are found: a document that takes a worker over finds no password there.

    One thread a worker: there are as many workers as cores, and each thread's memory would count as the document's.
    """
    paths = os.pathsep.join([str(_ROOT), os.environ.get("PYTHONPATH", "")]).rstrip(os.pathsep)
    threads = dict.fromkeys(("POLARS_MAX_THREADS", "RAYON_NUM_THREADS", "OMP_NUM_THREADS", "MALLOC_ARENA_MAX"), "1")
    return {"PATH": os.environ.get("PATH", ""), "PYTHONPATH": paths, **threads}
