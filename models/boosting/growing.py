"""Grows boosted trees with scikit-learn and writes them as plain numbers.

What rows and columns mean is not known here.
"""

# pyright: reportMissingTypeStubs=false, reportUnknownMemberType=false, reportUnknownVariableType=false
# pyright: reportAttributeAccessIssue=false, reportUnknownArgumentType=false

from dataclasses import dataclass
from math import log

import numpy as np
from numpy.typing import NDArray
from sklearn.ensemble import GradientBoostingClassifier

from models.boosting.forest import Forest

_LEAF = -1


@dataclass(frozen=True)
class Growth:
    """How trees are grown: their number and depth, the step each makes, the fewest rows of a leaf, and the shares of
    rows that a tree and of columns that a cut gets to see."""

    trees: int
    depth: int
    rate: float
    fewest: int
    rows: float
    columns: float
    seed: int = 0


def grow(rows: NDArray[np.floating], right: NDArray[np.bool_], growth: Growth) -> Forest:
    """Trees that tell right rows from others, by stochastic gradient boosting (Friedman, 2002); the same for the same.

    Raises ValueError when all rows are of one kind.
    """
    grown = GradientBoostingClassifier(
        n_estimators=growth.trees,
        learning_rate=growth.rate,
        max_depth=growth.depth,
        min_samples_leaf=growth.fewest,
        subsample=growth.rows,
        max_features=growth.columns,
        random_state=growth.seed,
    ).fit(rows, right)
    roots, nodes, depth = list[int](), list[list[float]](), 0
    for tree in (estimator.tree_ for estimator in grown.estimators_[:, 0]):
        first, own = len(nodes), np.arange(tree.node_count)
        leaf = tree.children_left == _LEAF
        sides = (np.where(leaf, own, children) + first for children in (tree.children_left, tree.children_right))
        share = tree.value[:, 0, 0] * growth.rate * leaf
        nodes += np.stack([np.maximum(tree.feature, 0), tree.threshold, *sides, share], axis=1).tolist()
        roots.append(first)
        depth = max(depth, int(tree.max_depth))
    count = int(right.sum())
    return Forest(log(count / (len(right) - count)), roots, depth, nodes)
