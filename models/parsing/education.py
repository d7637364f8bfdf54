"""Reads schools, degrees and their years from the lines of an education section, and degrees' ISCED levels.

Courses and certificates are not read here.
"""

import re
from dataclasses import dataclass, replace

from models.parsing.entries import BULLET, join_broken
from models.parsing.periods import find_date, find_period, without
from models.parsing.place import is_place
from models.parsing.records import Education
from models.parsing.words import is_school

_LEVELS: list[tuple[int, str]] = [
    (8, r"ph\.?\s?d\.?|d\.?\s?phil\.?|doctor(?:ate|al)?(?: of| in| degree)?|dr\. ?(?:rer|phil|ing|med|jur)[\w. ]*|promotion|promoviert|ed\.?d\.?|m\.?d\.?"
        r"|dba|j\.?d\.?|doktorat|dissertation"),
    (7, r"master(?:'?s|s)?(?: of| in| degree)?|m\.?\s?sc\.?|m\.?\s?a\.?|m\.?\s?eng\.?|m\.?\s?b\.?\s?a\.?|m\.?\s?s\.?|m\.?\s?tech\.?|m\.?\s?phil\.?|m\.?\s?ed\.?|mca"
        r"|ll\.?\s?m\.?|m\.?\s?com\.?|diplom(?:-\w+| [A-ZÄÖÜ]\w+|ingenieur\w*|kauf\w+|informatiker\w*)?|magister|staatsexamen|postgraduate degree|m\.?\s?res\.?|mpa|mph|msw"
        r"|m\.?\s?arch\.?|m\.?\s?f\.?a\.?|maestría|máster|laurea magistrale|mestrado|dipl\.?-?\s?\w+\.?(?:\s?\(fh\))?"),
    (6, r"bachelor(?:'?s|s)?(?: of| in| degree)?|b\.?\s?sc\.?|b\.?\s?a\.?|b\.?\s?eng\.?|b\.?\s?s\.?|b\.?\s?tech\.?|b\.?\s?com\.?|b\.?\s?ed\.?|ll\.?\s?b\.?|bba|bca"
        r"|b\.?\s?e\.?|bfa|bsn|b\.?\s?arch\.?|b\.?\s?pharm\.?|b\.?\s?n\.?|b\.?h\.?m\.?|licence|licenciatura|laurea|graduação|graduate degree|undergraduate degree"
        r"|pgce|pgde|postgraduate (?:certificate|diploma)|pg diploma|graduate diploma|meister(?:brief|prüfung)?|staatlich geprüfter? \w+|techniker"
        r"|fachwirt(?:in)?|betriebswirt(?:in)?(?: \(ihk\))?|bilanzbuchhalter(?:in)?|grado"),
    (5, r"associate(?:'?s|s)?(?: degree| of| in)(?: \w+)?|a\.?\s?a\.?\s?s?\.?|a\.?s\.?|hnd|hnc|higher national (?:diploma|certificate)|foundation degree|bts|dut|btec level [45]"
        r"|level 5 diploma|advanced diploma|higher diploma|diploma of higher education|diplôme|tafe diploma"),
    (4, r"post-?secondary certificate|certificate iv|level 4 diploma|vocational diploma|fachabitur nach ausbildung"),
    (3, r"high school(?: diploma)?|secondary school(?: diploma| certificate)?|abitur|fachabitur|fachhochschulreife|hochschulreife|matura|a[- ]levels?|ged|baccalauréat"
        r"|bachillerato|leaving certificate|higher secondary|hsc|intermediate|12th|btec level 3|btec(?: national)?|nvq(?: level)? ?[23]|level 3 (?:diploma|certificate)\w*"
        r"|highers|ausbildung(?: (?:zur|zum|als))?|berufsausbildung|lehre(?: als| zur| zum)?|apprenticeship|cap\b|bac pro|city (?:&|and) guilds|certificate iii|gesellenbrief"
        r"|trade certificate|lehrabschluss\w*|diploma|staatlich anerkannte[rn]? \w+|examinierte[rn]? \w+"),
    (2, r"gcses?|realschulabschluss|mittlere reife|hauptschulabschluss|ssc|10th|mittelschulabschluss|junior certificate"),
]  # fmt: skip
"""ISCED 2011 levels, after UNESCO's ISCED mappings of the national qualifications."""

_DEGREES = [(level, re.compile(rf"(?<![\w.])(?:{pattern})(?![\w.]*\w)", re.IGNORECASE)) for level, pattern in _LEVELS]
_CAPITALS_ONLY = re.compile(r"^[A-Za-z.\s]{1,4}$")
_AREA = re.compile(
    r"^\s*(?:\((?:hons?|honours|honors|fh)\)\s*)?(?:degree\s*)?(?:\([^)]*\)\s*)?(?:of|in|im|,|:|-|–|zur|zum|als|\t)?\s*(?:the |fach(?:richtung)? )?(?P<area>[^,;|\t(–]+)",
    re.I,
)
_PIECES = re.compile(r"\t|\s*[|•·;]\s*|\s+[–—-]\s+|(?<=\w),\s+|,\s*$")
_DETAIL = re.compile(
    r"(?i)^(?:gpa|grade|note|abschlussnote|thesis|advisor|coursework|relevant|schwerpunkt|minor|honou?rs?|dean|cum|magna|summa|\d|with )"
)


@dataclass(slots=True)
class _Found:
    """What one fragment of a line says."""

    institution: str | None = None
    study_type: str | None = None
    area: str | None = None
    level: int | None = None


def read_education(lines: list[str]) -> list[Education]:
    """The courses of study of a section, in its order. A second school, degree or period begins the next one."""
    studies = [Education(None)]
    for line in join_broken(lines):
        if line.startswith(BULLET) and any(study.institution or study.study_type for study in studies):
            bare = line.removeprefix(BULLET)
            if _DETAIL.match(bare) or not (_degree(bare) or find_period(bare)):
                continue
        _read_line(line.removeprefix(BULLET), studies)
    return [study for study in studies if study.institution or study.study_type]


def degree_level(text: str) -> int | None:
    """ISCED 2011 level of the highest degree that a text names, or None."""
    found = _degree(text)
    return found[0] if found else None


def _read_line(line: str, studies: list[Education]) -> None:
    period = find_period(line)
    date = None if period else find_date(line)
    if period or date:
        start, end = (period.start, period.end) if period else (None, date.end if date else None)
        if studies[-1].end_date or studies[-1].start_date:
            studies.append(Education(None))
        studies[-1] = replace(studies[-1], start_date=start, end_date=end)
    rest = without(line, period or date)
    if len(rest.split()) > 25:
        return
    opened = bool(period or date)
    for piece in (raw.strip(" ,;:()•–—-") for raw in _PIECES.split(rest)):
        if piece and not _DETAIL.match(piece) and not (is_place(piece) and not is_school(piece)):
            _add(_classify(piece), studies, opened)


def _add(found: _Found, studies: list[Education], opened: bool) -> None:
    """Puts what a fragment says into the last entry, or into a new one when that already has its like."""
    last = studies[-1]
    clash = (found.institution and last.institution) or (found.study_type and last.study_type)
    if clash and not opened:
        studies.append(Education(None))
        last = studies[-1]
    studies[-1] = replace(
        last,
        institution=last.institution or found.institution,
        study_type=last.study_type or found.study_type,
        area=last.area or found.area,
        level=last.level if last.level is not None else found.level,
    )


def _classify(piece: str) -> _Found:
    degree = _degree(piece)
    if degree is None:
        return (
            _Found(institution=piece) if is_school(piece) else _Found(area=piece if len(piece.split()) <= 5 else None)
        )
    level, start, end = degree
    study_type, after = piece[start:end].strip(" ,:-"), piece[end:]
    area = _AREA.match(after)
    institution = None
    named = area["area"].strip() if area else None
    if named and is_school(named):
        institution, named = named, None
    if start > 3 and is_school(piece[:start]):
        institution = piece[:start].strip(" ,-–")
    return _Found(institution, study_type.strip(), named or None, level)


def _degree(text: str) -> tuple[int, int, int] | None:
    """Level of the first degree named, and where its words stand. Abbreviations count in capitals only."""
    best: tuple[int, int, int] | None = None
    for level, pattern in _DEGREES:
        for match in pattern.finditer(text):
            if _CAPITALS_ONLY.match(match[0]) and not match[0][:1].isupper():
                continue
            if len(match[0].replace(".", "").strip()) <= 2 and "." not in match[0] and not match[0].strip().isupper():
                continue
            if best is None or match.start() < best[1]:
                best = level, match.start(), match.end()
            break
    return best
