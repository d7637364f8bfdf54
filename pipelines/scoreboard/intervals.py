"""How sure a mean or a ratio is: percentile bootstrap over documents, seeded, for rows that are no plain F1.

What is measured is never known here.
"""

from collections.abc import Callable, Sequence

import numpy as np
import numpy.typing as npt

from pipelines.scoreboard.rows import RESAMPLES, SEED, Figure

Sums = npt.NDArray[np.float64]


def mean_figure(
    name: str, values: Sequence[float], documents: Sequence[object], baseline: float | None, target: float | None
) -> Figure:
    """The mean of `values` with its interval over the documents they come from."""
    sums = sum_by_document([(value, 1.0) for value in values], documents)
    low, high = _interval([sums[drawn].sum(axis=0) for drawn in _draws(len(sums))], lambda row: row[0] / max(row[1], 1))
    return Figure(name, float(np.mean(values)), low, high, baseline, target)


def overlap_figure(name: str, sums: Sums, baseline: Sums | None, target: float | None) -> Figure:
    """F1 of overlaps. Columns of `sums`, a row a document: found that touch a label, found, labels touched, labels."""
    low, high = _interval([sums[drawn].sum(axis=0) for drawn in _draws(len(sums))], overlap_f1)
    ours = overlap_f1(sums.sum(axis=0))
    return Figure(name, ours, low, high, None if baseline is None else overlap_f1(baseline.sum(axis=0)), target)


def ratio_figure(
    name: str, sums: Sums, columns: tuple[int, int], baseline: Sums | None, target: float | None
) -> Figure:
    """One column's sum as a share of another's, with its interval over documents."""
    part, whole = columns

    def share(row: Sums) -> float:
        return float(row[part] / max(row[whole], 1.0))

    low, high = _interval([sums[drawn].sum(axis=0) for drawn in _draws(len(sums))], share)
    return Figure(
        name, share(sums.sum(axis=0)), low, high, None if baseline is None else share(baseline.sum(axis=0)), target
    )


def overlap_f1(row: Sums) -> float:
    """The harmonic mean of the share of what was found that touches a label and of the labels that are touched."""
    precision, recall = row[0] / max(row[1], 1.0), row[2] / max(row[3], 1.0)
    return float(2 * precision * recall / max(precision + recall, 1e-9))


def sum_by_document(rows: Sequence[Sequence[float]], documents: Sequence[object]) -> Sums:
    """Rows added up for each document, in the order in which the documents appear."""
    numbers = {document: number for number, document in enumerate(dict.fromkeys(documents))}
    sums = np.zeros((len(numbers), len(rows[0])))
    np.add.at(sums, [numbers[document] for document in documents], np.asarray(rows, dtype=np.float64))
    return sums


def _draws(count: int) -> npt.NDArray[np.int64]:
    return np.random.default_rng(SEED).integers(0, count, (RESAMPLES, count))


def _interval(samples: Sequence[Sums], value: Callable[[Sums], float]) -> tuple[float, float]:
    low, high = np.quantile([value(sample) for sample in samples], [0.025, 0.975])
    return float(low), float(high)
