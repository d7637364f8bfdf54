"""Finds periods and single dates in a line of a résumé ("Jan 2019 – Present", "03/2018 - 12/2020", "seit 2019").

Months and years only: what somebody did between two dates is read elsewhere.
"""

import re
from dataclasses import dataclass

_MONTH_NAMES = (
    "january jan januar jän jänner janvier janv enero ene gennaio gen janeiro januari",
    "february feb februar februari février févr fév febrero febbraio fevereiro fev feber",
    "march mar märz mrz maerz mars marzo março maart mär mrt",
    "april apr avril avr abril abr aprile",
    "may mai mayo maggio mag maio mei",
    "june jun juni juin junio giugno giu junho",
    "july jul juli juillet juil julio luglio lug julho",
    "august aug août aout agosto ago augustus",
    "september sept sep septembre septiembre settembre set setembro",
    "october oct oktober okt octobre octubre ottobre ott outubro out",
    "november nov novembre noviembre novembro",
    "december dec dezember dez décembre déc diciembre dic dicembre dezembro",
)
_SEASONS = {"spring": 3, "summer": 6, "fall": 9, "autumn": 9, "winter": 12, "frühjahr": 3, "sommer": 6, "herbst": 9}
_NUMBERS = {name: number for number, names in enumerate(_MONTH_NAMES, start=1) for name in names.split()} | _SEASONS

_NAMED = "|".join(sorted(_NUMBERS, key=len, reverse=True))
_DATE = (
    rf"(?:(?:(?:\d{{1,2}}(?:st|nd|rd|th|\.)?\s+)?(?:{_NAMED})\b\.?"
    r"(?:\s+\d{1,2}(?:st|nd|rd|th)?,)?[\s,/’'-]*(?:(?:of|de|del)\s+)?"
    r"(?:(?:19|20)\d\d|’?\d\d)\b)"
    r"|(?:(?:19|20)\d\d\s?[-/.]\s?(?:0?[1-9]|1[0-2])(?:[-/.](?:3[01]|[12]\d|0?[1-9]))?(?!\d))"
    r"|(?:(?:(?:3[01]|[12]\d|0?[1-9])[./])?(?:0?[1-9]|1[0-2])\s?[./-]\s?(?:19|20)\d\d(?!\d))"
    r"|(?:(?:0?[1-9]|1[0-2])/\d\d(?!\d|/))"
    r"|(?:\b(?:19|20)\d\d\b))"
)
_NOW = (
    r"present(?!\w)|current(?:ly)?|now|today|to date|date|ongoing|till date|heute|jetzt|laufend|aktuell|gegenwärtig"
    r"|andauernd|aujourd['’]hui|présent|ce jour|actuellement|actuel|actualidad|actualmente|actual|hoy|presente|oggi"
    r"|attualmente|attuale|in corso|atualmente|atual|o momento|hoje|heden|nu|vandaag"
)
_TO = (
    r"\s*(?:-+|–|—|−|‒|~|>|→|\b(?:to|until|till|through|thru|à|au|jusqu['’](?:à|au)|a|al|ad|hasta(?: la)?|fino ad?|até"
    r"|tot en met|t/m|tot|to the)\b|\bbis(?:\s+zu[rm])?\b)\s*"
)
_FROM = r"(?:\b(?:from|von|vom|de|du|desde|dal|da|van)\s+)?"
_JOINED = re.compile(rf"{_FROM}(?P<start>{_DATE}){_TO}(?P<end>{_DATE}|(?:{_NOW})\b)", re.I)
_SHORT = re.compile(rf"\b(?P<start>(?:{_NAMED})\b\.?){_TO}(?P<end>(?:{_NAMED})\b\.?\s+(?P<year>(?:19|20)\d\d))\b", re.I)
_SINCE = re.compile(rf"\b(?:since|seit|ab|depuis|desde|from|dal|sinds)\s+(?P<start>{_DATE})(?!\s*[\w%])", re.I)
_OPEN = re.compile(rf"(?P<start>{_DATE})\s*(?:-|–|—)\s*(?=$|\t|\||,|\))", re.I)
_SINGLE = re.compile(_DATE, re.I)
_PERIODS = (_JOINED, _SHORT, _SINCE, _OPEN)
_YEAR = re.compile(r"(?:19|20)\d\d")
_WORD = re.compile(rf"(?:{_NAMED})\b", re.I)


@dataclass(frozen=True, slots=True)
class Period:
    """`start` and `end` are `YYYY-MM` or `YYYY`; `span` is where the words stand in the line."""

    start: str | None
    end: str | None
    current: bool
    span: tuple[int, int]


def find_period(line: str) -> Period | None:
    """The first period with a start and an end (or none yet) that the line names."""
    for pattern in _PERIODS:
        found = pattern.search(line)
        period = _period(pattern, found, line) if found else None
        if period:
            return period
    return None


def find_date(line: str) -> Period | None:
    """The last single date that the line names, as the end of something."""
    found = list(_SINGLE.finditer(line))
    return _single(found[-1], line) if found else None


def find_all(line: str) -> list[Period]:
    """Every period, and every date that is part of none, from left to right."""
    found: list[Period] = []
    for pattern in (*_PERIODS, _SINGLE):
        read = [
            _single(one, line) if pattern is _SINGLE else _period(pattern, one, line) for one in pattern.finditer(line)
        ]
        new = [period for period in read if period]
        for start, end in (period.span for period in new):
            line = line[:start] + "\0" * (end - start) + line[end:]
        found += new
    return sorted(found, key=lambda period: period.span)


def _period(pattern: re.Pattern[str], found: re.Match[str], line: str) -> Period | None:
    start = _read(found["start"] if pattern is not _SHORT else f"{found['start']} {found['year']}")
    end = _read(found["end"]) if pattern in (_JOINED, _SHORT) else None
    return Period(start, end, end is None, _widen(line, found.span())) if start else None


def _single(found: re.Match[str], line: str) -> Period | None:
    date = _read(found[0])
    return Period(None, date, False, _widen(line, found.span())) if date else None


def without(line: str, period: Period | None) -> str:
    """The line without the words of the period and what only joined them to the rest."""
    if period is None:
        return line
    before, after = line[: period.span[0]], line[period.span[1] :]
    return f"{before.rstrip(' (,|–—-:;')}\t{after.lstrip(' ),|–—-:;.')}".strip()


def _widen(line: str, span: tuple[int, int]) -> tuple[int, int]:
    start, end = span
    if line[start - 1 : start] == "(" and line[end : end + 1] == ")":
        return start - 1, end + 1
    return start, end


def _read(text: str) -> str | None:
    """`YYYY-MM` or `YYYY`; None for words that mean today."""
    lowered = text.lower().strip()
    year = _YEAR.search(lowered)
    name = _WORD.search(lowered)
    if name:
        number = _NUMBERS[name[0].rstrip(".")]
        short = re.search(r"(\d\d)\D*$", lowered)
        full = int(year[0]) if year else _century(int(short[1])) if short else None
        return f"{full:04d}-{number:02d}" if full else None
    numbers = [int(number) for number in re.findall(r"\d+", lowered)]
    if not numbers:
        return None
    if len(numbers) == 1:
        return str(numbers[0])
    if year is None:
        return f"{_century(numbers[1]):04d}-{numbers[0]:02d}"
    month = numbers[1] if numbers[0] > 31 else numbers[-2]
    return f"{year[0]}-{month:02d}"


def _century(two_digits: int) -> int:
    return two_digits + (2000 if two_digits < 50 else 1900)
