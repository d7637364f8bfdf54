"""Progress of a long loop: a bar on a terminal, a plain line now and then elsewhere, nothing if it is quick.

What is looped over is not known here.
"""

import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

import typer

Item = TypeVar("Item")
QUICK_SECONDS = 2.0
LINE_SECONDS = 5.0


def follow(items: Sequence[Item], done: str) -> Iterator[Item]:
    """The items, with word on standard error of how many are `done` ("imported") once it takes longer than 2 s."""
    if sys.stderr.isatty():
        yield from _with_bar(items, done)
        return
    due = time.monotonic() + QUICK_SECONDS
    for position, item in enumerate(items):
        if time.monotonic() > due:
            typer.echo(f"{position} of {len(items)} {done}", err=True)
            due = time.monotonic() + LINE_SECONDS
        yield item


def count(items: Iterable[Item], done: str) -> Iterator[Item]:
    """The items, whose number nobody knows yet, with a line on standard error now and then of how many are `done`."""
    due = time.monotonic() + QUICK_SECONDS
    for position, item in enumerate(items):
        if time.monotonic() > due:
            typer.echo(f"{position} {done}", err=True)
            due = time.monotonic() + LINE_SECONDS
        yield item


def _with_bar(items: Sequence[Item], done: str) -> Iterator[Item]:
    from rich.console import Console
    from rich.progress import Progress

    started = time.monotonic()
    with Progress(console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task(done, total=len(items), visible=False)
        for item in items:
            yield item
            progress.update(task, advance=1, visible=time.monotonic() - started > QUICK_SECONDS)
