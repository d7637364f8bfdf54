"""What a row of the scoreboard is, and how sure a figure is: F1 over documents with a bootstrap interval.

What is measured is never known here.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

RESAMPLES = 1000
SEED = 20260401


@dataclass(frozen=True, slots=True)
class Figure:
    """One number of ours with its 95 % interval over documents, the baseline measured beside it, and the aim."""

    name: str
    ours: float
    low: float
    high: float
    baseline: float | None = None
    target: float | None = None
    at_most: bool = False
    """Whether the aim is a ceiling, as for rates of error."""

    @property
    def reached(self) -> bool | None:
        """Whether our number reaches the aim; None without one."""
        if self.target is None:
            return None
        return self.ours <= self.target if self.at_most else self.ours >= self.target


@dataclass(frozen=True, slots=True)
class Row:
    """Figures that are measured together: `measure` takes the folder of labels and may take minutes.

    `needs` are the files below that folder without which the row is left out, and said to be.
    """

    what: str
    on: str
    needs: tuple[str, ...]
    measure: Callable[[Path], list[Figure]]


@dataclass(frozen=True, slots=True)
class Counts:
    """What was found, missed and wrongly found in one document."""

    hits: int
    found: int
    labelled: int


def f1(counts: Sequence[Counts]) -> float:
    """Micro F1 over all documents; 0 where nothing is found or labelled."""
    found_and_labelled = sum(count.found + count.labelled for count in counts)
    return 2 * sum(count.hits for count in counts) / found_and_labelled if found_and_labelled else 0.0


def f1_interval(counts: Sequence[Counts]) -> tuple[float, float]:
    """The 2.5 and 97.5 % points of F1 over documents drawn with replacement (percentile bootstrap, seeded)."""
    table = np.array([(count.hits, count.found + count.labelled) for count in counts], dtype=np.float64)
    drawn = np.random.default_rng(SEED).integers(0, len(table), (RESAMPLES, len(table)))
    sums = table[drawn].sum(axis=1)
    values = 2 * sums[:, 0] / np.maximum(sums[:, 1], 1.0)
    low, high = np.quantile(values, [0.025, 0.975])
    return float(low), float(high)


def f1_figure(
    name: str, ours: Sequence[Counts], baseline: Sequence[Counts] | None = None, target: float | None = None
) -> Figure:
    """F1 of ours with its interval beside the baseline's."""
    low, high = f1_interval(ours)
    return Figure(name, f1(ours), low, high, f1(baseline) if baseline else None, target)
