"""What may be a field in the tagger's eyes: the rules' candidates and the CRF's spans, with the CRF's chances.

Nothing is weighed here.
"""

from bisect import bisect_left

import numpy as np

from models.parsing.resumes.mentions.find import find_candidates, settle
from models.parsing.resumes.mentions.mention import Candidate, Field
from models.parsing.resumes.mentions.neighbours import Neighbourhood
from models.parsing.resumes.mentions.scorecard import confidence
from models.parsing.resumes.tagger.crf import OUTSIDE, Look, spans_of

_STEPS = 8
_LENIENT = 0.25
"""A tag counts from this chance on, so that spans are named that the best sequence of tags leaves out."""


def name_candidates(text: str, look: Look) -> list[Candidate]:
    """Candidates, in a fixed order; each is named once."""
    signs: dict[tuple[int, int, Field], set[str]] = {}
    ruled = find_candidates(text)
    held, _ = settle(ruled, [confidence(one, "first") for one in ruled], "first")
    beside = Neighbourhood(text, held)
    for one in ruled:
        own = signs.setdefault((one.start, one.end, one.field), {"by_rules"})
        own |= one.signs | beside.signs(one)
    for tags, sign in ((look.tags, "best_tags"), (_lenient_tags(look), "lenient_tags")):
        for one in spans_of(look.tokens, tags):
            signs.setdefault((one.start, one.end, one.field), set()).add(sign)
    starts = [token.start for token in look.tokens]
    return [
        Candidate(start, end, field, frozenset(own | _chance_signs(look, starts, start, end, field)))
        for (start, end, field), own in sorted(signs.items())
    ]


def _lenient_tags(look: Look) -> list[str]:
    """At each token the likeliest tag that names a field, if it is likely enough."""
    named = [at for at, name in enumerate(look.names) if name != OUTSIDE]
    if not named or not len(look.chances):
        return []
    chances = look.chances[:, named]
    best = chances.argmax(axis=1)
    sure = chances[np.arange(len(best)), best] >= _LENIENT
    return [look.names[named[at]] if taken else OUTSIDE for at, taken in zip(best, sure, strict=True)]


def _chance_signs(look: Look, starts: list[int], start: int, end: int, field: Field) -> set[str]:
    """The CRF's chances that the span begins here, that all of it belongs to the field, and that it goes on."""
    first, after = bisect_left(starts, start), bisect_left(starts, end)
    if after <= first or f"B-{field}" not in look.names:
        return {"chance=unknown"}
    begins = look.chances[:, look.names.index(f"B-{field}")]
    goes_on = look.chances[:, look.names.index(f"I-{field}")] if f"I-{field}" in look.names else np.zeros(len(begins))
    within = float((begins[first:after] + goes_on[first:after]).min())
    beyond = float(goes_on[after]) if after < len(goes_on) else 0.0
    return {f"begins={_step(float(begins[first]))}", f"within={_step(within)}", f"beyond={_step(beyond)}"}


def _step(chance: float) -> int:
    return min(_STEPS - 1, int(chance * _STEPS))
