"""Reads what a person asks of work when the résumé says so: place, moving, hours, pay, start.

What is not stated stays unknown: nothing is guessed from the work somebody had.
"""

import re
from dataclasses import dataclass, field

from models.parsing.meanings.employment import find_employment_types
from models.parsing.meanings.pay import parse_pay
from models.parsing.meanings.remote import find_remote
from models.parsing.meanings.vocabulary import match_words
from models.parsing.records import EmploymentType, Remote

_SENTENCE = re.compile(r"(?<=[.!?])\s+|\n|;\s+|\t|\s[|•·]\s")
_ASKING = match_words(
    "only; looking for; seek; seeking; open to; available; prefer*; want*; wish*; interested in",
    "desired; would like; willing; minimum; at least; expect*; require*; work location; job type",
    "location; employment; employment type; suche; wünsche; nur; ausschließlich; bevorzug*",
    "gesucht; mindestens; arbeitsort; arbeitszeit; arbeitsmodell; gehalt*; offen für; bereit",
    "möglich; umzug*; beschäftigungsart; notice period; availability; verfügbar*; eintritt*",
    "relocat*; kündigungsfrist; start date; salary",
)
_REMOTE_ONLY = match_words(
    "remote only; remote work only; remote jobs only; remote roles only; remote positions only",
    "remotely only; only remote; only remotely; fully remote; 100% remote; 100 % remote",
    "nur remote; nur homeoffice; nur home office; nur im homeoffice; nur noch homeoffice",
    "nur noch remote; ausschließlich remote; ausschließlich im homeoffice; remote: only",
)
_RELOCATION = match_words("relocat*; umzug*; umziehen; move abroad; move anywhere; move house; move for; ortswechsel")
_REFUSED = re.compile(
    r"\b(?:not|no|won't|will not|cannot|can't|unable|never|without|kein(?:e|en)?|nicht|ohne)\b[^.;,]{0,30}"
    r"(?:relocat|umzug|umzieh|move|ortswechsel)|relocation\s*:\s*no\b|umzug\w*\s*:\s*nein\b|ortsgebunden"
)
_FLOOR = match_words(
    "minimum; min; at least; from; desired; expected; expectation*; salary; pay; compensation",
    "rate; gehalt*; lohn; mindest*; vergütung; verdienst; ab",
)
_AVAILABLE = match_words(
    "available; availability; notice period; start date; can start; earliest start",
    "kündigungsfrist; verfügbar*; eintritt*; startdatum; frühester",
)
_WORDS_OF_NUMBERS = ("one a einen einem ein", "two zwei", "three drei", "four vier", "five fünf", "six sechs")
_NUMBERS = {word: number for number, words in enumerate(_WORDS_OF_NUMBERS, 1) for word in words.split()}
_DAYS = {"day": 1, "tag": 1, "week": 7, "woche": 7, "month": 30, "monat": 30}
_NOTICE = re.compile(
    rf"(?=.*(?:notice|kündigungsfrist)).*?\b(?P<many>\d{{1,2}}|{'|'.join(_NUMBERS)})[ -]*(?P<unit>{'|'.join(_DAYS)})\w*"
)
_ON_REQUEST = match_words("upon request; on request; auf anfrage")
_PAST = match_words("led; managed; built; developed; worked; was; were; supported; helped; ran; team")
_LONGEST = 30


@dataclass(slots=True)
class Preferences:
    """What is asked for; `None` and empty mean that the document doesn't say. Pay is a year's."""

    remote: Remote | None = None
    relocate: bool | None = None
    employment_types: list[EmploymentType] = field(default_factory=list[EmploymentType])
    pay_floor_annual: float | None = None
    pay_currency: str | None = None
    notice_days: int | None = None
    availability: str | None = None


def read_preferences(stated: list[str], other: list[str], country: str | None) -> Preferences:
    """Preferences from lines of a section of their own (`stated`) and from sentences of the summary and the head.

    `country` (ISO 3166-1) tells which money "$" is. In other lines only a sentence that asks for something counts.
    """
    found = Preferences()
    for said in [*_sentences(stated), *filter(_asks, _sentences(other))]:
        _read_sentence(said, said.lower(), found, country)
    return found


def _sentences(lines: list[str]) -> list[str]:
    parts = (part.strip(" •") for line in lines for part in _SENTENCE.split(line))
    return [part for part in parts if part and len(part.split()) <= _LONGEST]


def _asks(said: str) -> bool:
    return bool(_ASKING.search(said.lower())) and not _PAST.search(said.lower())


def _read_sentence(said: str, lowered: str, found: Preferences, country: str | None) -> None:
    if found.relocate is None and (_RELOCATION.search(lowered) or "ortsgebunden" in lowered):
        found.relocate = not _REFUSED.search(lowered)
    if found.remote is None:
        found.remote = "remote" if _REMOTE_ONLY.search(lowered) else find_remote(said)
    if not found.employment_types:
        found.employment_types = find_employment_types([said])
    if _AVAILABLE.search(lowered) and not _ON_REQUEST.search(lowered):
        _read_availability(said.rstrip("."), lowered, found)
    if found.pay_floor_annual is None and re.search(r"\d", said) and _FLOOR.search(lowered):
        pay = parse_pay(said, country=country)
        if pay and pay.annual_minimum:
            found.pay_floor_annual, found.pay_currency = pay.annual_minimum, pay.currency


def _read_availability(said: str, lowered: str, found: Preferences) -> None:
    """A day or "now" says more than a notice period, which is counted besides."""
    notice = _NOTICE.search(lowered)
    if notice and found.notice_days is None:
        many = _NUMBERS.get(notice["many"]) or int(notice["many"])
        found.notice_days = many * _DAYS[notice["unit"]]
    if found.availability is None or (not notice and _NOTICE.search(found.availability.lower())):
        found.availability = said
