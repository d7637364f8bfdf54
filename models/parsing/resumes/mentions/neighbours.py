"""Signs that a candidate has by what was held for true beside it, around it, and of the same words elsewhere.

They are looked for once a first judgement has been passed on every candidate.
"""

import re
from bisect import bisect_left
from collections import Counter

from models.parsing.resumes.mentions.mention import Candidate, Field, Mention

_WORD = re.compile(r"\w")
_WORDS = re.compile(r"\w+")
_BESIDE = 2
_NEAR = 25
"""Letters and digits between two mentions that still stand beside, or near, each other."""
_LONGEST_GAP = 200
"""Characters of a gap that is counted at all: most are whole pages."""


class Neighbourhood:
    """What was held for true in a text, asked for the signs of a candidate; `held` is sorted and free of overlaps."""

    def __init__(self, text: str, held: list[Mention]) -> None:
        self._text, self._held = text, held
        self._fields = Counter(one.field for one in held)
        self._values: dict[str, set[Field]] = {}
        for one in held:
            self._values.setdefault(_fold(text, one), set()).add(one.field)

    def signs(self, candidate: Candidate) -> frozenset[str]:
        """Signs such as `left_title` (right before it), `also_school` (the same words, elsewhere) and `none_held`."""
        text, held = self._text, self._held
        signs = {f"within_{one.field}" for one in _around(candidate, held) if one.field != candidate.field}
        signs |= {f"also_{field}" for field in self._values.get(_fold(text, candidate), ()) if field != candidate.field}
        if not self._fields[candidate.field]:
            signs.add("none_held")
        at = bisect_left(held, candidate.start, key=lambda one: one.start)
        while at > 0 and held[at - 1].end > candidate.start:
            at -= 1
        if at > 0:
            signs |= _name("left", held[at - 1], text[held[at - 1].end : candidate.start], "above")
        at = bisect_left(held, candidate.end, key=lambda one: one.start)
        if at < len(held):
            signs |= _name("right", held[at], text[candidate.end : held[at].start], "below")
        return frozenset(signs)


def _fold(text: str, one: Candidate | Mention) -> str:
    return " ".join(_WORDS.findall(text[one.start : one.end].lower()))


def _around(candidate: Candidate, held: list[Mention]) -> list[Mention]:
    at = bisect_left(held, candidate.end, key=lambda one: one.start)
    found: list[Mention] = []
    while at > 0 and held[at - 1].end > candidate.start:
        at -= 1
        found.append(held[at])
    return found


def _name(side: str, one: Mention, gap: str, line: str) -> set[str]:
    if len(gap) > _LONGEST_GAP:
        return set()
    letters = len(_WORD.findall(gap))
    if letters <= _BESIDE:
        return {f"{side}_{one.field}_{line}" if "\n" in gap else f"{side}_{one.field}"}
    return {f"{side}_{one.field}_near"} if letters <= _NEAR else set()
