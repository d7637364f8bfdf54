"""A command of ours in a process that kills itself at an exact moment, or writes down which moments there are.

A moment is what changes the world or comes just before it: a file opened for writing, renamed or removed, an answer of
Postgres, a copy into a new set. Nothing of the pipeline is replaced; the kernel ends the process as `kill -9` would.
"""

import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, TextIO

import adbc_driver_postgresql.dbapi as adbc
import psycopg

from pipelines.cli import app
from pipelines.cli.steps import StepLines
from pipelines.runner import StepNews

CHANGES = {"os.rename", "os.remove", "os.link"}


class Moments:
    """Counts the moments of each step; at the one that is fatal the process ends, and without one all are noted."""

    def __init__(self, notes: TextIO, step: str = "", fatal: int = 0) -> None:
        self.notes, self.fatal = notes, (step, fatal)
        self.step, self.count = "", 0

    def enter(self, step: str) -> None:
        self.step, self.count = step, 0

    def pass_by(self, what: str) -> None:
        if not self.step:
            return
        self.count += 1
        if (self.step, self.count) == self.fatal:
            os.kill(os.getpid(), signal.SIGKILL)
        self.notes.write(f"{self.step} {what}\n")
        self.notes.flush()


def watch(moments: Moments) -> None:
    """From now on every moment passes by."""

    def audit(event: str, arguments: tuple[Any, ...]) -> None:
        if event in CHANGES or (event == "open" and isinstance(arguments[2], int) and arguments[2] & os.O_CREAT):
            moments.pass_by(event)

    def around(function: Callable[..., Any], name: str) -> Callable[..., Any]:
        def call(*arguments: Any, **named: Any) -> Any:
            moments.pass_by(f"before-{name}")
            answer = function(*arguments, **named)
            moments.pass_by(f"after-{name}")
            return answer

        return call

    psycopg.Connection.wait = around(psycopg.Connection.wait, "sql")
    adbc.Cursor.adbc_ingest = around(adbc.Cursor.adbc_ingest, "copy")
    tell = StepLines.tell

    def note_step(lines: StepLines, news: StepNews) -> None:
        if news.outcome == "started":
            moments.enter(news.step)
        if news.outcome != "working":  # told by the clock, so not at the same moment in every run
            moments.pass_by(news.outcome.split("\n")[0])  # what dbt has to say goes over many lines
        if news.outcome not in ("started", "working"):
            moments.enter("")
        tell(lines, news)

    StepLines.tell = note_step
    sys.addaudithook(audit)


if __name__ == "__main__":
    step, moment, notes, *arguments = sys.argv[1:]
    with Path(notes or os.devnull).open("w") as stream:
        watch(Moments(stream, step, int(moment)))
        app(arguments)
