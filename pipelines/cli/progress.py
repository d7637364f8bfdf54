"""Progress of a long loop: a bar on a terminal, a plain line now and then elsewhere, nothing if it is quick.

What is looped over is not known here.
"""

import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, TypeVar

import typer

if TYPE_CHECKING:
    from rich.progress import Progress

Item = TypeVar("Item")
QUICK_SECONDS = 2.0
LINE_SECONDS = 5.0


def follow(items: Sequence[Item], done: str) -> Iterator[Item]:
    """The items, with word on standard error of how many are `done` ("imported") once it takes longer than 2 s."""
    yield from _with_bar(items, done, len(items)) if sys.stderr.isatty() else _with_lines(items, done, len(items))


def count(items: Iterable[Item], done: str, total: int | None = None) -> Iterator[Item]:
    """Items that come by and by, with word on standard error of how many are `done`, of `total` where that is known."""
    yield from _with_bar(items, done, total) if sys.stderr.isatty() else _with_lines(items, done, total)


def progress_line(done: int, total: int | None, unit: str, seconds: float) -> str:
    """How far a loop is after so many seconds, with its rate and, where the end is known, the time left."""
    rate = done / seconds if seconds > 0 else 0.0
    if total is None:
        return f"{done} {unit}, {rate:.1f}/s"
    left = f", {say_seconds((total - done) / rate)} left" if rate else ""
    return f"{done} of {total} {unit}, {rate:.1f}/s{left}"


def say_seconds(seconds: float) -> str:
    """ "45 s", "3 min 20 s", "2 h 5 min"."""
    whole = round(seconds)
    if whole < 60:
        return f"{whole} s"
    return f"{whole // 60} min {whole % 60} s" if whole < 3600 else f"{whole // 3600} h {whole % 3600 // 60} min"


def bar() -> "Progress":
    """A bar on standard error with count, rate and time left, which goes away when it is done."""
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeElapsedColumn,
        TimeRemainingColumn,
    )

    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}"),
        TimeElapsedColumn(),
        TimeRemainingColumn(),
    )
    return Progress(*columns, console=Console(stderr=True), transient=True)


def _with_lines(items: Iterable[Item], done: str, total: int | None) -> Iterator[Item]:
    started = time.monotonic()
    due = started + QUICK_SECONDS
    for position, item in enumerate(items):
        if (now := time.monotonic()) > due:
            typer.echo(progress_line(position, total, done, now - started), err=True)
            due = now + LINE_SECONDS
        yield item


def _with_bar(items: Iterable[Item], done: str, total: int | None) -> Iterator[Item]:
    started = time.monotonic()
    with bar() as progress:
        task = progress.add_task(done, total=total, visible=False, rate="")
        for position, item in enumerate(items, start=1):
            yield item
            seconds = time.monotonic() - started
            rate = f"{position / seconds:.1f}/s" if seconds else ""
            progress.update(task, completed=position, visible=seconds > QUICK_SECONDS, rate=rate)
