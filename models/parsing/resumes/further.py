"""Reads what a person did besides positions and studies: projects, publications, volunteer work.

Lines of their own sections only; what a project or a paper proves of skills is found elsewhere.
"""

import re
from collections.abc import Iterable
from itertools import groupby

from models.parsing.meanings.periods import find_date, find_period, without
from models.parsing.records import Project, Publication, Work
from models.parsing.resumes.entries import BULLET
from models.parsing.resumes.work import read_work

_TITLE_ENDS = re.compile(r":\s+|\s+[–—-]\s+|\s*[|•·]\s*|\t")
_QUOTED = re.compile(r"[\"“„«‘](?P<title>[^\"”“»’]{8,250})[\"”“»’]")
_NUMBERED = re.compile(r"^(?:\[\d{1,3}\]|\d{1,3}[.)])\s+")
_WEB = re.compile(r"\(?\b(?:https?://|www\.|doi\.org/|[\w-]+\.(?:com|org|io|net|dev)/)[^\s)]*\)?", re.I)
_DOI = re.compile(r"\b10\.\d{4,9}/[^\s)]+")
_BRACKETED = re.compile(r"\(([^()]{2,60})\)")
_JOINING = " \t,.;:()–—-"
_LONGEST_NAME = 14


def read_projects(lines: list[str]) -> list[Project]:
    """Projects, each a line with what follows it: "Pager: an on-call tool (github.com/ada/pager), 2021 – 2022"."""
    return [project for group in _group(lines) if (project := _read_project(group))]


def read_publications(lines: list[str]) -> list[Publication]:
    """References, one a line or over several lines where bullets or numbers open them."""
    return [paper for group in _group_references(lines) if (paper := _read_publication(group))]


def read_volunteer_work(lines: list[str]) -> list[Work]:
    """Volunteer work as positions are read; a line that names neither part nor place of it stands for the position."""
    return read_work(lines) or [
        Work(None, said) for line in lines if (said := line.removeprefix(BULLET).strip(_JOINING))
    ]


def _group(lines: list[str]) -> list[list[str]]:
    """A group a project: a plain line opens one, and bullets tell of it; where all lines are alike each is one."""
    kinds = {line.startswith(BULLET) for line in lines}
    if len(kinds) == 1:
        return [[line] for line in lines]
    groups: list[list[str]] = []
    for is_entry, run in groupby(lines, key=lambda line: line.startswith(BULLET)):
        block = list(run)
        if is_entry and groups:
            groups[-1] += block
        else:
            groups += [block]
    return groups


def _read_project(group: list[str]) -> Project | None:
    head = group[0].removeprefix(BULLET)
    links = _find_pages(head)
    plain = _WEB.sub("", head)
    period = find_period(plain) or find_date(plain)
    name, *rest = _TITLE_ENDS.split(without(plain, period).strip(_JOINING), maxsplit=1)
    if len(name.split()) > _LONGEST_NAME:
        name, rest = " ".join(name.split()[:_LONGEST_NAME]), [plain]
    told = [part for part in (*(part.strip(_JOINING) for part in rest), *_plain(group[1:])) if part]
    dates = (period.start, period.end) if period else (None, None)
    link = links[0] if links else None
    return Project(name.strip(_JOINING), "\n".join(told), link, *dates) if re.search(r"\w{2}", name) else None


def _group_references(lines: list[str]) -> list[list[str]]:
    """A group a reference, by the lines that open one."""
    groups: list[list[str]] = []
    for line, opens in zip(lines, _openings(lines), strict=True):
        if opens or not groups:
            groups.append([])
        groups[-1].append(_NUMBERED.sub("", line.removeprefix(BULLET)))
    return groups


def _openings(lines: list[str]) -> list[bool]:
    """Bullets or numbers open references; without any, dates do if the first line has one, and else they end them."""
    marked = [bool(line.startswith(BULLET) or _NUMBERED.match(line)) for line in lines]
    dated = [find_date(line) is not None and not _DOI.search(line) for line in lines]
    if any(marked):
        return marked
    if not any(dated):
        return [True for _ in lines]
    return dated if dated[0] else [True, *dated[:-1]]


def _read_publication(group: list[str]) -> Publication | None:
    reference = " ".join(group)
    doi = _DOI.search(reference)
    found = _find_pages(reference) or ([f"https://doi.org/{doi[0]}"] if doi else [])
    plain = [_DOI.sub("", _WEB.sub("", line)) for line in group]
    date = find_date(plain[0]) or find_date(" ".join(plain))
    link, year = found[0] if found else None, date.end if date else None
    quoted = _QUOTED.search(" ".join(plain))
    if quoted:
        after = " ".join(plain)[quoted.end() :]
        return Publication(quoted["title"].strip(_JOINING), _venue(after), year, link)
    headed = len(group) > 1 and find_date(plain[0]) is not None
    named = plain[0] if headed else " ".join(plain)
    name = without(named, find_date(named)).replace("\t", ", ").strip(_JOINING)
    told = _BRACKETED.findall(" ".join(plain[1:])) if headed else []
    return Publication(name, _venue(told[-1]) if told else None, year, link) if re.search(r"\w{3}", name) else None


def _venue(words: str) -> str | None:
    return re.sub(r"^[Ii]n:?\s+", "", without(words, find_date(words)).replace("\t", " ").strip(_JOINING)) or None


def _find_pages(text: str) -> list[str]:
    """Web addresses, also bare ones with a path: here they are nobody's e-mail."""
    return [found[0].strip("()").rstrip("./,;") for found in _WEB.finditer(text)]


def _plain(lines: Iterable[str]) -> list[str]:
    return [line.removeprefix(BULLET).strip() for line in lines]
