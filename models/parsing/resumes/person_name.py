"""Finds a person's name near the top of a résumé, and its given and family part.

Position, form, and likeness to the e-mail address decide; lists of names are used by `mentions.names` alone.
"""

import re
from dataclasses import dataclass

from models.parsing.meanings.vocabulary import match_words
from models.parsing.meanings.words import company_score, is_school, is_title_word
from models.parsing.places.place import fold_name, is_place
from models.parsing.resumes.contact import EMAIL
from models.parsing.resumes.sections import heading_kind

_FRAGMENT = re.compile(r"\t|\s*[|•·/]\s*|\s{3,}|\s+[–—-]\s+|,\s+")
_LABEL = re.compile(
    r"(?i)^(?:full )?name\s*[:\s]\s*|^(?:curriculum vitae|resume|résumé|lebenslauf|cv)\s*(?:of|von|:|-|–)?\s*"
)
_TITLES = re.compile(
    r"(?i)^(?:(?:mr|mrs|ms|miss|dr|prof|herr|frau|dipl\.?-?\w+|sir|dame)\b\.?\s+(?:(?:med|rer|nat|h|c|phil|ing)\.\s*)*)+"
)
_AFTER = re.compile(
    r"(?:,?\s+(?:ph\.?d|m\.?b\.?a|m\.?sc|b\.?sc|m\.?d|r\.?n|bsn|msn|cpa|pmp|esq|jr|sr|iii?|m\.?a|b\.?a|cfa|acca|p\.?e)\.?)+$",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_][^\W\d_’'.-]*(?:[’'-][^\W\d_]+)*\.?")
_PARTICLES = frozenset(
    re.findall(r"\w+", "von van de der den da di del della la le al el bin ben ibn ter ten zu zur vom do")
)
_NO_NAME = match_words(
    "and; the; of; career; technical; support; education; language; new; tax; marketing; site",
    "focus; overview; page; seite; resume; curriculum; vitae; lebenslauf; references",
    "confidential; address; phone; email; e-mail; mobile; objective; updated; profile; company",
    "summary; contact; university; skills; linkedin; github; bewerbung; photo; application; foto",
    "street; road; date; nationality; gender; married; software; data; business; project",
    "development",
)
_TOP_LINES = 8
_MOST_LETTERS = 45


@dataclass(frozen=True, slots=True)
class PersonName:
    """A name without titles and letters after it; `lines` are the numbers of the lines that it was read from."""

    full: str
    given: str | None
    family: str | None
    lines: tuple[int, ...] = ()


def find_name(lines: list[str], top: int, email: str | None) -> PersonName | None:
    """The best name among the first `top` lines (at most twelve), or one like the e-mail address anywhere."""
    best: tuple[float, PersonName] | None = None
    for at, text, used in _options(lines, email):
        likeness = name_likeness(text, email) if email else 0.0
        if at >= min(top, _TOP_LINES) and likeness < 1:
            continue
        score = 2 * likeness + (1.0 - 0.1 * at if at < _TOP_LINES else 0.0)
        if best is None or score > best[0]:
            best = score, split_name(text, used)
    return best[1] if best else None


def split_name(full: str, lines: tuple[int, ...] = ()) -> PersonName:
    """Given and family name: the last word with the particles before it is the family's ("Ana de la Cruz")."""
    if re.fullmatch(r"[^,]+,[^,]+", full):
        family, given = (part.strip() for part in full.split(","))
        return PersonName(f"{given} {family}", given, family, lines)
    words = full.split()
    if len(words) < 2:
        return PersonName(full, full or None, None, lines)
    start = len(words) - 1
    while start > 1 and words[start - 1].lower() in _PARTICLES:
        start -= 1
    return PersonName(full, " ".join(words[:start]), " ".join(words[start:]), lines)


def _options(lines: list[str], email: str | None) -> list[tuple[int, str, tuple[int, ...]]]:
    """Possible names with their lines: fragments of one, and two short ones together if the address agrees."""
    found: list[tuple[int, str, tuple[int, ...]]] = []
    for at, line in enumerate(lines):
        for fragment in [line, *_FRAGMENT.split(EMAIL.sub("\t", line))]:
            if name := _as_name(fragment):
                found.append((at, name, (at,)))
                break
        pair = f"{line} {lines[at + 1]}" if at + 1 < len(lines) and len(line.split()) <= 2 else ""
        if email and pair and (name := _as_name(pair)) and name_likeness(name, email) >= len(name.split()):
            found.append((at, name, (at, at + 1)))
    return found


def _as_name(fragment: str) -> str | None:
    name = clean_name(fragment)
    return _recase(name) if is_person_name(name) else None


def clean_name(fragment: str) -> str:
    """A fragment without the label and titles before a name and the letters after it."""
    name = _TITLES.sub("", _LABEL.sub("", fragment.strip(" •:;\"'|"))).strip()
    return _AFTER.sub("", name).strip(" ,")


def is_person_name(text: str) -> bool:
    """Whether a text has the form of a name and names no trade, firm, school, place or heading."""
    words = text.split()
    if not 2 <= len(words) <= 5 or len(text) > _MOST_LETTERS or heading_kind(text) or is_place(text):
        return False
    if _NO_NAME.search(text.lower()) or company_score(text) or is_school(text):
        return False
    capital = [word for word in words if word.lower() not in _PARTICLES]
    named = len(capital) >= 2 and all(_WORD.fullmatch(word) and word[0].isupper() for word in capital)
    return named and not any(is_title_word(word) for word in words)


def _recase(name: str) -> str:
    """A name written in capitals gets small letters again; hyphened parts keep their form."""
    if not name.isupper():
        return name
    return " ".join("-".join(part.capitalize() for part in word.split("-")) for word in name.split())


def name_likeness(name: str, email: str) -> float:
    """How many of the name's words the address holds."""
    local = re.sub(r"[^a-z]", "", fold_name(email.split("@")[0]))
    words = [re.sub(r"[^a-z]", "", fold_name(word)) for word in name.split()]
    return sum(1.0 for word in words if len(word) > 2 and word in local)
