"""Puts mentions of one text together to entries of education and work, where its lines gave none.

Entries follow the order of the text; a second school, degree, title or employer begins the next one.
"""

import re
from dataclasses import dataclass, replace

from models.parsing.meanings.degrees import degree_level
from models.parsing.meanings.periods import find_date, find_period
from models.parsing.records import Education, Work
from models.parsing.resumes.mentions.mention import Mention
from models.parsing.resumes.sections import heading_kind

_SUBJECT = re.compile(r"\b(?:in|of|im)\s+((?:(?!\b(?:in|im)\b)[^,(])+)$")
_SCHOOL_GOES_ON = re.compile(r"\s+(?:State )?(?:University|College|Institute|School|Polytechnic|Hochschule)\b")
_SCHOOL_BEGINS = re.compile(r"\s*\b[A-Z][\w'’.-]*(?: (?:State|Tech))?$")
"""In a line without commas a subject runs on into its school ("Botany Dunmore | College")."""
_NEXT_WORD = 24
_SENTENCE = re.compile(r"(?<=[.!?;])\s+|\s(?=[•▪●*])")
_FARTHEST = 160
"""Characters between two mentions that can still belong to one entry."""


def assemble_education(text: str, mentions: list[Mention]) -> list[Education]:
    """Studies from schools, degrees and years that stand near each other."""
    studies: list[Education] = []
    last_end = -_FARTHEST
    for one in (one for one in mentions if one.field in ("school", "degree", "graduation_year")):
        value = " ".join(text[one.start : one.end].split())
        said = _study(one, value, text[one.end : one.end + _NEXT_WORD])
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


def _study(one: Mention, value: str, after: str) -> Education:
    if one.field == "school":
        return Education(value)
    if one.field == "degree":
        subject = _SUBJECT.search(value)
        area = subject[1] if subject else None
        if area and _SCHOOL_GOES_ON.match(after):
            area = _SCHOOL_BEGINS.sub("", area) or None
        return Education(None, area, value, degree_level(value))
    period = find_period(value) or find_date(value)
    return Education(None, start_date=period.start if period else None, end_date=period.end if period else None)


def _clash(last: Education, said: Education) -> bool:
    return bool(
        (last.institution and said.institution)
        or (last.study_type and said.study_type)
        or (last.end_date and said.end_date)
    )


def assemble_work(text: str, mentions: list[Mention]) -> list[Work]:
    """Positions from titles and employers that stand near each other, with the period that stands by them.

    What follows, up to the next position or the next section, is its duties, a sentence a line.
    """
    stations: list[_Station] = []
    for one in (one for one in mentions if one.field in ("title", "employer")):
        value = " ".join(text[one.start : one.end].split())
        last = stations[-1] if stations else None
        taken = last and (last.work.position if one.field == "title" else last.work.name)
        if last is None or taken or one.start - last.end > _FARTHEST:
            last = _Station(one.start, one.end, Work(None, None))
            stations.append(last)
        last.work = replace(last.work, position=value) if one.field == "title" else replace(last.work, name=value)
        last.end = one.end
        _date(last, text)
    sure = [one for one in stations if one.work.start_date or (one.work.name and one.work.position)]
    ends = [*(one.start for one in sure[1:]), len(text)][: len(sure)]
    return [replace(one.work, summary=_duties(text[one.end : end])) for one, end in zip(sure, ends, strict=True)]


@dataclass(slots=True)
class _Station:
    """A position, and where the words that name it stand."""

    start: int
    end: int
    work: Work


def _date(station: _Station, text: str) -> None:
    """Give it the period that stands right behind it, if it has none."""
    at = station.end
    for line in text[at : at + _FARTHEST // 2].split("\n")[:2]:
        period = find_period(line)
        if period and not station.work.start_date:
            station.work = replace(station.work, start_date=period.start, end_date=period.end, current=period.current)
            station.end = at + period.span[1]
        at += len(line) + 1


def _duties(text: str) -> str:
    """The sentences up to the next heading, a line each."""
    lines: list[str] = []
    for line in text.split("\n"):
        if heading_kind(line.strip()):
            break
        lines += [sentence.strip(" \t,;–-") for sentence in _SENTENCE.split(line)]
    return "\n".join(line for line in lines if re.search(r"\w", line))
