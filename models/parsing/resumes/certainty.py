"""How sure the reading of a whole résumé is: what its lines say, and, where their order is beyond chance, its fields.

No field is read here. Names, addresses and places count for nothing: an anonymised résumé is not read worse.
"""

import math
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence

from models.parsing.resumes.line_signs import LineSigns, order_of, read_signs
from models.parsing.resumes.mentions.mention import Field, Mention

MAIN_FIELDS: tuple[tuple[Field, ...], ...] = (("title",), ("employer",), ("school", "degree"))
"""What a match rests on: what somebody did, where, and what they learned. Of a group the surer one counts."""

LEAST = 0.3
"""Below it a résumé is flagged: less than a third of its main fields is expected to be right."""

BADLY_READ = "read_badly"
IN_PICTURES = 0.9
"""What the same words are worth when their letters were recognised in pictures."""

IN_ORDER = 3.5
"""Standard deviations from chance at which lines are held to be in order: of shuffled résumés one in 500 gets there."""

_HEADINGS = ("work", "education", "skills", "summary", "languages")
_UNSURE = 0.4  # what the mean confidence of main fields must exceed to speak for a résumé

WEIGHTS = {"base": -1.38, "title": 0.74, "study": 0.15, "period": 0.17, "headings": 1.90, "fields": 1.17}
"""Log-odds; found by `python -m benchmarks.certainty LABELS.jsonl`, on labelled CVs and on spoilt copies of them. None
but the base is negative, so less evidence is never surer."""

KNOTS = (
    (0.0, 0.1),
    (0.3, 0.25),
    (0.45, 0.42),
    (0.53, 0.58),
    (0.6, 0.68),
    (0.66, 0.745),
    (0.735, 0.82),
    (0.81, 0.865),
    (1.0, 0.92),
)
"""From what the weights say to the share of main fields that is right; read off held-out shares of labelled CVs."""


def judge_reading(text: str, mentions: Iterable[Mention], recognised: bool) -> float:
    """The expected share of the main fields whose surest value is right, 0 to 1; a field without any counts 0.

    `mentions` are those that were taken and those that were rejected: a value may be right that was not sure enough.
    They count only where the order of the lines is beyond chance. So shuffling lines raises nothing: what each line
    says stays the same, and the order is lost. Held against labels in `matchmill scoreboard reading`.
    """
    sure = judge_evidence(read_evidence(text, mentions))
    return round(sure * (IN_PICTURES if recognised else 1.0), 4)


def judge_evidence(evidence: Mapping[str, float]) -> float:
    """The confidence that evidence by its names is worth, 0 to 1."""
    odds = WEIGHTS["base"] + sum(WEIGHTS[name] * value for name, value in evidence.items())
    return calibrate(1.0 / (1.0 + math.exp(-odds)))


def read_evidence(text: str, mentions: Iterable[Mention]) -> dict[str, float]:
    """What speaks for a reading, each 0 to 1, by the names of `WEIGHTS`."""
    signs = read_signs(text)
    headings = {one.heading for one in signs}
    return {
        "title": _enough(sum(one.title for one in signs)),
        "study": _enough(sum(one.study for one in signs)),
        "period": _enough(sum(one.period for one in signs)),
        "headings": sum(kind in headings for kind in _HEADINGS) / len(_HEADINGS),
        "fields": _sure_fields(mentions) if is_in_order(signs) else 0.0,
    }


def is_in_order(signs: Sequence[LineSigns]) -> bool:
    """Whether the lines stand as hardly any shuffling would leave them."""
    return order_of(signs) >= IN_ORDER


def calibrate(share: float) -> float:
    """On the line between the two nearest of `KNOTS`."""
    at = min(max(bisect_right(KNOTS, (share, 2.0)), 1), len(KNOTS) - 1)
    (left, low), (right, high) = KNOTS[at - 1], KNOTS[at]
    return low + (high - low) * (share - left) / (right - left)


def _enough(count: int) -> float:
    return count / (count + 1)


def _sure_fields(mentions: Iterable[Mention]) -> float:
    """The mean over the main fields of the surest mention, as far as it exceeds what says nothing."""
    surest: dict[Field, float] = {}
    for one in mentions:
        surest[one.field] = max(one.confidence, surest.get(one.field, 0.0))
    shares = [max(surest.get(field, 0.0) for field in group) for group in MAIN_FIELDS]
    return max(0.0, sum(shares) / len(shares) - _UNSURE)
