"""Marks what an operator should look at in a résumé: hidden text, words meant for machines, impossible histories.

A flag accuses nobody and changes no other field.
"""

import re
from datetime import date
from functools import cache
from pathlib import Path

from models.parsing.experience import month_number
from models.parsing.records import Education, Work

FEWEST_HIDDEN = 12
"""Hidden characters below this are stray glyphs, not words."""

_LONGEST_CAREER_YEARS = 60
_MOST_AT_ONCE = 3  # two long positions side by side are usual: a firm of one's own, a seat on a board
_EARLIEST_YEAR = 1940
_PHRASES = Path(__file__).parent / "data" / "machine_phrases.txt"


def find_flags(visible: str, hidden: str, works: list[Work], studies: list[Education], today: date) -> list[str]:
    """Codes in a fixed order; the first two look at what was hidden too.

    `hidden_text`, `machine_instructions`, `future_dates`, `reversed_dates`, `overlong_career`, `overlapping_work`.
    """
    checks = {
        "hidden_text": len(hidden.strip()) >= FEWEST_HIDDEN,
        "machine_instructions": _speaks_to_machines(f"{visible}\n{hidden}"),
        "future_dates": _in_future(works, studies, today),
        "reversed_dates": any(_is_reversed(work) for work in works),
        "overlong_career": _is_overlong(works, today),
        "overlapping_work": _overlapping_decades(works, today) >= _MOST_AT_ONCE,
    }
    return [code for code, raised in checks.items() if raised]


@cache
def _to_machines() -> re.Pattern[str]:
    lines = _PHRASES.read_text(encoding="utf-8").splitlines()
    return re.compile("|".join(line for line in lines if not line.startswith("#")), re.IGNORECASE)


def _speaks_to_machines(text: str) -> bool:
    return bool(_to_machines().search(" ".join(text.split())))


def _in_future(works: list[Work], studies: list[Education], today: date) -> bool:
    now = today.year * 12 + today.month
    starts = [month_number(item.start_date, 1) for item in [*works, *studies]]
    ends = [month_number(work.end_date, 1) for work in works]
    return any(moment is not None and moment > now for moment in [*starts, *ends])


def _is_reversed(work: Work) -> bool:
    start, end = month_number(work.start_date, 1), month_number(work.end_date, 12)
    return start is not None and end is not None and end < start


def _is_overlong(works: list[Work], today: date) -> bool:
    starts = [start for work in works if (start := month_number(work.start_date, 1)) is not None]
    return bool(starts) and (
        min(starts) < _EARLIEST_YEAR * 12 or today.year * 12 - min(starts) > _LONGEST_CAREER_YEARS * 12
    )


def _overlapping_decades(works: list[Work], today: date) -> int:
    """The most positions of ten years or more that ran at the same time."""
    now = today.year * 12 + today.month
    spans: list[tuple[int, int]] = []
    for work in works:
        start = month_number(work.start_date, 1)
        end = now if work.current else month_number(work.end_date, 12)
        if start is not None and end is not None and end - start >= 120:
            spans.append((start, end))
    overlaps = [
        sum(a < end and start < b and min(b, end) - max(a, start) >= 120 for a, b in spans) for start, end in spans
    ]
    return max(overlaps, default=0)
