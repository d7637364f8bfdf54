"""Marks what an operator should look at in a résumé: hidden text, words meant for machines, impossible histories.

A flag accuses nobody and changes no other field.
"""

import re
from datetime import date
from functools import cache
from pathlib import Path

from models.parsing.records import Education, Work
from models.parsing.resumes.experience import month_number

FEWEST_HIDDEN = 12
"""Hidden characters below this are stray glyphs, not words."""

_LONGEST_CAREER_YEARS = 60
_MOST_AT_ONCE = 3  # two long positions side by side are usual: a firm of one's own, a seat on a board
_EARLIEST_YEAR = 1940
_DECADE = 120  # months
_HIGHER = 5  # ISCED 2011
_YOUNGEST_DEGREE = 15
_YEARS = "years|jahre|ans|años|anni|anos|jaar"
_WORK = "experience|erfahrung|expérience|experiencia|esperienza|experiência|ervaring"
_CLAIM = re.compile(rf"(?i)(?<![\d.,-])(\d{{2,3}})\s?\+? (?:{_YEARS})\b(?=.{{0,40}}\b(?:{_WORK}))")
_BORN = (
    r"born|date of birth|birth ?date|d\.?o\.?b|geboren|geburtsdatum|geburtstag|née?|date de naissance|nacid[oa]"
    r"|fecha de nacimiento|nat[oa]|data di nascita|nascid[oa]|data de nascimento|geboortedatum"
)
_BIRTH = re.compile(
    rf"(?i)\b(?:{_BORN})\b[^a-z]{{0,4}}(?:(?:on|in|am|op|le|el|il|em)\b)?[^\n]{{0,24}}?\b(19\d\d|20[0-2]\d)\b"
)
_PHRASES = Path(__file__).parent / "data" / "machine_phrases.txt"


Span = tuple[int, int]


def find_flags(visible: str, hidden: str, works: list[Work], studies: list[Education], today: date) -> list[str]:
    """Codes in a fixed order; the first two look at what was hidden too.

    `hidden_text`, `machine_instructions`, `future_dates`, `reversed_dates`, `overlong_career`, `overlapping_work`,
    `early_degree`.
    """
    spoken = find_machine_words(visible) or find_machine_words(hidden)
    raised = {
        "hidden_text": len(hidden.strip()) >= FEWEST_HIDDEN,
        "machine_instructions": bool(spoken),
        **doubt_histories(visible, works, studies, today),
    }
    if find_claims(visible):
        raised["overlong_career"] = True
    return [code for code, why in raised.items() if why]


def doubt_histories(visible: str, works: list[Work], studies: list[Education], today: date) -> dict[str, list[str]]:
    """For each impossibility the values of the JSON Resume that make it one, by their paths; none where all is well."""
    return {
        "future_dates": _in_future(works, studies, today),
        "reversed_dates": [
            path for at, work in enumerate(works) if _is_reversed(work) for path in _dates_of("work", at)
        ],
        "overlong_career": _overlong(works, today),
        "overlapping_work": _overlapping(works, today),
        "early_degree": _early_degrees(visible, studies),
    }


def find_machine_words(text: str) -> list[Span]:
    """Where a text speaks to machines: start and end (exclusive) of each phrase."""
    return [found.span() for found in _to_machines().finditer(_flat(text))]


def find_claims(text: str) -> list[Span]:
    """Where a text claims more years of work than people have."""
    claims = _CLAIM.finditer(_flat(text))
    return [found.span() for found in claims if int(found[1]) > _LONGEST_CAREER_YEARS]


def find_birth(text: str) -> tuple[int, Span] | None:
    """The year of birth that a text states, and where."""
    found = _BIRTH.search(_flat(text))
    return (int(found[1]), found.span()) if found else None


def _flat(text: str) -> str:
    """The text as one line, each character in its place."""
    return text.translate({ord("\n"): " ", ord("\t"): " "})


@cache
def _to_machines() -> re.Pattern[str]:
    lines = _PHRASES.read_text(encoding="utf-8").splitlines()
    return re.compile("|".join(line for line in lines if not line.startswith("#")), re.IGNORECASE)


def _dates_of(section: str, at: int) -> list[str]:
    return [f"{section}[{at}].startDate", f"{section}[{at}].endDate"]


def _in_future(works: list[Work], studies: list[Education], today: date) -> list[str]:
    now = today.year * 12 + today.month
    moments = {f"work[{at}].startDate": work.start_date for at, work in enumerate(works)}
    moments |= {f"education[{at}].startDate": study.start_date for at, study in enumerate(studies)}
    moments |= {f"work[{at}].endDate": work.end_date for at, work in enumerate(works)}
    return [path for path, said in moments.items() if (month_number(said, 1) or 0) > now]


def _is_reversed(work: Work) -> bool:
    start, end = month_number(work.start_date, 1), month_number(work.end_date, 12)
    return start is not None and end is not None and end < start


def _overlong(works: list[Work], today: date) -> list[str]:
    earliest = max(_EARLIEST_YEAR, today.year - _LONGEST_CAREER_YEARS) * 12
    starts = {f"work[{at}].startDate": month_number(work.start_date, 1) for at, work in enumerate(works)}
    return [path for path, start in starts.items() if start is not None and start < earliest]


def _overlapping(works: list[Work], today: date) -> list[str]:
    """The positions that run side by side with more others for ten years or longer than anybody can hold."""
    now = today.year * 12 + today.month
    spans: dict[int, Span] = {}
    for at, work in enumerate(works):
        start = month_number(work.start_date, 1)
        end = now if work.current else month_number(work.end_date, 12)
        if start is not None and end is not None and end - start >= _DECADE:
            spans[at] = start, end
    beside = {
        at: sum(min(b, end) - max(a, start) >= _DECADE for a, b in spans.values()) for at, (start, end) in spans.items()
    }
    return [path for at, count in beside.items() if count >= _MOST_AT_ONCE for path in _dates_of("work", at)]


def _early_degrees(visible: str, studies: list[Education]) -> list[str]:
    """Degrees of higher education that ended before their holder was old enough for any school that gives them."""
    birth = find_birth(visible)
    if birth is None:
        return []
    ends = {
        f"education[{at}].endDate": month_number(one.end_date, 12) for at, one in enumerate(studies) if _is_higher(one)
    }
    return [path for path, end in ends.items() if end is not None and end < (birth[0] + _YOUNGEST_DEGREE) * 12]


def _is_higher(study: Education) -> bool:
    return study.level is not None and study.level >= _HIGHER
