"""Finds the lines of a posting that ask for something, says how much, and where in the text they stand.

Headings open sections, a line's own words go before its section, and nothing is rewritten: a requirement is a span.
"""

import re
from collections.abc import Iterator

from models.parsing.headings import Section, read_heading
from models.parsing.markup import BULLET
from models.parsing.records import Importance, Requirement

_PREFERRED = re.compile(
    r"\b(?:is|are|would be|as) (?:a |an )?(?:big |huge |strong |real |definite |added )?(?:plus|bonus|asset|advantage|benefit)\b|\ba plus\b|\bnice[\s-]to[\s-]have"
    r"|\bpreferred\b|\bpreferabl[ey]\b|\bdesirable\b|\bdesired\b|\bbonus points\b|\badvantageous\b|\bideally\b|\boptional\b|\bbeneficial\b|\bnot essential\b"
    r"|\bvon vorteil\b|\bwünschenswert|\bidealerweise\b|\bgerne? (?:auch|gesehen)|\bein plus\b|\bpluspunkt|\bbonus\s*:|\bun plus\b|\bserait un atout\b|\bse valorar",
    re.IGNORECASE,
)
_EXCLUDED = re.compile(
    r"\bno (?:[\w/-]+ ){0,4}(?:is |are )?(?:needed|required|necessary)\b|\b(?:not|n[’']t) (?:be )?(?:need|required?|necessary|needed)\b"
    r"|\bno (?:prior |previous )?(?:experience|degree)\b|\bkeine? (?:[\w-]+ ){0,4}(?:nötig|notwendig|erforderlich|vorausgesetzt)\b|\bnicht (?:nötig|notwendig|erforderlich|zwingend)\b"
    r"|\bwithout (?:a )?(?:degree|experience)\b|\bquereinsteiger|\bpas (?:besoin|nécessaire)\b",
    re.IGNORECASE,
)
_REQUIRED = re.compile(
    r"\bmust\b|\brequired\b|\brequires?\b|\bessential\b|\bmandatory\b|\bat least \w+ years?\b|\b\d+\+? years?\b[^.]{0,40}\bexperience\b|\bminimum (?:of )?\w+ years?"
    r"|\byou have\b|\byou[’']ve\b|\byou (?:will )?(?:bring|need)\b|\bexperience (?:with|in|as|of)\b|\bknowledge of\b|\bproficien|\bfluen(?:t|cy)\b|\bdegree in\b"
    r"|\bmindestens\b|\bvoraussetzung|\berforderlich\b|\bsie (?:verfügen|bringen|haben|besitzen)\b|\bdu (?:hast|bringst|verfügst|besitzt)\b|\bkenntnisse\b|\babgeschlossene",
    re.IGNORECASE,
)
_OFFERED = re.compile(
    r"\bwe (?:offer|provide|will)\b|\byou(?:[’']ll| will) (?:get|gain|receive|have the)\b|\bwir bieten\b|\bbenefits?\b|\bequal opportunit|\bregardless of\b|\bnot required to\b",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"(?<=[a-zäöüß)\d][.!?;])\s+(?=[A-ZÄÖÜ])")
_LONG_LINE = 260
_SHORTEST, _LONGEST = 8, 600


def split_requirements(description: str) -> list[Requirement]:
    """The asking lines of a clean description in their order. `description[r.start:r.end] == r.text` for each.

    `excluded` is what a line says is not asked for ("no degree needed"): it must not count as a demand.
    """
    section: Section | None = None
    after_blank = True
    found: list[Requirement] = []
    for start, line in _lines(description):
        if not line.strip():
            after_blank = True
            continue
        heading = read_heading(line, after_blank)
        after_blank = False
        if heading is not None:
            section = heading.section
            start, line = start + heading.length, line[heading.length :]
        found += _read_line(line, start, section)
    return found


def _lines(text: str) -> Iterator[tuple[int, str]]:
    start = 0
    for line in text.split("\n"):
        yield start, line
        start += len(line) + 1


def _read_line(line: str, start: int, section: Section | None) -> Iterator[Requirement]:
    for offset, piece in _pieces(line):
        text = piece.strip()
        importance = _weigh(text, section, listed=line.startswith(BULLET))
        if importance and _SHORTEST <= len(text) <= _LONGEST:
            begin = start + offset + piece.index(text)
            yield Requirement(text, importance, begin, begin + len(text))


def _pieces(line: str) -> Iterator[tuple[int, str]]:
    """The line without its bullet; a paragraph sentence by sentence."""
    offset = len(BULLET) if line.startswith(BULLET) else 0
    if len(line) <= _LONG_LINE and offset:
        yield offset, line[offset:]
        return
    for end in (*(match.end() for match in _SENTENCE.finditer(line)), len(line)):
        yield offset, line[offset:end]
        offset = end


def _weigh(text: str, section: Section | None, listed: bool) -> Importance | None:
    asks = section in ("required", "preferred", "excluded")
    if not text or (not asks and section is not None and not (section == "duties" and _strong(text))):
        return None
    if _EXCLUDED.search(text):
        return "excluded"
    if _PREFERRED.search(text):
        return "preferred"
    if asks:
        return None if not listed and _OFFERED.search(text) else section  # pyright: ignore
    return "required" if _REQUIRED.search(text) and not _OFFERED.search(text) else None


def _strong(text: str) -> bool:
    return bool(re.search(r"\bmust (?:have|be)\b|\brequired\b|\bessential\b|\berforderlich\b", text, re.IGNORECASE))
