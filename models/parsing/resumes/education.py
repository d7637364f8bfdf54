"""Reads schools, degrees and their years from the lines of an education section.

Courses and certificates are not read here; what a degree is worth stands in `degrees.py`.
"""

import re
from dataclasses import dataclass, replace

from models.parsing.meanings.degrees import Degree, find_degree
from models.parsing.meanings.periods import find_date, find_period, without
from models.parsing.meanings.words import company_score, is_school, names_firm
from models.parsing.places.place import is_place
from models.parsing.records import Education
from models.parsing.resumes.entries import BULLET, join_broken

_AREA = re.compile(
    r"^\s*(?:\((?:hons?|honours|honors|fh|(?-i:(?:[A-Z][A-Za-z]?\.? ?){2,4}))\)\s*)?(?:degree\b\s*)?"
    r"(?:\b(?:of|in|im|zur|zum|als|en|em|de|di|del|voor)\b|[,:\t–-])?\s*"
    r"(?:the |fach(?:richtung)? )?(?P<area>[^,;|\t–]+)",
    re.IGNORECASE,
)
_PIECES = re.compile(r"\t|\s*[|•·;]\s*|\s+[–—-]\s+|(?<=\w\)),\s+|(?<=\w),\s+|,\s*$|\s+(?:[Ff]rom|an der)\s+")
_LOOSE_END = re.compile(r"\s+(?:in|im|en|with)$")
_DETAIL = re.compile(
    r"(?i)^(?:gpa|grade|note|abschlussnote|thesis|advisor|coursework|relevant|schwerpunkt|minor|honou?rs?|dean|cum|magna"
    r"|summa|\d|with )"
)
_TO_BECOME = re.compile(r"(?i)\s+(?:zur|zum|als)$")
_SCHOOL_AS_DEGREE = re.compile(r"(?i)\bschool\b")
_FACULTY = re.compile(
    r"\s*(?:(?:Fine|Applied|Liberal) )?(?:Science|Arts|Engineering|Commerce|Education|Laws?|Business Administration"
    r"|Technology|Music|Architecture|Nursing|Medicine|Philosophy|Social Work|Public Health|Pharmacy|Design)\b"
    r"(?=\s*(?:$|[,(\[:–-]|in\b|[A-Z]))"
)
"""What a degree is of ("Bachelor of Science"), which is the subject too where none follows."""
_NO_SUBJECT = frozenset({"Science", "Applied Science", "Arts", "Liberal Arts", "Philosophy"})
_KIND_OF_SCHOOL = re.compile(r"\(?(?:FH|TH|TU|HF|DH|BA|Univ\.?)\)?")
_MOST_WORDS = 25
_MOST_SUBJECT_WORDS = 5
_NAME = re.compile(r"[^\W\d_][^\d(]+$")


@dataclass(frozen=True, slots=True)
class _Found:
    """What one fragment of a line says; `unknown` is one that names neither a school nor a degree."""

    institution: str | None = None
    degree: str | None = None
    area: str | None = None
    level: int | None = None
    unknown: str | None = None


def read_education(lines: list[str]) -> list[Education]:
    """The courses of study of a section, in its order. A second school, degree or period begins the next one."""
    studies = [Education(None)]
    for line in join_broken(lines):
        bare = line.removeprefix(BULLET)
        started = any(study.institution or study.study_type for study in studies)
        if bare != line and started and (_DETAIL.match(bare) or not (find_degree(bare) or find_period(bare))):
            continue
        _read_line(bare, studies)
    return [study for study in studies if study.institution or study.study_type]


def _read_line(line: str, studies: list[Education]) -> None:
    period = find_period(line)
    date = None if period else find_date(line)
    dated = period or date
    if dated:
        if studies[-1].end_date or studies[-1].start_date:
            studies.append(Education(None))
        studies[-1] = replace(studies[-1], start_date=dated.start, end_date=dated.end)
    rest = without(line, dated)
    if len(rest.split()) > _MOST_WORDS:
        return
    pieces = [_LOOSE_END.sub("", raw.strip(" ,;:•–—-")) for raw in _PIECES.split(rest)]
    pieces = [piece for piece in pieces if piece and not _DETAIL.match(piece)]
    named = [
        piece
        for at, piece in enumerate(pieces)
        if is_school(piece) or (at == 0 < len(pieces) - 1 and find_degree(piece)) or not is_place(piece)
    ]
    said = _with_subjects([_classify(piece) for piece in named], bool(studies[-1].institution))
    if dated and len(said) == 2 and said[0].degree and said[0].area and _NAME.match(said[1].unknown or ""):
        said[1] = _Found(institution=said[1].unknown)
    for at, found in enumerate(said):
        _add(found, studies, opened=dated is not None, first=at == 0)


def _with_subjects(found: list[_Found], at_school: bool) -> list[_Found]:
    """What a line's fragments say, where the one after a bare degree ("M.Ed., Botany, York College") is its subject."""
    read: list[_Found] = []
    for at, one in enumerate(found):
        bare = bool(read) and read[-1].degree is not None and not read[-1].area and not read[-1].institution
        school = any(other.institution for other in found[at + 1 :])
        if bare and (school or at_school) and one.unknown and len(one.unknown.split()) <= _MOST_SUBJECT_WORDS:
            read[-1] = replace(read[-1], area=one.unknown)
        elif not (one.unknown and school and at):
            read.append(one)
    return read


def _add(found: _Found, studies: list[Education], opened: bool, first: bool) -> None:
    """Puts what a fragment says into the last entry, or into a new one when that already has its like."""
    last = studies[-1]
    if found.unknown:
        if first or company_score(found.unknown) or names_firm(found.unknown):
            studies[-1] = _place_unknown(found.unknown, last)
        return
    clash = (found.institution and last.institution) or (found.degree and last.study_type)
    if clash and not opened:
        studies.append(Education(None))
        last = studies[-1]
    studies[-1] = replace(
        last,
        institution=last.institution or found.institution,
        study_type=last.study_type or found.degree,
        area=last.area or found.area,
        level=last.level if last.level is not None else found.level,
    )


def _place_unknown(piece: str, last: Education) -> Education:
    """A line's first words that name nothing known are the half of the entry that is still missing."""
    if last.study_type and not last.institution:
        return replace(last, institution=piece)
    if (last.institution or last.start_date or last.end_date) and not last.study_type:
        return replace(last, study_type=piece)
    return last


def _classify(piece: str) -> _Found:
    degree = find_degree(piece)
    if degree is None:
        return _Found(institution=piece) if is_school(piece) else _Found(unknown=piece)
    before = piece[: degree.start].strip(" ,-–(")
    if _SCHOOL_AS_DEGREE.search(piece[degree.start : degree.end]) and before:
        return _Found(institution=piece, level=degree.level)
    return _read_degree(piece, degree, before)


def _read_degree(piece: str, degree: Degree, before: str) -> _Found:
    end, subject = _find_subject(piece, degree)
    institution = before if before and is_school(before) else None
    if is_school(subject):
        institution, subject = institution or subject, ""
    words = _TO_BECOME.sub("", piece[degree.start : end].strip(" ,:-"))
    if subject and words.endswith(" of"):
        words = f"{words} {subject}"
    if before and institution is None and len(before.split()) <= 2:
        words = f"{before} {words}"
    return _Found(institution, words, subject or None, degree.level)


def _find_subject(piece: str, degree: Degree) -> tuple[int, str]:
    """Where a degree's words end in a text, and the subject behind them: "Bachelor of Science" is a degree's words."""
    end = degree.end
    faculty = _FACULTY.match(piece, end) if piece[:end].endswith(" of") else None
    end = faculty.end() if faculty else end
    area = _AREA.match(piece[end:])
    subject = area["area"].strip(" .:") if area else ""
    if area and _KIND_OF_SCHOOL.fullmatch(subject):
        return end + area.end(), ""
    if subject.startswith("(") and subject.endswith(")"):
        subject = "" if find_degree(subject[1:-1]) else subject[1:-1]
    named = faculty[0].strip() if faculty else ""
    return end, subject or ("" if named in _NO_SUBJECT else named)
