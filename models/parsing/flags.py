"""Marks what an operator should look at in a résumé: hidden text, words meant for machines, impossible histories.

A flag accuses nobody and changes no other field.
"""

import re
from datetime import date

from models.parsing.experience import month_number
from models.parsing.records import Education, Work

FEWEST_HIDDEN = 12
"""Hidden characters below this are stray glyphs, not words."""

_LONGEST_CAREER_YEARS = 60
_EARLIEST_YEAR = 1940
_TO_MACHINES = re.compile(
    r"(?i)\b(?:ignore|disregard|forget|override|bypass)\b.{0,30}\b(?:previous|prior|above|earlier|all|any|other|your|the)\b.{0,30}"
    r"\b(?:instructions?|prompts?|rules?|criteria|guidelines|directions|context)\b"
    r"|\b(?:to|for|note to|attention|dear|hey|hello)\s+(?:the |any |all |every )?(?:ai|llm|gpt|chatgpt|language model|automated|ats|parser|system|algorithm|machine|bot|recruiting)\b"
    r".{0,40}\b(?:that|which|reading|reads|read|screening|parsing|evaluating|reviewing|:)"
    r"|\b(?:rank|rate|score|recommend|select|shortlist|choose|mark|classify|treat|consider)\b.{0,25}\b(?:this|me|the following)\b.{0,30}"
    r"\b(?:first|highest|top|best|ideal|perfect|excellent|as (?:a )?(?:highly|perfect|strong|ideal|top))\b"
    r"|\b(?:give|assign|return|output|award|set)\b.{0,20}\b(?:the )?(?:highest|maximum|top|best|perfect|full|100)\b.{0,15}\b(?:score|rating|rank|mark|fit|match)"
    r"|\b(?:system|user|assistant)\s*prompt\b|<\|(?:im_start|system|endoftext)|\[/?inst\]|you are (?:now )?(?:an? )?(?:ai|llm|language model|assistant|helpful)"
    r"|\bas an ai (?:language )?model\b"
    r"|\b(?:ignoriere|vergiss|missachte)\w*\b.{0,30}\b(?:anweisung|instruktion|vorgabe|regel)\w*"
    r"|\b(?:bewerte|stufe|setze|wähle|empfiehl|empfehle)\w*\b.{0,30}\b(?:diese|mich|den)\b.{0,30}\b(?:höchst|best|erste|ganz oben|perfekt)\w*"
)


def find_flags(visible: str, hidden: str, works: list[Work], studies: list[Education], today: date) -> list[str]:
    """Codes in a fixed order: `hidden_text`, `machine_instructions`, `future_dates`, `reversed_dates`, `overlong_career`,
    `overlapping_work`."""
    checks = {
        "hidden_text": len(hidden.strip()) >= FEWEST_HIDDEN,
        "machine_instructions": bool(_TO_MACHINES.search(" ".join(f"{visible}\n{hidden}".split()))),
        "future_dates": _in_future(works, studies, today),
        "reversed_dates": any(_is_reversed(work) for work in works),
        "overlong_career": _is_overlong(works, today),
        "overlapping_work": _overlapping_decades(works, today) >= 2,
    }
    return [code for code, raised in checks.items() if raised]


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
