"""What a tagger's trees weigh besides signs: the CRF's odds of a candidate, of its rivals, and of its words elsewhere.

Numbers only; nothing is decided here.
"""

from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass
from typing import get_args

import numpy as np
from numpy.typing import NDArray

from models.parsing.resumes.mentions.mention import Candidate, Field
from models.parsing.resumes.tagger.crf import OUTSIDE, Look
from models.parsing.resumes.tagger.labelled import value_of

MEASURES = (
    *("begins", "within", "mean", "beyond", "before", "outside", "joint", "other", "tokens", "depth"),
    *("times", "best", "rank", "expected", "rival", "rival_same"),
)
"""The columns of `measure_candidates`: odds of its own tokens first, then what the whole document says of it."""

_OWN = 10
_JOINT = MEASURES.index("joint")
_LEAST = 1e-4
_NO_ODDS = -9.0
_RIVALS = 12
"""Candidates before and after, by where they begin, among which one that overlaps is looked for."""


def measure_candidates(text: str, look: Look, candidates: list[Candidate]) -> NDArray[np.float64]:
    """A row a candidate, a column a measure; odds are log-odds of the CRF's chances."""
    rows = np.zeros((len(candidates), len(MEASURES)))
    if not candidates:
        return rows
    odds = _Odds(look)
    rows[:, :_OWN] = [odds.of(one) for one in candidates]
    joint = rows[:, _JOINT]
    groups: dict[tuple[Field, str], list[int]] = defaultdict(list)
    fields: dict[Field, list[int]] = defaultdict(list)
    for at, one in enumerate(candidates):
        groups[one.field, value_of(text, one.field, one.start, one.end)].append(at)
        fields[one.field].append(at)
    for group in groups.values():
        rows[group, _OWN] = len(group)
        rows[group, _OWN + 1] = joint[group].max()
    for group in fields.values():
        rows[group, _OWN + 2] = np.searchsorted(np.sort(-joint[group]), -joint[group])
        rows[group, _OWN + 3] = (1.0 / (1.0 + np.exp(-joint[group]))).sum()
    rows[:, _OWN + 4 :] = _rivals(candidates, joint)
    return rows


@dataclass
class _Odds:
    look: Look

    def __post_init__(self) -> None:
        self._starts = [token.start for token in self.look.tokens]
        names, nothing = self.look.names, np.zeros(len(self._starts))
        chances = {name: self.look.chances[:, at] for at, name in enumerate(names)}
        self._begins = {field: chances.get(f"B-{field}", nothing) for field in get_args(Field)}
        self._inside = {field: chances.get(f"I-{field}", nothing) for field in get_args(Field)}
        self._whole = {field: self._begins[field] + self._inside[field] for field in get_args(Field)}
        self._outside = chances.get(OUTSIDE, nothing)

    def of(self, one: Candidate) -> list[float]:
        first, after = bisect_left(self._starts, one.start), bisect_left(self._starts, one.end)
        if after <= first:
            return [_NO_ODDS] * _OWN
        begins, inside, whole = self._begins[one.field], self._inside[one.field], self._whole[one.field]
        goes_on = float(inside[after]) if after < len(inside) else 0.0
        joint = float(begins[first]) * float(np.maximum(inside[first + 1 : after], 1e-3).prod()) * (1.0 - goes_on)
        others = max(float(chances[first:after].mean()) for field, chances in self._whole.items() if field != one.field)
        return [
            _log_odds(float(begins[first])),
            _log_odds(float(whole[first:after].min())),
            _log_odds(float(whole[first:after].mean())),
            _log_odds(goes_on),
            _log_odds(float(whole[first - 1]) if first else 0.0),
            _log_odds(float(self._outside[first:after].mean())),
            _log_odds(joint),
            _log_odds(others),
            float(after - first),
            first / len(self._starts),
        ]


def _rivals(candidates: list[Candidate], joint: NDArray[np.float64]) -> NDArray[np.float64]:
    """The best odds of an overlapping candidate of another field, and of the same one."""
    order = sorted(range(len(candidates)), key=lambda at: candidates[at].start)
    best = np.full((len(candidates), 2), _NO_ODDS)
    for place, at in enumerate(order):
        one = candidates[at]
        for other in (*order[max(0, place - _RIVALS) : place], *order[place + 1 : place + 1 + _RIVALS]):
            if candidates[other].start < one.end and one.start < candidates[other].end:
                same = int(candidates[other].field == one.field)
                best[at, same] = max(best[at, same], joint[other])
    return best


def _log_odds(chance: float) -> float:
    sure = min(max(chance, _LEAST), 1.0 - _LEAST)
    return float(np.log(sure / (1.0 - sure)))
