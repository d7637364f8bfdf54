"""What each line of a résumé says by itself, and whether the lines stand in an order that somebody meant.

Nothing here looks at what a field's reader made of a line; how much the signs are worth is known to `certainty`.
"""

import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from models.parsing.meanings.degrees import find_degree
from models.parsing.meanings.periods import find_period
from models.parsing.meanings.words import is_school, title_score
from models.parsing.resumes.entries import BULLET
from models.parsing.resumes.sections import heading_kind

_LONGEST = 110
"""Characters of a line that may name a position or a school; longer ones tell of something."""

_SHORT = 45
_TITLE = 2
_PARTS = re.compile(r"\t| [–—|·•-] |, ")
_YEAR = re.compile(r"(?<!\d)(?:19[5-9]\d|20[0-4]\d)(?!\d)")
_FEWEST = 4  # lines of which an order can be told


@dataclass(frozen=True, slots=True)
class LineSigns:
    """`heading` is the kind of section that the line opens, `form` what it looks like at a glance."""

    form: str
    heading: str | None = None
    title: bool = False
    study: bool = False
    period: bool = False


def read_signs(text: str) -> list[LineSigns]:
    """The signs of every line that isn't empty, each judged alone: whatever stands around it changes nothing."""
    return [_signs_of(line) for line in map(str.strip, text.split("\n")) if line]


def _signs_of(line: str) -> LineSigns:
    heading = heading_kind(line)
    if heading:
        return LineSigns("heading", heading)
    period = find_period(line) is not None
    form = _form_of(line)
    if len(line) >= _LONGEST or form == "entry":
        return LineSigns(form, period=period)
    study = is_school(line) or find_degree(line) is not None
    title = any(title_score(part) >= _TITLE for part in _PARTS.split(line))
    return LineSigns(form, None, title, study, period)


def _form_of(line: str) -> str:
    if line.startswith(BULLET):
        return "entry"
    if _YEAR.search(line):
        return "dated"
    if line[0].islower():
        return "goes on"
    return "short" if len(line) < _SHORT else "long"


def order_of(signs: Sequence[LineSigns]) -> float:
    """How far the order of the lines is from chance, in standard deviations; 0 where there is too little to tell.

    The sum of two: whether the form of a line depends on that of the line before it (the G-statistic of pairs,
    https://en.wikipedia.org/wiki/G-test, against its degrees of freedom), and whether positions and studies stand
    under the headings that announce them, against the share of lines that stand there.
    """
    if len(signs) < _FEWEST:
        return 0.0
    return (_dependence([one.form for one in signs]) + _agreement(signs)) / math.sqrt(2)


def _dependence(forms: list[str]) -> float:
    pairs = Counter(pairwise(forms))
    firsts, seconds = Counter(forms[:-1]), Counter(forms[1:])
    count = len(forms) - 1
    told = sum(seen * math.log(seen * count / (firsts[one] * seconds[other])) for (one, other), seen in pairs.items())
    freedom = (len(firsts) - 1) * (len(seconds) - 1)
    return (2 * told - freedom) / math.sqrt(2 * freedom) if freedom else 0.0


def _agreement(signs: Sequence[LineSigns]) -> float:
    section: str | None = None
    sections: list[str | None] = []
    for one in signs:
        section = one.heading or section
        sections.append(None if one.heading else section)
    wanted = ["education" if one.study else "work" if one.title else None for one in signs]
    shares = {kind: sections.count(kind) / len(signs) for kind in ("work", "education")}
    chances = [shares[kind] for kind in wanted if kind]
    met = sum(kind == section for kind, section in zip(wanted, sections, strict=True) if kind)
    spread = sum(chance * (1 - chance) for chance in chances)
    return (met - sum(chances)) / math.sqrt(spread) if spread > 0 else 0.0
