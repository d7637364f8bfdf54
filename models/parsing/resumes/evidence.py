"""From mentions to evidence: what a text says of a person with the words that say it, and what was rejected.

Mentions are found elsewhere; nothing is read here.
"""

from models.parsing.records import Evidence
from models.parsing.resumes.mentions.mention import Mention

LEAST_SHOWN = 0.15
"""What was rejected with less confidence than this is noise and not kept."""

MASKED_NAME = 0.05
"""A name that is this sure is masked before matching: hiding a word too many costs less than showing a name."""


def gather_evidence(text: str, kept: list[Mention], rejected: list[Mention]) -> list[Evidence]:
    """Evidence in the order of the text."""
    accepted = [(one, True) for one in kept]
    unsure = [(one, False) for one in rejected if one.confidence >= LEAST_SHOWN]
    return [
        Evidence(
            one.field,
            " ".join(text[one.start : one.end].split()),
            one.start,
            one.end,
            one.confidence,
            one.source,
            taken,
        )
        for one, taken in sorted([*accepted, *unsure])
    ]


def own_terms(text: str, kept: list[Mention], rejected: list[Mention]) -> tuple[list[str], list[str]]:
    """What to mask before matching: the person's own name where it is sure, and everything else as a whole.

    The second list holds whatever may well be a name, and the employers, schools and places that the text names.
    """
    named = [
        one
        for one in sorted([*kept, *rejected])
        if (one.field == "name" and one.confidence >= MASKED_NAME)
        or (one in kept and one.field in ("employer", "school", "place"))
    ]
    own = best_value(text, kept, "name")
    return [own] if own else [], list(dict.fromkeys(" ".join(text[one.start : one.end].split()) for one in named))


def best_value(text: str, kept: list[Mention], field: str) -> str | None:
    """The surest value of a field that a person has one of; the first of equals."""
    own = [one for one in kept if one.field == field]
    best = max(own, key=lambda one: (one.confidence, -one.start), default=None)
    return " ".join(text[best.start : best.end].split()) if best else None
