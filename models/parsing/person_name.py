"""Finds a person's name near the top of a résumé, and its given and family part.

No list of names is used: position, form, and likeness to the e-mail address decide.
"""

import re
from dataclasses import dataclass

from models.parsing.contact import EMAIL
from models.parsing.place import fold_name, is_place
from models.parsing.sections import heading_kind
from models.parsing.words import company_score, is_school, is_title_word

_FRAGMENT = re.compile(r"\t|\s*[|•·/]\s*|\s{3,}|\s+[–—-]\s+|,\s+")
_LABEL = re.compile(
    r"(?i)^(?:full )?name\s*[:\s]\s*|^(?:curriculum vitae|resume|résumé|lebenslauf|cv)\s*(?:of|von|:|-|–)?\s*"
)
_TITLES = re.compile(
    r"(?i)^(?:(?:mr|mrs|ms|miss|dr|prof|herr|frau|dipl\.?-?\w+|sir|dame)\b\.?\s+(?:med\.\s+|rer\.\s*nat\.\s+|h\.\s*c\.\s+)?)+"
)
_AFTER = re.compile(
    r"(?:,?\s+(?:ph\.?d\.?|m\.?b\.?a\.?|m\.?sc\.?|b\.?sc\.?|m\.?d\.?|r\.?n\.?|bsn|msn|cpa|pmp|esq\.?|jr\.?|sr\.?|iii?|m\.?a\.?|b\.?a\.?|cfa|acca|p\.?e\.?))+$",
    re.I,
)
_WORD = re.compile(r"[^\W\d_][^\W\d_’'.-]*(?:[’'-][^\W\d_]+)*\.?")
_PARTICLES = frozenset(
    [
        "von",
        "van",
        "de",
        "der",
        "den",
        "da",
        "di",
        "del",
        "della",
        "la",
        "le",
        "al",
        "el",
        "bin",
        "ben",
        "ibn",
        "ter",
        "ten",
        "zu",
        "zur",
        "vom",
        "dos",
        "du",
        "st",
    ]
)
_NO_NAME = re.compile(
    r"(?i)\b(?:page|seite|resume|curriculum|vitae|lebenslauf|references|confidential|address|phone|email|e-mail|mobile|objective|updated|profile|company|summary|contact"
    r"|university|skills|linkedin|github|bewerbung|application|photo|foto|street|road|date|nationality|gender|married|software|data|business|project|development)\b"
)


@dataclass(frozen=True, slots=True)
class PersonName:
    """A name as written without titles and letters after it."""

    full: str
    given: str | None
    family: str | None


def find_name(top: list[str], email: str | None, elsewhere: list[str]) -> PersonName | None:
    """The name among the lines above the first heading; else one like the e-mail address among the other lines."""
    scored = [(_score(name, email) - 0.1 * at, name) for at, name in enumerate(_names(top[:12]))]
    scored = [(score, name) for score, name in scored if score > 0]
    if not scored and email:
        scored = [(likeness, name) for name in _names(elsewhere) if (likeness := _likeness(name, email)) >= 1]
    return split_name(max(scored, key=lambda pair: pair[0])[1]) if scored else None


def split_name(full: str) -> PersonName:
    """Given and family name: the last word with the particles before it is the family's ("Ana de la Cruz")."""
    if re.fullmatch(r"[^,]+,[^,]+", full):
        family, given = (part.strip() for part in full.split(","))
        return PersonName(f"{given} {family}", given, family)
    words = full.split()
    if len(words) < 2:
        return PersonName(full, full or None, None)
    start = len(words) - 1
    while start > 1 and words[start - 1].lower() in _PARTICLES:
        start -= 1
    return PersonName(full, " ".join(words[:start]), " ".join(words[start:]))


def _names(lines: list[str]) -> list[str]:
    found: list[str] = []
    for line in lines:
        if heading_kind(line):
            continue
        for fragment in [line, *_FRAGMENT.split(EMAIL.sub("\t", line))]:
            name = _AFTER.sub("", _TITLES.sub("", _LABEL.sub("", fragment.strip(" •:;"))).strip()).strip(" ,")
            if _is_name(name):
                found.append(_recase(name))
                break
    return found


def _is_name(text: str) -> bool:
    words = text.split()
    if not 2 <= len(words) <= 5 or len(text) > 45 or _NO_NAME.search(text) or heading_kind(text) or is_place(text):
        return False
    if company_score(text) or is_school(text) or any(is_title_word(word) for word in words):
        return False
    capital = [word for word in words if word.lower() not in _PARTICLES]
    return len(capital) >= 2 and all(_WORD.fullmatch(word) and word[0].isupper() for word in capital)


def _recase(name: str) -> str:
    """A name written in capitals gets small letters again; particles and hyphened parts keep their form."""
    if not name.isupper():
        return name
    return " ".join("-".join(part.capitalize() for part in word.split("-")) for word in name.split())


def _score(name: str, email: str | None) -> float:
    return 1.0 + (2.0 * _likeness(name, email) if email else 0.0)


def _likeness(name: str, email: str) -> float:
    """How many of the name's words the address holds, whole (1) or as an initial with the rest (0.5)."""
    local = re.sub(r"[^a-z]", "", fold_name(email.split("@")[0]))
    words = [re.sub(r"[^a-z]", "", fold_name(word)) for word in name.split()]
    return sum(1.0 for word in words if len(word) > 2 and word in local)
