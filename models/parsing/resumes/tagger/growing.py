"""Grows the trees of a tagger's judge on labelled candidates, and tells how sure they are of documents they never saw.

Which trees are asked how stands in `models.boosting`; measures and signs come from the caller.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from models.boosting.growing import Growth
from models.boosting.growing import grow as grow_trees
from models.parsing.resumes.mentions.mention import Candidate, Field
from models.parsing.resumes.tagger.judging import Sure, is_labelled
from models.parsing.resumes.tagger.labelled import LabelledDocument
from models.parsing.resumes.tagger.weighing import SignForest, lay_out

_FEWEST = 25
"""Candidates below which no leaf is cut, and that must have a sign for a column of its own."""
_GROWTH = Growth(trees=110, depth=4, rate=0.08, fewest=_FEWEST, rows=0.7, columns=0.3)


def grow(
    documents: Sequence[LabelledDocument],
    found: Sequence[list[Candidate]],
    measures: Sequence[NDArray[np.float64]],
    folds: Sequence[int],
    fields: Sequence[Field],
) -> tuple[Sure, dict[Field, SignForest]]:
    """Confidences of each document's candidates from the other folds, and trees from all documents.

    The same documents give the same trees.
    """
    sure: Sure = [np.zeros(len(candidates)) for candidates in found]
    forests: dict[Field, SignForest] = {}
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
                chances = _grow_one(table[seen], truth[seen], columns).trees.chances(table[~seen])
                for row, value in zip(np.flatnonzero(~seen).tolist(), chances.tolist(), strict=True):
                    sure[rows[row][0]][rows[row][1]] = value
        forests[field] = _grow_one(table, truth, columns)
    return sure, forests


def _grow_one(table: NDArray[np.float64], truth: NDArray[np.bool_], columns: list[str]) -> SignForest:
    return SignForest(
        columns, grow_trees(table, truth, replace(_GROWTH, fewest=min(_FEWEST, max(1, len(truth) // 20))))
    )
