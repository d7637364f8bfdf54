"""Masks a line of a résumé: what says who somebody is goes, what says what they do stays.

Names, addresses, telephone numbers, places, schools, employers, gender, age, nationality and family never pass.
"""

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from models.parsing.meanings.vocabulary import match_words
from models.parsing.meanings.words import is_title_word
from models.parsing.places.place import fold_name, place_names
from models.parsing.resumes.contact import EMAIL, URL

_WORDS: dict[str, Any] = tomllib.loads((Path(__file__).parent / "data" / "masked.toml").read_text("utf-8"))
_PERSONAL = match_words(_WORDS["personal"])
_GENDERED = match_words(_WORDS["gendered"])
_NATIONALITY = re.compile(rf"{match_words(_WORDS['nationalities']).pattern}(?=\s+(?:national|citizen|passport|staats))")
_ORDINARY = frozenset(_WORDS["ordinary"].split())
_NEUTRAL: dict[str, str] = _WORDS["neutral"]
_PHONE = re.compile(r"(?<!\w)\+?\(?\d[\d\s()/.-]{7,}\d(?!\w)")
_BIRTH = re.compile(r"\b\d{1,2}[./-]\d{1,2}[./-](?:19|20)\d\d\b")
_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_HONORIFIC = re.compile(
    r"\b(?:Mr|Mrs|Ms|Miss|Dr|Prof|Professor|Herrn?|Frau)\b\.?(?: (?:Dr|Prof)\.)?"
    r"(?:\s+(?:[A-ZÄÖÜ]\.|[A-ZÄÖÜ][\w'’-]+)){1,3}"
)
_INTRODUCED = re.compile(
    r"^[A-ZÀ-Ý][\w'’-]+(?: [A-ZÀ-Ý][\w.'’-]*){0,2}(?= (?:has|is|was|brings|offers|holds|possesses)\b)"
    r"|\b[A-ZÀ-Ý][\w'’-]+ (?:[A-Z]\. )?[A-ZÀ-Ý][\w'’-]+(?=, (?:M\.?D|Ph\.?D|J\.?D|Ed\.?D|R\.?N|Esq)\b)"
    r"|(?<=\b[Rr]eference: )(?:[A-ZÀ-Ý][\w.'’-]+ ?){2,3}|(?<=\b[Ss]upervisor: )(?:[A-ZÀ-Ý][\w.'’-]+ ?){2,3}"
)
_PLACE_WORDS = 3
_SHORTEST_STEM = 4


def is_ordinary_word(text: str) -> bool:
    """Whether a name of the gazetteer is an ordinary word as well ("Reading", "Mobile")."""
    return fold_name(text) in _ORDINARY


def own_words(names: list[str], places: list[str]) -> re.Pattern[str] | None:
    """A pattern of what is the person's own: each word of their `names`; employers, schools and towns as a whole."""
    terms = {word for name in names for word in [name, *name.split()] if len(word) > 2}
    terms |= {place.strip() for place in places if len(place.strip()) > 2}
    if not terms:
        return None
    longest_first = sorted(terms, key=lambda term: (-len(term), term))
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)", re.IGNORECASE)


def mask(line: str, own: re.Pattern[str] | None) -> str:
    """One line without what matching must not see; empty when the line is about a person and not about work."""
    if EMAIL.search(line) or _BIRTH.search(line) or _PERSONAL.search(line.lower()):
        return ""
    for pattern in (_HONORIFIC, _INTRODUCED, URL, _PHONE, own):
        line = pattern.sub(" ", line) if pattern else line
    line = _cut(line, [*_GENDERED.finditer(line.lower()), *_NATIONALITY.finditer(line.lower())])
    line = _WORD.sub(lambda found: _neutral(found[0]), _without_places(line))
    line = re.sub(r"\(\s*\)|\s+(?=[,.;:)])", "", " ".join(line.split()))
    return line.strip(" ,;|–-")


def _cut(line: str, found: list[re.Match[str]]) -> str:
    """The line with blanks where something was found in its lower-case form."""
    letters = list(line)
    for match in found:
        letters[match.start() : match.end()] = " " * (match.end() - match.start())
    return "".join(letters)


@cache
def _places() -> frozenset[str]:
    return frozenset(name for name in place_names() - _ORDINARY if len(name) > 2)


def _without_places(line: str) -> str:
    """The line without names of the gazetteer that begin with a capital letter."""
    words = list(_WORD.finditer(line))
    at = 0
    while at < len(words):
        for width in range(min(_PLACE_WORDS, len(words) - at), 0, -1):
            start, end = words[at].start(), words[at + width - 1].end()
            if line[start].isupper() and fold_name(line[start:end]) in _places():
                line = line[:start] + " " * (end - start) + line[end:]
                at += width - 1
                break
        at += 1
    return line


def _neutral(word: str) -> str:
    """A title without its gender ("Entwicklerin" is "Entwickler", "Waitress" is "Waiter")."""
    lowered = word.lower()
    other = _NEUTRAL.get(lowered)
    for ending, neutral in _NEUTRAL.items() if other is None else ():
        if not ending.isascii() or ending in ("schwester", "frau"):
            stem = lowered.removesuffix(ending)
            if stem != lowered and len(stem) >= _SHORTEST_STEM:
                other = stem + neutral
                break
    if other is None and lowered.endswith("in") and len(lowered) > 5 and is_title_word(lowered[:-2]):
        other = lowered[:-2]
    if other is None:
        return word
    return other.capitalize() if word[0].isupper() else other
