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
_SEASONS = frozenset(
    re.findall(
        r"\w+",
        "spring summer fall autumn winter frühjahr frühling sommer herbst printemps été automne hiver primavera verano"
        " otoño invierno autunno inverno verão outono lente zomer herfst",
    )
)
"""A season is no month: of "Summer 2012" the year counts."""
_NUMBERS = {name: number for number, names in enumerate(_MONTH_NAMES, start=1) for name in names.split()}
_QUARTER = re.compile(r"(?i)q(\d)|(\d)\.? ?quarta")

_NAMED = "|".join(sorted({*_NUMBERS, *_SEASONS}, key=len, reverse=True))
_DATE = (
    rf"(?:(?:(?:\d{{1,2}}(?:st|nd|rd|th|\.)?\s+)?(?<![^\W\d_])(?:{_NAMED})\b\.?"
    r"(?:\s+\d{1,2}(?:st|nd|rd|th)?,)?[\s,/’'-]*(?:(?:of|de|del)\s+)?"
    r"(?:(?:19|20)\d\d|’?\d\d)\b)"
    r"|(?:(?:19|20)\d\d\s?[-/.]\s?(?:0?[1-9]|1[0-2])(?:[-/.](?:3[01]|[12]\d|0?[1-9]))?(?!\d))"
    r"|(?:(?:(?:3[01]|[12]\d|0?[1-9])[./])?(?:0?[1-9]|1[0-2])\s?[./-]\s?(?:19|20)\d\d(?!\d))"
    r"|(?:(?:0?[1-9]|1[0-2])/\d\d(?!\d|/))"
    r"|(?:\b(?:Q[1-4]|[1-4]\. ?Quartal)[\s/,-]{0,2}(?:19|20)\d\d\b)"
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
_TODAY = re.compile(rf"(?:{_NOW})", re.I)
_STARTS = re.compile(rf"(?:{_DATE}|(?:{_NOW})\b)", re.I)
_HALF = re.compile(rf"{_DATE}{_TO}$", re.I)
_FIRST = re.compile(rf"(?:^|[(\[])(?P<date>{_DATE})$", re.I)
_SECOND = re.compile(rf"(?P<date>{_DATE}|(?:{_NOW}))\s*(?:[:)\]]|$)", re.I)
_YEAR = re.compile(r"(?:19|20)\d\d")
_WORD = re.compile(rf"(?:{_NAMED})\b", re.I)
_LENGTH = (
    r"\d{1,2}\+?\s*(?:years?|yrs?|months?|mos?|jahre?n?|monate?n?|ans?|mois|años?|mes(?:es)?|ann[io]|mes[ie]|anos?|jaar"
    r"|maanden)\b\.?"
)
_LASTING = re.compile(
    rf"(?:(?<=.)\s*[(\[·•,]\s*|^\W*){_LENGTH}(?:\W*\b(?:and|und|et|y|e|en)?\b\W*{_LENGTH})?\W*$", re.I
)


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


def find_duration(line: str) -> Period | None:
    """How long something lasted ("(8 years 3 months)"), said at the end of a line; it tells neither start nor end."""
    found = _LASTING.search(line)
    return Period(None, None, False, found.span()) if found else None


def join_period(first: str, second: str) -> str | None:
    """Two lines as one where they hold a period torn apart: "Jan 2014 to", "Present"; "(2006", "2013)"."""
    first, second = first.strip(), second.strip()
    if _HALF.search(first) and _STARTS.match(second):
        return f"{first} {second}"
    start, end = _FIRST.search(first), _SECOND.match(second)
    if start is None or end is None:
        return None
    later = _TODAY.fullmatch(end["date"]) or (_read(start["date"]) or "") < (_read(end["date"]) or "")
    return f"{first} – {second}" if later else None


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
    start = _read(found["start"] if pattern is not _SHORT else f"{found['start']} {found['year']}", first=True)
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
    return f"{before.rstrip(' (,|·•–—-:;')}\t{after.lstrip(' ),|·•–—-:;.')}".strip()


def _widen(line: str, span: tuple[int, int]) -> tuple[int, int]:
    start, end = span
    if line[start - 1 : start] == "(" and line[end : end + 1] == ")":
        return start - 1, end + 1
    return start, end


def _read(text: str, first: bool = False) -> str | None:
    """`YYYY-MM` or `YYYY`; None for words that mean today. Of a quarter the last month, or the `first`."""
    lowered = text.lower().strip()
    year = _YEAR.search(lowered)
    name = _WORD.search(lowered)
    if name:
        short = re.search(r"(\d\d)\D*$", lowered)
        full = int(year[0]) if year else _century(int(short[1])) if short else None
        number = _NUMBERS.get(name[0])
        if full is None:
            return None
        return f"{full:04d}-{number:02d}" if number else f"{full:04d}"
    if year and (quarter := _QUARTER.match(lowered)):
        last = 3 * int(quarter[1] or quarter[2])
        return f"{year[0]}-{last - 2 if first else last:02d}"
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
