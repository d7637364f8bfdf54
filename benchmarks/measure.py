"""How a figure comes to be: ours and its peer measured in turns, as a ratio with its spread, held against a limit.

What is measured is not known here. A machine that does other work shows in the spread and in the load that is told.
"""

import os
import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

Report = Callable[[str], None]


@dataclass(frozen=True)
class Figure:
    """One quoted number: the medians of ours and of the peer, and the ratio of the two in each round.

    `limit` is the least ratio that is kept, or the greatest where `most` is true; None is no promise.
    """

    name: str
    unit: str
    ours: float
    peer: float
    ratios: tuple[float, ...]
    limit: float | None = None
    most: bool = False

    @property
    def ratio(self) -> float:
        """The median of the rounds."""
        return statistics.median(self.ratios)

    @property
    def kept(self) -> bool:
        """Whether the ratio is within its limit."""
        if self.limit is None:
            return True
        return self.ratio <= self.limit if self.most else self.ratio >= self.limit

    @property
    def bound(self) -> str:
        """The limit as a person reads it."""
        return "none" if self.limit is None else f"{'≤' if self.most else '≥'} {self.limit:g}"

    def __str__(self) -> str:
        rounds = f"{min(self.ratios):.2f} to {max(self.ratios):.2f} in {len(self.ratios)} rounds"
        end = "" if self.limit is None else f"; limit {self.bound}: {'kept' if self.kept else 'MISSED'}"
        values = f"{self.ours:,.4g} against {self.peer:,.4g} {self.unit}"
        return f"{self.name}: {values}, ratio {self.ratio:.2f} ({rounds}){end}"


@dataclass
class Ledger:
    """A report that also remembers the figures that were judged on it."""

    write: Report = print
    figures: list[Figure] = field(default_factory=list[Figure])

    def __call__(self, line: str) -> None:
        self.write(line)


def compare(
    name: str, unit: str, rounds: Sequence[tuple[float, float]], limit: float | None = None, *, most: bool = False
) -> Figure:
    """The figure of rounds of (ours, peer). Raises ValueError without a round."""
    if not rounds:
        raise ValueError("a figure needs a round")
    ours, peer = (statistics.median(values) for values in zip(*rounds, strict=True))
    return Figure(name, unit, ours, peer, tuple(one / other for one, other in rounds), limit, most)


def judge(report: Report, figures: Sequence[Figure]) -> bool:
    """Report each figure and the machine's load; whether all limits are kept."""
    for figure in figures:
        report(str(figure))
    report(f"load average {', '.join(f'{load:.1f}' for load in os.getloadavg())} on {os.cpu_count()} cores")
    if isinstance(report, Ledger):
        report.figures += figures
    return all(figure.kept for figure in figures)


def take_turns(ours: Callable[[], float], peer: Callable[[], float], rounds: int) -> list[tuple[float, float]]:
    """(ours, peer) of each round. Who goes first changes each time, so that neither always has the warmer machine."""
    measured: list[tuple[float, float]] = []
    for number in range(rounds):
        if number % 2:
            second = peer()
            measured.append((ours(), second))
        else:
            first = ours()
            measured.append((first, peer()))
    return measured


def wall(work: Callable[[], object]) -> float:
    """Seconds on the clock."""
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def percentile(values: Sequence[float], share: float) -> float:
    """The smallest value that at least this share of the values does not exceed."""
    ranked = sorted(values)
    return ranked[min(len(ranked) - 1, max(0, -(-round(share * 1e6) * len(ranked) // 1_000_000) - 1))]
