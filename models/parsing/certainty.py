"""How sure the reading of a whole résumé is, from how sure its main fields are.

No field is read here. Names, addresses and places count for nothing: an anonymised résumé is not read worse.
"""

from collections.abc import Iterable

from models.parsing.mentions.mention import Field, Mention

MAIN_FIELDS: tuple[tuple[Field, ...], ...] = (("title",), ("employer",), ("school", "degree"))
"""What a match rests on: what somebody did, where, and what they learned. Of a group the surer one counts."""

LEAST = 0.3
"""Below it a résumé is flagged: less than a third of its main fields is expected to be right."""

BADLY_READ = "read_badly"
IN_PICTURES = 0.9
"""What the same words are worth when their letters were recognised in pictures."""


def judge_reading(mentions: Iterable[Mention], recognised: bool) -> float:
    """The expected share of the main fields whose surest value is right, 0 to 1; a field without any counts 0.

    `mentions` are those that were taken and those that were rejected: a value may be right that was not sure enough.
    Held against labels in `matchmill scoreboard reading`.
    """
    surest: dict[Field, float] = {}
    for one in mentions:
        surest[one.field] = max(one.confidence, surest.get(one.field, 0.0))
    shares = [max(surest.get(field, 0.0) for field in group) for group in MAIN_FIELDS]
    return round(sum(shares) / len(shares) * (IN_PICTURES if recognised else 1.0), 4)
