"""How sure a tagger is of a candidate: the mean of what points and trees say, each of the same signs and measures.

Neither is found here.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from models.boosting.forest import Forest
from models.parsing.resumes.mentions.mention import Candidate, Field
from models.parsing.resumes.tagger.cards import Card
from models.parsing.resumes.tagger.measures import MEASURES


@dataclass(frozen=True)
class SignForest:
    """Trees, and the signs whose columns follow the measures in the rows that they are asked about."""

    columns: list[str]
    trees: Forest


def lay_out(
    candidates: Sequence[Candidate], measures: Sequence[NDArray[np.float64]], columns: Sequence[str]
) -> NDArray[np.float64]:
    """A row a candidate: its measures, then 1 or 0 for each sign of `columns`."""
    numbers = {sign: at for at, sign in enumerate(columns, start=len(MEASURES))}
    table = np.zeros((len(candidates), len(MEASURES) + len(columns)))
    for row, (one, measured) in enumerate(zip(candidates, measures, strict=True)):
        table[row, : len(MEASURES)] = measured
        table[row, [numbers[sign] for sign in one.signs if sign in numbers]] = 1.0
    return table


def weigh(
    candidates: Sequence[Candidate],
    measures: NDArray[np.float64],
    cards: dict[Field, Card],
    forests: dict[Field, SignForest],
) -> NDArray[np.float64]:
    """The confidence of each candidate, 0 to 1; 0 for a field without points."""
    sure = np.zeros(len(candidates))
    for field, card in cards.items():
        own = [at for at, one in enumerate(candidates) if one.field == field]
        if not own:
            continue
        some = [candidates[at] for at in own]
        by_points = np.array([card.chance(one) for one in some])
        forest = forests.get(field)
        by_trees = forest.trees.chances(lay_out(some, list(measures[own]), forest.columns)) if forest else by_points
        sure[own] = (by_points + by_trees) / 2
    return sure
