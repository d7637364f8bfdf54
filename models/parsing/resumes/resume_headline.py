"""Finds what a person calls themselves near the top of a résumé ("Primary Teacher").

A headline is taken as written; whether it is an occupation is decided later.
"""

import re

from models.parsing.meanings.periods import find_period
from models.parsing.meanings.words import title_score
from models.parsing.places.place import is_place
from models.parsing.resumes.contact import EMAIL, URL
from models.parsing.resumes.person_name import PersonName
from models.parsing.resumes.sections import heading_kind

_FRAGMENT = re.compile(r"\t|\s*•\s*|\s{3,}")
_LABEL = re.compile(r"(?i)^(?:position|title|role|objective|bewerbung als|applying for|profession|beruf)\s*:\s*")
_FIELD = re.compile(r"^[^\W\d][\w ]{1,25}:\s")
_NO_HEADLINE = re.compile(
    r"(?i)@|\bcurriculum|\bresume\b|\blebenslauf|\bupdated\b|\bpage\b|\bborn\b|\bgeboren|\+?\d[\d ()-]{6,}"
)
_MOST_WORDS = 14


def find_headline(top: list[str], name: PersonName | None) -> str | None:
    """The first short line above the first heading that names a trade; else the line below the name."""
    options = [option for line in top[:15] for option in _options(line, name)]
    named = next((option for option in options if title_score(option.split(" | ")[0]) >= 2), None)
    return named or next((option for option in options if title_score(option) > 0), None)


def _options(line: str, name: PersonName | None) -> list[str]:
    if heading_kind(line) or line.endswith(".") or find_period(line):
        return []
    if name:
        line = re.sub(re.escape(name.full), "\t", line, flags=re.IGNORECASE)
    pieces = (_LABEL.sub("", piece.strip(" ,;|·–-")) for piece in _FRAGMENT.split(EMAIL.sub("\t", URL.sub("\t", line))))
    return [piece for piece in map(_without_places, pieces) if _may_be(piece)]


def _without_places(piece: str) -> str:
    """ "Policy Adviser | Brussels" without the town; a text that is all place stays, and is no headline."""
    return " | ".join(part for part in piece.split(" | ") if not is_place(part)) or piece


def _may_be(piece: str) -> bool:
    short = 1 <= len(piece.split()) <= _MOST_WORDS and len(piece) > 2
    return short and not _NO_HEADLINE.search(piece) and not _FIELD.match(piece) and not is_place(piece)
