"""Weighs the signs of spans by boosted trees, and chooses those that are likely enough and do not overlap.

How trees are grown is in `span_fit`; here they are rows of numbers and nothing else.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from models.skills.span_crf import Span
from models.skills.span_signs import Proposal, Signs

Floats = npt.NDArray[np.float64]
Integers = npt.NDArray[np.int64]

COLUMNS = 5
"""Of a node: the sign it looks at, the threshold, its left and right node (itself for a leaf), its share of the sum."""


@dataclass(frozen=True)
class SpanJudge:
    """Trees whose sum, with `base`, is the logarithm of the odds that a span is labelled (Friedman, 2001).

    `nodes` holds COLUMNS numbers a node as float64 bytes, `roots` each tree's first node, `depth` the longest path.
    """

    nodes: bytes
    roots: tuple[int, ...]
    depth: int
    base: float

    @cached_property
    def _table(self) -> Floats:
        return np.frombuffer(self.nodes, np.float64).reshape(-1, COLUMNS)

    def chances(self, signs: Signs) -> Floats:
        """How likely each span is to be labelled, from 0 to 1."""
        total = np.full(len(signs), self.base)
        if self.roots and len(signs):
            thresholds, share = self._table[:, 1], self._table[:, 4]
            places: Integers = self._table[:, (0, 2, 3)].astype(np.int64)
            at: Integers = np.tile(np.array(self.roots, np.int64), (len(signs), 1))
            rows = np.arange(len(signs))[:, None]
            for _ in range(self.depth):
                goes_right = signs[rows, places[at, 0]] > thresholds[at]
                at = places[at, 1 + goes_right]
            total += share[at].sum(axis=1)
        return 1 / (1 + np.exp(-total))


def choose_spans(proposals: Sequence[Proposal], chances: Floats, least: float) -> list[Span]:
    """The spans of one sentence, sorted: in each layer those that do not overlap and exceed `least` by most in sum.

    A span adds to F1 where its chance exceeds half of the F1 that is reached, so `least` lies far below one half.
    (Lipton, Elkan and Naryanaswamy, Optimal Thresholding of Classifiers to Maximize F1 Measure, 2014.)
    """
    chosen = set[Span]()
    for layer in sorted({proposal.layer for proposal in proposals}):
        likely = [
            (proposal.end, proposal.start, float(chance) - least)
            for proposal, chance in zip(proposals, chances, strict=True)
            if proposal.layer == layer and chance > least
        ]
        chosen.update(_heaviest(sorted(likely)))
    return sorted(chosen)


def _heaviest(spans: Sequence[tuple[int, int, float]]) -> list[Span]:
    """Of (end, start, weight) by end, those that weigh most together without overlapping."""
    best: list[tuple[float, list[Span]]] = [(0.0, [])]
    reached = [0]  # the end that each entry of `best` goes up to
    for end, start, weight in spans:
        before = next(at for at in range(len(best) - 1, -1, -1) if reached[at] <= start)
        if best[before][0] + weight > best[-1][0]:
            best.append((best[before][0] + weight, [*best[before][1], (start, end)]))
            reached.append(end)
    return best[-1][1]
