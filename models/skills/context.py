"""What the words around a skill say about it: negation, years and level.

Works on places that were found already and never looks for skills itself. Scopes end with the clause.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from models.skills.scan import Flags, Integers, Places

REACH = 80
"""Characters within a clause over which a negation or a number of years is carried; chosen on our own examples."""

_CLAUSE_END = re.compile(r"[.!?;](?=\s|$)|[\n•●▪|]")
_BACKWARD_GAP = re.compile(r" *[(\[:–—-]? *(?:(?:skills?|knowledge|kenntnisse|level|niveau) *[:(-]? *)?", re.IGNORECASE)
_COMMA_GAP = re.compile(r" *, *")
_ENDS_ITEM = re.compile(r" *(?:of +)?(?:experience|exp|erfahrung)?\.? *(?:[,;.)\]\n•●▪|]|$)", re.IGNORECASE)
_FORWARD_GAP = re.compile(
    r" *(?:['’] *)?(?:[\w-]+ +){0,6}?(?:of|in|with|using|as|mit|von|im|als|der)? *", re.IGNORECASE
)
_LEVEL_GAP = re.compile(
    r" *(?:(?:level|working|command|knowledge|skills?|user|experience|kenntnisse|erfahrung(?:en)?) +)*"
    r"(?:of|in|with|at|mit|von)? *(?:the +|der +|den +)?",
    re.IGNORECASE,
)
_LIST_GAP = re.compile(
    r" *(?:[,/&+]|and\b|und\b|or\b|oder\b|as well as\b|sowie\b| )*(?:(?:in|with|of|mit|von) +)?", re.IGNORECASE
)
_LEADS_ON = re.compile(r" +(?:of|in|with|mit|von|exp)\b", re.IGNORECASE)
_NUMBER_BEFORE = re.compile(
    r"(?:(?<![\d.,/])(\d{1,2}(?:[.,]\d)?)|\b(one|two|three|four|five|six|seven|eight|nine|ten|zwei|drei|vier|fünf|sechs|zehn))"
    r"\s*(?:\(\d+\)\s*)?\+?\s*(?:(?:-|–|to|bis)\s*\d{1,2}\s*\+?\s*)?(?:or more|oder mehr|full|volle)?\s*$",
    re.IGNORECASE,
)
_NUMBER_WORDS = {
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "zwei": 2,
    "drei": 3,
    "vier": 4,
    "fünf": 5,
    "sechs": 6,
    "zehn": 10,
}
_RATING = re.compile(
    r" *[(:–—-]? *(\d{1,2}(?:[.,]\d)?) ?(?:/|out of|von) ?(10|5|4|100)(?![\d/.,])"
    # A bare percentage is a result ("sales 20 %"), so it must be set off.
    r"| *[(:–—-] *(\d{1,3}) ?%"
    r"| *[(:–—-]? *([★●⬤]+)([☆○◯]+)"
    # A share from 0 to 1 must be set off too, for versions of programs look the same.
    r"| *[(:=] *(0[.,]\d{1,2}|1[.,]00?)(?![\d.,/%]| ?[%\w])"
)
_RATING_MARKS = frozenset("(:=–—-0123456789★●⬤")
_BEFORE_MARKS = _RATING_MARKS | {" "}
"""What stands behind a skill that is rated; looking for it first is quicker than the pattern."""

_NUMBER_REACH = 24
"""Characters before the word "years" within which the number stands."""


class Cue(NamedTuple):
    """A phrase that says something about the skills beside it. `value` is a level from 0 to 1, where it says one.

    `before` is the last skill that starts before it (-1: none), `after` the first one that starts behind it.
    """

    kind: str
    start: int
    end: int
    value: float | None
    before: int
    after: int


class Spans(NamedTuple):
    """Where skills stand, as plain lists: one number at a time is read from these far faster than from arrays."""

    starts: list[int]
    ends: list[int]


@dataclass(slots=True)
class Context:
    """What is said about each skill, by its index; `evidence_*` enclose the skill and the words that state it."""

    negated: list[bool]
    years: list[float | None]
    levels: list[float | None]
    evidence_starts: list[int]
    evidence_ends: list[int]


def find_beside(skills: Places, cues: Places) -> tuple[Flags, Integers, Integers]:
    """For each cue whether a skill is near enough to be spoken of, and the skills `before` and `after` it."""
    before = np.searchsorted(skills.starts, cues.starts) - 1
    after = np.searchsorted(skills.starts, cues.ends)
    if not len(skills.starts):
        return np.zeros(len(before), np.bool_), before, after
    since = cues.starts - skills.ends[before]
    until = skills.starts[np.minimum(after, len(skills.starts) - 1)] - cues.ends
    near = ((before >= 0) & (since <= REACH + _NUMBER_REACH)) | ((until >= 0) & (until <= REACH))
    return near, before, after


def read_context(text: str, places: Places, cues: Sequence[Cue]) -> Context:
    """Reads `text` around the skills at `places` (sorted by start) by the light of `cues` (sorted by start)."""
    skills = Spans(places.starts.tolist(), places.ends.tolist())
    count = len(skills.starts)
    context = Context([False] * count, [None] * count, [None] * count, list(skills.starts), list(skills.ends))
    contrasts = [cue.start for cue in cues if cue.kind == "contrast"]
    for cue in cues:
        if cue.kind in ("negation_before", "negation_after"):
            for index in _negated(text, skills, cue, contrasts):
                context.negated[index] = True
        elif cue.kind == "years":
            _apply_years(text, skills, cue, context)
        elif cue.kind == "level" and cue.value is not None:
            _apply(context.levels, context, _described(text, skills, cue, _LEVEL_GAP), cue.value, cue)
    _apply_ratings(text, context)
    return context


def _negated(text: str, skills: Spans, cue: Cue, contrasts: list[int]) -> list[int]:
    """Skills that a negation is about: those it runs into, never past a "but", or the list that it closes."""
    if cue.kind == "negation_before":
        end = min(_clause_end(text, cue.end), cue.end + int(cue.value or REACH))
        at = bisect_left(contrasts, cue.end)
        end = min(end, contrasts[at]) if at < len(contrasts) else end
        return list(range(cue.after, bisect_left(skills.starts, end)))
    if cue.before < 0 or skills.ends[cue.before] < _clause_start(text, cue.start):
        return []
    return _listed_before(text, skills, cue.before)


def _apply_years(text: str, skills: Spans, cue: Cue, context: Context) -> None:
    number = _NUMBER_BEFORE.search(text, max(0, cue.start - _NUMBER_REACH), cue.start)
    if number is None:
        return
    digits, word = number.groups()
    years = float(digits.replace(",", ".")) if digits else float(_NUMBER_WORDS[word.lower()])
    start = number.start()
    stated = cue._replace(start=start, before=bisect_left(skills.starts, start) - 1)
    described = _described(text, skills, stated, _FORWARD_GAP) or _told_behind(text, skills, stated)
    _apply(context.years, context, described, years, stated)


def _apply(values: list[float | None], context: Context, indices: list[int], value: float, cue: Cue) -> None:
    for index in indices:
        values[index] = value
    for index in indices[:1]:
        context.evidence_starts[index] = min(context.evidence_starts[index], cue.start)
        context.evidence_ends[index] = max(context.evidence_ends[index], cue.end)


def _described(text: str, skills: Spans, cue: Cue, forward_gap: re.Pattern[str]) -> list[int]:
    """Skills that a statement is about: the one it directly follows ("Java, 5 years"), else those it leads into."""
    leads = cue.after < len(skills.starts) and _matches(forward_gap, text, cue.end, skills.starts[cue.after])
    follows = cue.before >= 0 and _matches(_BACKWARD_GAP, text, skills.ends[cue.before], cue.start)
    if follows and not (leads and _LEADS_ON.match(text, cue.end)):
        return [cue.before]
    return _listed_after(text, skills, cue.after) if leads else []


def _told_behind(text: str, skills: Spans, cue: Cue) -> list[int]:
    """The skill before a comma and a statement that ends there: "SQL, 4 years"."""
    if cue.before < 0 or not _matches(_COMMA_GAP, text, skills.ends[cue.before], cue.start):
        return []
    return [cue.before] if _ENDS_ITEM.match(text, cue.end) else []


def _listed_after(text: str, skills: Spans, first: int) -> list[int]:
    """The skill at `first` and those that follow it in one list ("Java, Python and Go")."""
    last = first
    while last + 1 < len(skills.starts) and _in_one_list(text, skills, last):
        last += 1
    return list(range(first, last + 1))


def _listed_before(text: str, skills: Spans, last: int) -> list[int]:
    """The skill at `last` and those before it in one list."""
    first = last
    while first > 0 and _in_one_list(text, skills, first - 1):
        first -= 1
    return list(range(first, last + 1))


def _in_one_list(text: str, skills: Spans, index: int) -> bool:
    return _matches(_LIST_GAP, text, skills.ends[index], skills.starts[index + 1])


def _apply_ratings(text: str, context: Context) -> None:
    """Levels in figures right after a skill: "7/10", "80 %", "★★★☆☆"."""
    padded = text + "  "
    followed = [(at, end) for at, end in enumerate(context.evidence_ends) if padded[end] in _BEFORE_MARKS]
    for index, end in followed:
        if padded[end] == " " and padded[end + 1] not in _BEFORE_MARKS:
            continue
        rating = _RATING.match(text, end, end + 16)
        level = _rated(rating) if rating else None
        if rating and level is not None:
            context.levels[index] = level
            context.evidence_ends[index] = rating.end()


def _rated(rating: re.Match[str]) -> float | None:
    share, scale, percent, full, empty, fraction = rating.groups()
    if fraction:
        return float(fraction.replace(",", "."))
    if full:
        return len(full) / (len(full) + len(empty))
    level = float(percent) / 100 if percent else float(share.replace(",", ".")) / float(scale)
    return level if level <= 1 else None


def _matches(gap: re.Pattern[str], text: str, start: int, end: int) -> bool:
    return 0 <= end - start <= REACH and gap.fullmatch(text, start, end) is not None


def _clause_end(text: str, start: int) -> int:
    limit = min(len(text), start + REACH)
    found = _CLAUSE_END.search(text, start, limit)
    return found.start() if found else limit


def _clause_start(text: str, end: int) -> int:
    limit = max(0, end - REACH)
    return max((found.end() for found in _CLAUSE_END.finditer(text, limit, end)), default=limit)
