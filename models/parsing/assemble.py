"""Puts mentions of one text together to entries of education and work, where its lines gave none.

Entries follow the order of the text; a second school, degree, title or employer begins the next one.
"""

import re
from dataclasses import replace

from models.parsing.degrees import degree_level
from models.parsing.mentions.mention import Mention
from models.parsing.periods import find_date, find_period
from models.parsing.records import Education, Work

_SUBJECT = re.compile(r"\b(?:in|of|im)\s+((?:(?!\b(?:in|im)\b)[^,(])+)$")
_FARTHEST = 160
"""Characters between two mentions that can still belong to one entry."""


def assemble_education(text: str, mentions: list[Mention]) -> list[Education]:
    """Studies from schools, degrees and years that stand near each other."""
    studies: list[Education] = []
    last_end = -_FARTHEST
    for one in (one for one in mentions if one.field in ("school", "degree", "graduation_year")):
        value = " ".join(text[one.start : one.end].split())
        said = _study(one, value)
        last = studies[-1] if studies else None
        if last is None or one.start - last_end > _FARTHEST or _clash(last, said):
            if one.field != "graduation_year":
                studies.append(said)
        else:
            studies[-1] = replace(
                last,
                institution=last.institution or said.institution,
                area=last.area or said.area,
                study_type=last.study_type or said.study_type,
                level=last.level if last.level is not None else said.level,
                start_date=last.start_date or said.start_date,
                end_date=last.end_date or said.end_date,
            )
        last_end = one.end
    return studies


def _study(one: Mention, value: str) -> Education:
    if one.field == "school":
        return Education(value)
    if one.field == "degree":
        subject = _SUBJECT.search(value)
        return Education(None, subject[1] if subject else None, value, degree_level(value))
    period = find_period(value) or find_date(value)
    return Education(None, start_date=period.start if period else None, end_date=period.end if period else None)


def _clash(last: Education, said: Education) -> bool:
    return bool(
        (last.institution and said.institution)
        or (last.study_type and said.study_type)
        or (last.end_date and said.end_date)
    )


def assemble_work(text: str, mentions: list[Mention]) -> list[Work]:
    """Positions from titles and employers that stand near each other, with the period that stands by them."""
    works: list[Work] = []
    last_end = -_FARTHEST
    for one in (one for one in mentions if one.field in ("title", "employer")):
        value = " ".join(text[one.start : one.end].split())
        last = works[-1] if works else None
        taken = last and (last.position if one.field == "title" else last.name)
        if last is None or taken or one.start - last_end > _FARTHEST:
            last = Work(None, None)
            works.append(last)
        works[-1] = replace(last, position=value) if one.field == "title" else replace(last, name=value)
        works[-1] = _dated(works[-1], text[one.end : one.end + _FARTHEST // 2].split("\n")[:2])
        last_end = one.end
    return [work for work in works if work.start_date or (work.name and work.position)]


def _dated(work: Work, lines: list[str]) -> Work:
    period = next((found for line in lines if (found := find_period(line))), None)
    if work.start_date or period is None:
        return work
    return replace(work, start_date=period.start, end_date=period.end, current=period.current)
