"""The first line of a "Who is hiring" text: company, role, place and terms, parted by bars, in any order.

It only splits and tells apart; a line without bars, or without a part that looks like a role, has no headline.
"""

import re
from dataclasses import dataclass, field

from models.parsing.employment import find_employment_types
from models.parsing.markup import html_to_text
from models.parsing.place import find_place, is_place
from models.parsing.remote import drop_remote_words, find_remote

_BARS = re.compile(r"\s*[|│｜]\s*|\s+(?:[–—]|--|[•·])\s+|\s+-\s+")
_ROLE = re.compile(
    r"\b(?:engineer|developer|dev|programmer|designer|manager|scientist|analyst|architect|administrator|sysadmin"
    r"|devops|sre|lead|director|head of|vp"
    r"|consultant|researcher|intern|recruiter|writer|marketer|marketing|sales|support|product|full[\s-]?stack"
    r"|front[\s-]?end|back[\s-]?end|ios|android|mobile"
    r"|data|ml|machine learning|qa|tester|specialist|officer|cto|founder|co-founder|hacker|coder|generalist|owner"
    r"|associate|entwickler|ruby|rails|python"
    r"|java|javascript|php|node|react|golang|c\+\+|haskell|scala|clojure|security|infrastructure|operations|editor"
    r"|technician|nurse|teacher|accountant)(?:s|in)?\b",
    re.IGNORECASE,
)
_ADDRESS = re.compile(
    r"(?:https?://|www\.)\S+|\S+@\S+|\b[\w-]+\.(?:com|io|co|org|net|ai|de|app|dev)\b\S*", re.IGNORECASE
)
_TERMS = re.compile(r"\bvisa\b|\bh1b\b|\$|€|£|\bequity\b|\bsalary\b|\d+k\b", re.IGNORECASE)
_LONGEST = 300
_LONGEST_TITLE = 140


@dataclass(frozen=True, slots=True)
class Headline:
    title: str
    employer: str | None
    places: list[str]
    remote: str | None
    employment: list[str] = field(default_factory=list[str])


def read_headline(description: str) -> Headline | None:
    """The parts of the first line of a text or of HTML, or `None` when no part of it looks like a role."""
    line = html_to_text(description[:4000]).split("\n", 1)[0][:_LONGEST]
    parts = [part.strip(" ,;:") for part in _BARS.split(_ADDRESS.sub(" ", line))]
    parts = [part for part in (re.sub(r"\(\s*\)", "", part).strip() for part in parts) if part]
    places = [
        part
        for part in parts
        if is_place(drop_remote_words(part)) or (not _ROLE.search(part) and find_place(part).country)
    ]
    terms = [part for part in parts if find_employment_types([part]) and not _ROLE.search(part)]
    rest = [part for part in parts if part not in places and part not in terms and not _TERMS.search(part)]
    roles = [part for part in rest if _ROLE.search(part) and find_remote(part) is None] or [
        part for part in rest if _ROLE.search(part)
    ]
    if len(parts) < 2 or not roles:
        return None
    title = roles[1] if roles[0] == rest[0] and len(roles) > 1 else roles[0]
    employer = next((part for part in rest if part != title and len(part) <= 80), None)
    return Headline(title[:_LONGEST_TITLE], employer, places, line if find_remote(line) else None, terms)
