"""How sure the reading of a whole résumé is: what its lines say, each by itself, and whether its words are whole.

No field is read here. Names, addresses and places count for nothing: an anonymised résumé is not read worse.
"""

import math
from bisect import bisect_right
from collections.abc import Mapping

from models.parsing.resumes.line_signs import read_signs
from models.parsing.resumes.lost_letters import share_of_damaged_words

LEAST = 0.3
"""Below it a résumé is flagged: less than a third of its main fields is expected to be right."""

BADLY_READ = "read_badly"
IN_PICTURES = 0.9
"""What the same words are worth when their letters were recognised in pictures."""

_OTHER_HEADINGS = ("skills", "summary", "languages")
_HALFWAY = 3  # lines that speak for a title or a study to half: few may do so by chance
_USUAL_DAMAGE = 0.015  # of 99 in 100 undamaged résumés less is misspelt
_RUIN = 0.115  # what one letter in thirty lost comes to

WEIGHTS = {
    "base": -2.46,
    "titles": 0.65,
    "studies": 0.41,
    "work": 0.68,
    "education": 0.75,
    "headings": 0.31,
    "words": 1.5,
}
"""Log-odds; found by `python -m benchmarks.certainty LABELS.jsonl`, on labelled CVs and on spoilt copies of them. None
but the base is negative, so less evidence is never surer."""

KNOTS = ((0.0, 0.1), (0.15, 0.2), (0.33, 0.33), (0.43, 0.43), (0.56, 0.6), (0.7, 0.73), (0.76, 0.81), (1.0, 0.86))
"""From what the weights say to the share of main fields that is right; read off held-out shares of labelled CVs."""


def judge_reading(text: str, recognised: bool) -> float:
    """The expected share of title, employer and study whose surest value is right, 0 to 1; one without any counts 0.

    A cut text has fewer lines that speak for it, a shuffled one the same, and one that lost letters fewer whole words:
    so a spoilt copy is not held for surer. Held against labels in `matchmill scoreboard reading`.
    """
    return round(judge_evidence(read_evidence(text)) * (IN_PICTURES if recognised else 1.0), 4)


def judge_evidence(evidence: Mapping[str, float]) -> float:
    """The confidence that evidence by its names is worth, 0 to 1."""
    odds = WEIGHTS["base"] + sum(WEIGHTS[name] * value for name, value in evidence.items())
    return calibrate(1.0 / (1.0 + math.exp(-odds)))


def read_evidence(text: str) -> dict[str, float]:
    """What speaks for a reading, each 0 to 1, by the names of `WEIGHTS`."""
    signs = read_signs(text)
    headings = {one.heading for one in signs}
    damage = (share_of_damaged_words(text) - _USUAL_DAMAGE) / (_RUIN - _USUAL_DAMAGE)
    return {
        "titles": _enough(sum(one.title for one in signs)),
        "studies": _enough(sum(one.study for one in signs)),
        "work": float("work" in headings),
        "education": float("education" in headings),
        "headings": sum(kind in headings for kind in _OTHER_HEADINGS) / len(_OTHER_HEADINGS),
        "words": 1.0 - min(1.0, max(0.0, damage)),
    }


def calibrate(share: float) -> float:
    """On the line between the two nearest of `KNOTS`."""
    at = min(max(bisect_right(KNOTS, (share, 2.0)), 1), len(KNOTS) - 1)
    (left, low), (right, high) = KNOTS[at - 1], KNOTS[at]
    return low + (high - low) * (share - left) / (right - left)


def _enough(count: int) -> float:
    return count / (count + _HALFWAY)
