"""Dates in the forms that postings use, to `datetime.date`: ISO, written out in several languages, epochs.

Relative ones ("3 days ago") are not read here: what they mean depends on when somebody looked.
"""

import re
from datetime import UTC, date, datetime

from models.parsing.values import Json

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan januar jän janvier janv enero ene gennaio gen januari styczeń stycznia",
            "february feb februar février févr fev febrero febbraio februari luty lutego",
            "march mar märz mrz maerz mars marzo maart marzec marca",
            "april apr avril avr abril abr aprile kwiecień kwietnia",
            "may mai mayo maggio mag mei maj maja",
            "june jun juni juin junio giugno giu czerwiec czerwca",
            "july jul juli juillet juil julio luglio lug lipiec lipca",
            "august aug août aout agosto ago augustus sierpień sierpnia",
            "september sep sept septembre septiembre settembre set wrzesień września",
            "october oct oktober okt octobre octubre ottobre ott październik października",
            "november nov novembre noviembre listopad listopada",
            "december dec dezember dez décembre déc diciembre dic dicembre grudzień grudnia",
        ),
        start=1,
    )
    for name in names.split()
}
_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)")
_MONTH = re.compile(r"(\d{4})-(\d{2})")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?!\d)")
_NUMERIC = re.compile(r"(\d{1,2})([./-])(\d{1,2})\2(\d{4}|\d{2})(?!\d)")
_DAY_MONTH = re.compile(
    r"\b(\d{1,2})(?:st|nd|rd|th|\.|er|º)?[\s-]+(?:of\s+|de\s+)?([^\W\d_]{3,12})\.?,?[\s-]+(?:de\s+)?(\d{4})"
)
_MONTH_DAY = re.compile(r"\b([^\W\d_]{3,12})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})")
_EPOCH = re.compile(r"\d{9,13}(?:\.\d+)?")
_YEARS = range(1990, 2101)


def parse_date(value: Json) -> date | None:
    """The calendar day that a cell or field names, as written: no shift of time zones, but epochs are read in UTC.

    "03/04/2026" is the third of April: the day comes first unless that is impossible. A month alone is its first day.
    Years outside 1990 to 2100 and anything unclear give `None`.
    """
    if isinstance(value, datetime):
        return _checked(value.year, value.month, value.day)
    if isinstance(value, date):
        return _checked(value.year, value.month, value.day)
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, int | float):
        return _from_epoch(float(value))
    return _from_text(value.strip()) if isinstance(value, str) else None


def _from_text(text: str) -> date | None:
    if found := _ISO.match(text):
        return _checked(*map(int, found.groups()))
    if found := _MONTH.fullmatch(text):
        return _checked(int(found[1]), int(found[2]), 1)
    if _EPOCH.fullmatch(text):
        return _from_epoch(float(text))
    if found := _COMPACT.fullmatch(text[:8]):
        return _checked(*map(int, found.groups()))
    if found := _NUMERIC.search(text):
        return _from_numbers(int(found[1]), int(found[3]), int(found[4]))
    if found := _DAY_MONTH.search(text):
        return _checked(int(found[3]), _MONTHS.get(found[2].lower(), 0), int(found[1]))
    if found := _MONTH_DAY.search(text):
        return _checked(int(found[3]), _MONTHS.get(found[1].lower(), 0), int(found[2]))
    return None


def _from_numbers(one: int, two: int, year: int) -> date | None:
    year += 2000 if year < 100 else 0
    return _checked(year, two, one) or _checked(year, one, two)


def _from_epoch(number: float) -> date | None:
    """Seconds, or milliseconds when the number is too large for seconds; smaller ones are days of a spreadsheet."""
    if 20_000 <= number < 80_000:  # 1954 to 2119 in days since 30 December 1899
        moment = datetime.fromtimestamp((number - 25_569) * 86_400, UTC)
    elif number < 1e8 or number >= 1e13:
        return None
    else:
        moment = datetime.fromtimestamp(number / 1000 if number >= 1e11 else number, UTC)
    return _checked(moment.year, moment.month, moment.day)


def _checked(year: int, month: int, day: int) -> date | None:
    if year not in _YEARS:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None
