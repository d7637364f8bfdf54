"""Grows the trees by which spans are judged, and writes them as plain numbers.

How they judge is in `span_judge`; what a span's signs mean is not known here.
"""

# pyright: reportMissingTypeStubs=false, reportUnknownMemberType=false, reportUnknownVariableType=false
# pyright: reportAttributeAccessIssue=false, reportUnknownArgumentType=false

from collections.abc import Sequence
from math import log
from typing import Any

import numpy as np
from sklearn.ensemble import GradientBoostingClassifier

from models.skills.span_judge import SpanJudge
from models.skills.span_signs import WHOLE_CHANCE, Signs

_SETTINGS: dict[str, Any] = {
    "n_estimators": 120,
    "learning_rate": 0.08,
    "max_depth": 4,
    "min_samples_leaf": 20,
    "subsample": 0.7,
    "max_features": 0.4,
    "random_state": 1,
}
"""Of six kinds and sizes of trees, among the best two on held-out folds of SkillSpan's training half."""

_LEAF = -1
FEWEST_OF_A_KIND = 20
"""Right and wrong proposals below which trees would say one thing of every span."""


def grow_judge(signs: Sequence[Signs], right: Sequence[bool]) -> SpanJudge:
    """From signs of proposals and whether each is a label; with few of either kind CRFs are believed."""
    count = sum(right)
    if min(count, len(right) - count) < FEWEST_OF_A_KIND:
        return _believe_chances()
    grown = GradientBoostingClassifier(**_SETTINGS).fit(np.concatenate(signs), np.array(right))
    tables, roots, depth = list[np.ndarray[Any, Any]](), list[int](), 0
    for tree in (estimator.tree_ for estimator in grown.estimators_[:, 0]):
        first = sum(map(len, tables))
        own = np.arange(tree.node_count)
        leaf = tree.children_left == _LEAF
        left, right_node = (
            np.where(leaf, own, children) + first for children in (tree.children_left, tree.children_right)
        )
        share = tree.value[:, 0, 0] * grown.learning_rate * leaf
        tables.append(np.stack([np.maximum(tree.feature, 0), tree.threshold, left, right_node, share], axis=1))
        roots.append(first)
        depth = max(depth, int(tree.max_depth))
    nodes = np.concatenate(tables).astype(np.float64).tobytes()
    return SpanJudge(nodes, tuple(roots), depth, log(count / (len(right) - count)))


def _believe_chances() -> SpanJudge:
    """One tree: a span is right where its CRF finds it likelier than one in three."""
    root, unlikely, likely = (WHOLE_CHANCE, log(1 / 3), 1, 2, 0), (0, 0, 1, 1, -4), (0, 0, 2, 2, 4)
    return SpanJudge(np.array([root, unlikely, likely], np.float64).tobytes(), (0,), 1, 0.0)
