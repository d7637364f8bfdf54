"""Finds what may be a person's name: two to four capitalised words without a trade, firm, school or place among them.

No list of names is used; position, form, and likeness to the e-mail address decide.
"""

import re

from models.parsing.mentions.layout import Line
from models.parsing.mentions.mention import Candidate
from models.parsing.mentions.signs import Surroundings
from models.parsing.person_name import clean_name, is_person_name, name_likeness

_FRAGMENT = re.compile(r"[^\t|•·/()\[\]:;–—]+")
_HONORIFIC = re.compile(r"(?:Mr|Mrs|Ms|Miss|Dr|Prof|Professor|Herr|Frau|Sir)\b\.?\s+")
_LETTERS_AFTER = re.compile(r",?\s+(?:Ph\.?\s?D|M\.?B\.?A|M\.?D|Ed\.?D|R\.?N|CPA|PMP|Esq|Jr|Sr|M\.?A|B\.?A|M\.?Ed|CPC|LL\.?M|J\.?D)\b.*$")
_LABEL = re.compile(r"(?i)\bname\s*:?\s*$")
_REFERENCE = re.compile(r"(?i)\b(?:referee|reference|supervisor|advisor|contact)")
_PAGE = re.compile(r"(?i)\bpage\b|\b\d+ of \d+\b")
_SKIPPED = ("skills", "languages", "certificates", "preferences")
_TOP_LINES = 15


def find_names(where: Surroundings, email: str | None) -> list[Candidate]:
    """Candidates in order; words of one that stand elsewhere again are candidates there, too."""
    found: list[Candidate] = []
    for at, line in enumerate(where.lines):
        if line.heading or line.prose or (at >= _TOP_LINES and line.kind in _SKIPPED):
            continue
        for start, end in _in_line(line):
            signs = {*_own_signs(line, start, end, email), *where.signs(start, end)}
            found.append(Candidate(start, end, "name", frozenset(signs)))
    counts: dict[str, int] = {}
    for one in found:
        text = _text(where, one).casefold()
        counts[text] = counts.get(text, 0) + 1
    return [_repeated(one) if counts[_text(where, one).casefold()] > 1 else one for one in found]


def _repeated(one: Candidate) -> Candidate:
    return Candidate(one.start, one.end, one.field, one.signs | {"repeated"})


def _text(where: Surroundings, one: Candidate) -> str:
    line = where.lines[where.line_of(one.start)]
    return line.text[one.start - line.start : one.end - line.start]


def _in_line(line: Line) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    for match in _FRAGMENT.finditer(line.text):
        pieces = [(match.start(), match[0])]
        if "," in match[0]:
            comma = match[0].index(",")
            pieces.append((match.start(), match[0][:comma]))
        for offset, piece in pieces:
            bare = _LETTERS_AFTER.sub("", clean_name(piece))
            if bare and bare in piece and is_person_name(bare):
                start = line.start + offset + piece.index(bare)
                spans.append((start, start + len(bare)))
                break
    return spans


def _own_signs(line: Line, start: int, end: int, email: str | None) -> set[str]:
    text = line.text[start - line.start : end - line.start]
    before = line.text[: start - line.start]
    signs: set[str] = set()
    if email:
        signs.add(f"likeness_{min(2, int(name_likeness(text, email)))}")
    if _HONORIFIC.search(before[-12:]):
        signs.add("honorific")
    if _LABEL.search(before):
        signs.add("labelled")
    if _REFERENCE.search(before):
        signs.add("reference")
    if _PAGE.search(line.text):
        signs.add("page_line")
    if re.search(r"\b[A-Z]\.", text):
        signs.add("initial")
    return signs
