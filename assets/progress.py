"""How a long asset says how far it is: a line in the run's log every few seconds, which the command line shows too.

What is counted is not known here, and nothing that a document says ever comes into such a line.
"""

import time
from collections.abc import Iterable, Iterator
from typing import Any, TypeVar

import dagster as dg

Item = TypeVar("Item")

EVERY_SECONDS = 5.0
MARK = "matchmill_progress"
"""Attribute of the log record: (done, total, unit, seconds)."""


class StepProgress:
    """Counts what a step has done of `total`, and logs it now and then with its rate and the time left."""

    def __init__(self, context: dg.AssetExecutionContext, total: int, unit: str) -> None:
        self.total = total
        self.unit = unit
        self.done = 0
        self._log: Any = context.log
        self._started = time.monotonic()
        self._due = self._started + EVERY_SECONDS

    def advance(self, more: int = 1) -> None:
        """So many more are done."""
        self.done += more
        if (now := time.monotonic()) >= self._due:
            self._due = now + EVERY_SECONDS
            seconds = now - self._started
            left = seconds / self.done * (self.total - self.done) if self.done else 0.0
            line = f"{self.done} of {self.total} {self.unit}, {self.done / seconds:.1f}/s, {left:.0f} s left"
            self._log.info(line, extra={MARK: (self.done, self.total, self.unit, seconds)})

    def follow(self, items: Iterable[Item]) -> Iterator[Item]:
        """The items, each counted as it has been worked through."""
        for item in items:
            yield item
            self.advance()
