"""Counts how long somebody has worked from the periods of a résumé, overlaps merged, and on which level that is.

Volunteer work, studies and the quality of the work don't count here.
"""

from datetime import date

from models.parsing.meanings.employment import find_seniority
from models.parsing.meanings.remote import find_remote
from models.parsing.records import Seniority, Work

_YEARS: tuple[tuple[float, Seniority], ...] = ((1.0, "entry"), (3.0, "junior"), (6.0, "mid"))
"""Years below which somebody whose title names no level stands on one."""


def count_months(works: list[Work], today: date) -> int | None:
    """Months in work until `today`, months in which several positions overlap counted once; None without any dates.

    "2015 – 2018" counts from the middle of the one year to the middle of the other; a month counts as a whole.
    """
    spans = sorted(span for work in works if (span := months_of(work, today)) is not None)
    if not spans:
        return None
    total, reached = 0, spans[0][0]
    for start, end in spans:
        total += max(0, end - max(start, reached))
        reached = max(reached, end)
    return total


def count_remote_months(works: list[Work], today: date) -> int | None:
    """Months in positions whose title or place says that the work was remote; None where none says so."""
    return count_months([work for work in works if _is_remote(work)], today)


def _is_remote(work: Work) -> bool:
    return find_remote(f"{work.position or ''} | {work.location or ''} | {work.name or ''}") == "remote"


def tell_seniority(title: str | None, months: int | None) -> Seniority | None:
    """The level that the latest title names, else the one that months in work suggest."""
    named = find_seniority(title or "")
    if named or months is None:
        return named
    for years, level in _YEARS:
        if months / 12 < years:
            return level
    return "senior"


def latest_title(works: list[Work]) -> str | None:
    """The title of the present position, else of that which ended last; the first of equals."""
    titled = [work for work in works if work.position]
    return max(titled, key=lambda work: (work.current, work.end_date or ""), default=Work(None, None)).position


def months_of(work: Work, today: date) -> tuple[int, int] | None:
    """First month and the month after the last, from the year 0; None without dates or when they run backwards."""
    now = today.year * 12 + today.month
    start = month_number(work.start_date, 7)
    end = now if work.current else month_number(work.end_date, 6)
    if start is None or end is None:
        return None
    start, end = min(start, now), min(end + (0 if work.current else 1), now + 1)
    return (start, end) if end > start else None


def month_number(text: str | None, default_month: int) -> int | None:
    """Months since the year 0 of `YYYY-MM`, or of `YYYY` with the month given."""
    if not text:
        return None
    year, _, month = text.partition("-")
    if not year.isdigit() or (month and not month[:2].isdigit()):
        return None
    number = int(month[:2]) if month else default_month
    return int(year) * 12 + number if 1 <= number <= 12 else None
