"""Grows the trees of a tagger's judge on labelled candidates, and tells how sure they are of documents they never saw.

Which trees are asked how stands in `trees.py`; measures and signs come from the caller.
"""

from collections import Counter
from collections.abc import Sequence
from typing import Any, cast

import numpy as np
from numpy.typing import NDArray
from sklearn.ensemble import GradientBoostingClassifier  # pyright: ignore[reportMissingTypeStubs]

from models.parsing.judging import Sure, is_labelled
from models.parsing.labelled import LabelledDocument
from models.parsing.mentions.mention import Candidate, Field
from models.parsing.trees import Forest, Tree
from models.parsing.weighing import lay_out

_TREES = 110
_RATE = 0.08
_DEPTH = 4
_FEWEST = 25
"""Candidates below which no leaf is cut, and that must have a sign for a column of its own."""
_PART = 0.7
_COLUMNS = 0.3
_SEED = 0


def grow(
    documents: Sequence[LabelledDocument],
    found: Sequence[list[Candidate]],
    measures: Sequence[NDArray[np.float64]],
    folds: Sequence[int],
    fields: Sequence[Field],
) -> tuple[Sure, dict[Field, Forest]]:
    """Confidences of each document's candidates from the other folds, and trees from all documents.

    Stochastic gradient boosting (Friedman 2002), seeded: the same documents give the same trees.
    """
    sure: Sure = [np.zeros(len(candidates)) for candidates in found]
    forests: dict[Field, Forest] = {}
    for field in fields:
        rows = [(at, place) for at, some in enumerate(found) for place, one in enumerate(some) if one.field == field]
        truth = np.array([is_labelled(documents[at], found[at][place]) for at, place in rows])
        if not truth.any() or truth.all():
            continue
        signs = Counter(sign for at, place in rows for sign in found[at][place].signs)
        columns = sorted(sign for sign, count in signs.items() if count >= _FEWEST)
        table = lay_out([found[at][place] for at, place in rows], [measures[at][place] for at, place in rows], columns)
        fold = np.array([folds[at] for at, _ in rows])
        for held in sorted(set(folds)):
            seen = fold != held
            if 0 < truth[seen].sum() < seen.sum() and not seen.all():
                chances = _grow_one(table[seen], truth[seen], columns).chances(table[~seen])
                for row, value in zip(np.flatnonzero(~seen).tolist(), chances.tolist(), strict=True):
                    sure[rows[row][0]][rows[row][1]] = value
        forests[field] = _grow_one(table, truth, columns)
    return sure, forests


def _grow_one(table: NDArray[np.float64], truth: NDArray[np.bool_], columns: list[str]) -> Forest:
    grown = cast("Any", GradientBoostingClassifier)(
        n_estimators=_TREES,
        learning_rate=_RATE,
        max_depth=_DEPTH,
        min_samples_leaf=min(_FEWEST, max(1, len(truth) // 20)),
        subsample=_PART,
        max_features=_COLUMNS,
        random_state=_SEED,
    ).fit(table, truth)
    share = float(truth.mean())
    return Forest(float(np.log(share / (1.0 - share))), columns, [_plain(tree[0].tree_) for tree in grown.estimators_])


def _plain(tree: Any) -> Tree:  # noqa: ANN401 - scikit-learn has no types
    values = (tree.value[:, 0, 0] * _RATE).round(5).tolist()
    limits = tree.threshold.round(5).tolist()
    return Tree(tree.feature.tolist(), limits, tree.children_left.tolist(), tree.children_right.tolist(), values)
