"""Grows the trees by which spans are judged.

What a span's signs mean is known to `span_signs`, and how trees are grown and asked to `models.boosting`.
"""

from collections.abc import Sequence
from math import log

import numpy as np

from models.boosting.forest import Forest
from models.boosting.growing import Growth, grow
from models.skills.span_signs import WHOLE_CHANCE, Signs

_GROWTH = Growth(trees=120, depth=4, rate=0.08, fewest=20, rows=0.7, columns=0.4, seed=1)
"""Of six kinds and sizes of trees, among the best two on held-out folds of SkillSpan's training half."""

FEWEST_OF_A_KIND = 20
"""Right and wrong proposals below which trees would say one thing of every span."""


def grow_judge(signs: Sequence[Signs], right: Sequence[bool]) -> Forest:
    """From signs of proposals and whether each is a label; with few of either kind CRFs are believed."""
    if min(sum(right), len(right) - sum(right)) < FEWEST_OF_A_KIND:
        return _believe_chances()
    return grow(np.concatenate(signs), np.array(right), _GROWTH)


def _believe_chances() -> Forest:
    """One tree: a span is right where its CRF finds it likelier than one in three."""
    return Forest(0.0, [0], 1, [[WHOLE_CHANCE, log(1 / 3), 1, 2, 0], [0, 0, 1, 1, -4], [0, 0, 2, 2, 4]])
