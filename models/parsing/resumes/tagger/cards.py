"""Points of a trained judge, and how judged candidates are settled: the surer first, none over another.

How points are found stands in `judging.py`, which needs far more to be loaded.
"""

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from models.parsing.resumes.mentions.mention import Candidate, Field, Mention


@dataclass(frozen=True, slots=True)
class Card:
    """What candidates of a field start from and what each sign adds, both log-odds."""

    base: float
    points: dict[str, float]

    def chance(self, one: Candidate) -> float:
        """How likely a candidate is by its signs alone, 0 to 1."""
        # Sorted, so that the sum of floats doesn't depend on the order of a set.
        odds = self.base + sum(self.points.get(sign, 0.0) for sign in sorted(one.signs))
        return 1.0 / (1.0 + math.exp(-odds))


def settle_sure(candidates: list[Candidate], sure: NDArray[np.float64], least: dict[Field, float]) -> list[Mention]:
    """Mentions above their field's least confidence without overlaps, the surer first served; sorted."""
    kept: list[Mention] = []
    for at in sorted(range(len(candidates)), key=lambda at: (-sure[at], candidates[at].start, candidates[at].end)):
        one = candidates[at]
        free = all(other.end <= one.start or one.end <= other.start for other in kept)
        if one.field in least and sure[at] >= least[one.field] and free:
            kept.append(Mention(one.start, one.end, one.field, round(float(sure[at]), 4), "tagger"))
    return sorted(kept)
