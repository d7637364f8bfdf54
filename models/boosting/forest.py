"""Boosted decision trees as plain numbers: kept in JSON and asked without the library that grew them.

How they are grown is in `growing.py`.
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Forest:
    """Trees whose sum, with `base`, is the logarithm of the odds (Friedman, Greedy Function Approximation, 2001).

    A node is five numbers: the column it looks at, the threshold up to which a row goes left, its left and its right
    node (itself for a leaf), and what a leaf adds. `roots` are each tree's first node, `depth` is the longest path.
    """

    base: float
    roots: list[int]
    depth: int
    nodes: list[list[float]]

    def chances(self, rows: NDArray[np.floating]) -> Floats:
        """How likely each row is, 0 to 1; a row holds a number a column and is rounded as the trees' library does."""
        total = np.full(len(rows), self.base)
        if self.roots and len(rows):
            rounded = rows.astype(np.float32)
            thresholds, share = self._table[:, 1], self._table[:, 4]
            columns, branches = self._table[:, 0].astype(np.int64), self._table[:, 2:4].astype(np.int64)
            at = np.tile(np.array(self.roots, np.int64), (len(rows), 1))
            every = np.arange(len(rows))[:, None]
            for _ in range(self.depth):
                goes_right = rounded[every, columns[at]] > thresholds[at]
                at = branches[at, goes_right.astype(np.int64)]
            total += share[at].sum(axis=1)
        return 1.0 / (1.0 + np.exp(-total))

    @cached_property
    def _table(self) -> Floats:
        return np.array(self.nodes, np.float64)
