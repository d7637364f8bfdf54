"""Boosted decision trees as plain numbers: what a judge grew, kept in JSON and asked without the library that grew it.

How they are grown stands in `growing.py`.
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Tree:
    """At node `n` go to `left[n]` if column `column[n]` is at most `limit[n]`, else to `right[n]`; -1 is a leaf."""

    column: list[int]
    limit: list[float]
    left: list[int]
    right: list[int]
    value: list[float]


@dataclass(frozen=True)
class Forest:
    """Trees whose odds add up from `base` (log-odds); `columns` names the signs that follow the measures in a row."""

    base: float
    columns: list[str]
    trees: list[Tree]

    def chances(self, rows: NDArray[np.float64]) -> NDArray[np.float64]:
        """How likely each row is, 0 to 1; a row holds a number a column."""
        nodes = self._nodes
        at = np.tile(nodes.roots, (len(rows), 1))
        every = np.arange(len(rows))[:, None]
        while (inner := nodes.left[at] >= 0).any():
            below = rows[every, nodes.column[at]] <= nodes.limit[at]
            at = np.where(inner, np.where(below, nodes.left[at], nodes.right[at]), at)
        return 1.0 / (1.0 + np.exp(-self.base - nodes.value[at].sum(axis=1)))

    @cached_property
    def _nodes(self) -> "_Nodes":
        sizes = [len(tree.left) for tree in self.trees]
        roots = np.concatenate([[0], np.cumsum(sizes)[:-1]]).astype(np.int64)
        shift = np.repeat(roots, sizes)
        left, right = (
            np.where(side >= 0, side + shift, -1)
            for side in (_join([tree.left for tree in self.trees]), _join([tree.right for tree in self.trees]))
        )
        column = np.maximum(_join([tree.column for tree in self.trees]), 0)
        limit = np.array([number for tree in self.trees for number in tree.limit])
        return _Nodes(roots, column, limit, left, right, np.array([odds for tree in self.trees for odds in tree.value]))


@dataclass(frozen=True, slots=True)
class _Nodes:
    """The nodes of all trees one after the other; `roots` are the numbers of their first ones."""

    roots: NDArray[np.int64]
    column: NDArray[np.int64]
    limit: NDArray[np.float64]
    left: NDArray[np.int64]
    right: NDArray[np.int64]
    value: NDArray[np.float64]


def _join(parts: list[list[int]]) -> NDArray[np.int64]:
    return np.array([number for part in parts for number in part], dtype=np.int64)
