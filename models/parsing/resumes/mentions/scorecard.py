"""How sure a candidate is: the points of its signs, added up as log-odds, and the least that a field asks for.

The points stand in `data/scorecard.toml` and are reviewed by hand; no sign is looked for here.
"""

import math
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

from models.parsing.resumes.mentions.mention import Candidate, Field

Judgement = Literal["first", "second"]
"""The first sees each candidate alone, the second also what the first held of its neighbours."""

_POINTS = Path(__file__).parents[1] / "data" / "scorecard.toml"


@dataclass(frozen=True, slots=True)
class _Card:
    base: float
    least: float
    points: dict[str, float]


@cache
def _cards(judgement: str) -> dict[str, _Card]:
    table = tomllib.loads(_POINTS.read_text(encoding="utf-8"))[judgement]
    return {field: _Card(card["base"], card["least"], card["points"]) for field, card in table.items()}


def confidence(candidate: Candidate, judgement: Judgement) -> float:
    """The probability that a candidate is what it may be, 0 to 1."""
    card = _cards(judgement)[candidate.field]
    # Sorted, so that the sum of floats doesn't depend on the order of a set.
    odds = card.base + sum(card.points.get(sign, 0.0) for sign in sorted(candidate.signs))
    return 1.0 / (1.0 + math.exp(-odds))


def least(field: Field, judgement: Judgement) -> float:
    """The confidence below which a candidate of this field is rejected."""
    return _cards(judgement)[field].least
