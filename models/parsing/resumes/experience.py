"""Counts how long somebody has worked from the periods of a résumé, overlaps merged.

Volunteer work, studies and the quality of the work don't count here.
"""

from datetime import date

from models.parsing.records import Work


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
