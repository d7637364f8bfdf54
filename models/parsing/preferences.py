"""Reads what a person asks of work when the résumé says so: place, moving, hours, pay, start.

What is not stated stays unknown: nothing is guessed from the work somebody had.
"""

import re
from dataclasses import dataclass, field

from models.parsing.employment import find_employment_types
from models.parsing.pay import parse_pay
from models.parsing.records import EmploymentType, Remote
from models.parsing.remote import find_remote

_SENTENCE = re.compile(r"(?<=[.!?])\s+|\n|;\s+|\t|\s[|•·]\s")
_ASKING = re.compile(
    r"(?i)\b(?:only|looking for|seek(?:ing)?|open to|available|prefer\w*|want\w*|wish\w*|interested in|desired?|would like|willing|minimum|at least|expect\w*|require\w*"
    r"|work location|job type|location|employment(?: type)?|suche|wünsche|nur|ausschließlich|bevorzug\w*|gesucht|mindestens|arbeitsort|arbeitszeit|arbeitsmodell|gehalt\w*|offen für"
    r"|bereit|möglich|umzug\w*|beschäftigungsart)\b"
)
_REMOTE_ONLY = re.compile(
    r"(?i)\b(?:remote(?:ly)?(?: work(?:ing)?)?(?: jobs?| roles?| positions?)? only|only remote(?:ly)?|(?:fully|100 ?%) remote|nur (?:noch )?(?:remote|homeoffice|home office|im homeoffice)|ausschließlich (?:remote|im homeoffice))"
)
_RELOCATION = re.compile(
    r"(?i)\brelocat\w*|\bumzugs?\w*|\bumziehen\b|\bmov(?:e|ing) (?:abroad|anywhere|house|city|for)\b|\bortswechsel\b"
)
_REFUSED = re.compile(
    r"(?i)\b(?:not|no|won't|will not|cannot|can't|unable|never|without|kein(?:e|en)?|nicht|ohne)\b[^.;,]{0,30}(?:relocat|umzug|umzieh|move|ortswechsel)|relocation\s*:\s*no\b|umzug\w*\s*:\s*nein\b|ortsgebunden"
)
_FLOOR = re.compile(
    r"(?i)\b(?:minimum|min\.?|at least|from|desired|expected|expectation|salary|pay|compensation|rate|gehalt\w*|lohn|mindest\w*|vergütung|verdienst|ab)\b"
)
_AVAILABLE = re.compile(
    r"(?i)\b(?:availab(?:le|ility)\b(?!.{0,20}(?:upon|on) request)|notice period|start date|can start|earliest start|kündigungsfrist|verfügbar\w*|eintritt\w*|startdatum|frühester)\b"
)
_PAST = re.compile(r"(?i)\b(?:led|managed|built|developed|worked|was|were|supported|helped|ran|team)\b")
_LONGEST = 30


@dataclass(slots=True)
class Preferences:
    """What is asked for; `None` and empty mean that the document doesn't say. Pay is a year's."""

    remote: Remote | None = None
    relocate: bool | None = None
    employment_types: list[EmploymentType] = field(default_factory=list[EmploymentType])
    pay_floor_annual: float | None = None
    pay_currency: str | None = None
    availability: str | None = None


def read_preferences(stated: list[str], other: list[str], country: str | None) -> Preferences:
    """Preferences from lines of a section of their own (`stated`) and from sentences of the summary and the head.

    `country` (ISO 3166-1) tells which money "$" is. In other lines only a sentence that asks for something counts.
    """
    asked = _sentences(stated) + [said for said in _sentences(other) if _ASKING.search(said) and not _PAST.search(said)]
    found = Preferences()
    for said in asked:
        _read_sentence(said, found, country)
    return found


def _sentences(lines: list[str]) -> list[str]:
    parts = (part.strip(" •") for line in lines for part in _SENTENCE.split(line))
    return [part for part in parts if part and len(part.split()) <= _LONGEST]


def _read_sentence(said: str, found: Preferences, country: str | None) -> None:
    if _RELOCATION.search(said):
        found.relocate = found.relocate if found.relocate is not None else not _REFUSED.search(said)
    if found.remote is None:
        found.remote = "remote" if _REMOTE_ONLY.search(said) else find_remote(_RELOCATION.sub(" ", said))
    if not found.employment_types:
        found.employment_types = find_employment_types([said])
    if found.availability is None and _AVAILABLE.search(said):
        found.availability = said.rstrip(".")
    if found.pay_floor_annual is None and re.search(r"\d", said) and _FLOOR.search(said):
        pay = parse_pay(said, country=country)
        if pay and pay.annual_minimum:
            found.pay_floor_annual, found.pay_currency = pay.annual_minimum, pay.currency
