"""Signs that a candidate has by its neighbours: what was held for true right before it, right after it, and around it.

They are looked for once a first judgement has been passed on every candidate.
"""

import re
from bisect import bisect_left

from models.parsing.mentions.mention import Candidate, Mention

_WORD = re.compile(r"\w")
_BESIDE = 2
_NEAR = 25
"""Letters and digits between two mentions that still stand beside, or near, each other."""


def neighbour_signs(text: str, candidate: Candidate, held: list[Mention]) -> frozenset[str]:
    """Signs such as `left_title`; `held` is sorted and free of overlaps."""
    signs = {f"within_{one.field}" for one in _around(candidate, held) if one.field != candidate.field}
    at = bisect_left(held, candidate.start, key=lambda one: one.start)
    while at > 0 and held[at - 1].end > candidate.start:
        at -= 1
    if at > 0:
        signs |= _name("left", held[at - 1], text[held[at - 1].end : candidate.start], "above")
    at = bisect_left(held, candidate.end, key=lambda one: one.start)
    if at < len(held):
        signs |= _name("right", held[at], text[candidate.end : held[at].start], "below")
    return frozenset(signs)


def _around(candidate: Candidate, held: list[Mention]) -> list[Mention]:
    at = bisect_left(held, candidate.end, key=lambda one: one.start)
    found: list[Mention] = []
    while at > 0 and held[at - 1].end > candidate.start:
        at -= 1
        found.append(held[at])
    return found


def _name(side: str, one: Mention, gap: str, line: str) -> set[str]:
    letters = len(_WORD.findall(gap))
    if letters <= _BESIDE:
        return {f"{side}_{one.field}_{line}" if "\n" in gap else f"{side}_{one.field}"}
    return {f"{side}_{one.field}_near"} if letters <= _NEAR else set()
