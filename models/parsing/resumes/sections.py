"""Cuts a résumé's text into sections by their headings, in English, German and five more languages.

What stands in a section is read elsewhere.
"""

import re
import tomllib
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, Literal

from models.parsing.places.place import fold_name

Kind = Literal[
    "top",
    "summary",
    "work",
    "education",
    "skills",
    "languages",
    "certificates",
    "awards",
    "preferences",
    "personal",
    "other",
]

Topic = Literal["projects", "publications", "volunteer"]
"""What a section of the kind `other` is about, where something is read from it."""

_HEADINGS = Path(__file__).parent / "data" / "headings.toml"
_NOISE = re.compile(r"^[\W\d_]+|[\W_]+$")
_AND = re.compile(r"\s*(?:&|\+|/|\band\b|\bund\b|\bet\b|\by\b|\be\b|,)\s*")
_INLINE = re.compile(r"^(?P<heading>[^\W\d][^:.;]{2,40}):\s+(?P<rest>\S.*)$")
_INLINE_KINDS: frozenset[Kind] = frozenset(
    {"skills", "languages", "summary", "certificates", "awards", "preferences", "education"}
)
_RULE = re.compile(r"^[-=_*~–—.·• ]{3,}$")
_LONGEST = 45
_WORDS = re.compile(r"[^\W\d_][\w'’-]*")
_SMALL = frozenset({"of", "and", "in", "the", "for"})
_MOST_HEADING_WORDS = 5
_LAST_WORDS: dict[str, Kind] = {
    **dict.fromkeys(("experience", "experiences", "employment"), "work"),
    **dict.fromkeys(("education", "qualifications", "qualification"), "education"),
    **dict.fromkeys(("skills", "competencies", "proficiencies", "proficiency", "expertise"), "skills"),
    **dict.fromkeys(("certifications", "certificates", "licenses", "licences", "trainings"), "certificates"),
    **dict.fromkeys(("summary", "objective"), "summary"),
    **dict.fromkeys(("awards", "honors", "honours"), "awards"),
    **dict.fromkeys(("activities", "interests", "references", "referees", "memberships", "publications"), "other"),
}

TOP = "\x02"
"""A line that opens another section of kind `top`."""


@dataclass(slots=True)
class Section:
    """Lines below one heading, without empty ones; `heading` is as written, empty for the part above the first."""

    kind: Kind
    heading: str = ""
    lines: list[str] = field(default_factory=list[str])


def split_sections(lines: list[str]) -> list[Section]:
    """The sections in order; the first is always of kind `top`. No line is lost but rules and headings."""
    sections = [Section("top")]
    for line in lines:
        line = line.strip()
        if line == TOP:
            sections.append(Section("top"))
        if not line or line == TOP or _RULE.match(line):
            continue
        kind, rest = read_heading(line)
        if kind is None:
            sections[-1].lines.append(line)
        else:
            sections.append(
                Section(kind, line if not rest else line.removesuffix(rest).strip(), [rest] if rest else [])
            )
    return sections


def lines_of(sections: list[Section], *kinds: Kind) -> list[str]:
    """The lines of all sections of these kinds, in order."""
    return [line for section in sections if section.kind in kinds for line in section.lines]


def lines_about(sections: list[Section], topic: Topic) -> list[str]:
    """The lines of all sections of the kind `other` that are about this, in order."""
    about = (section for section in sections if section.kind == "other" and _topic_of(section.heading) == topic)
    return [line for section in about for line in section.lines]


def _topic_of(heading: str) -> Topic | None:
    folded = _fold(heading)
    return _topics().get(folded) or _topics().get(folded.rsplit(" ", 1)[-1])


@cache
def _topics() -> dict[str, Topic]:
    return {fold_name(phrase): topic for topic, phrases in _headings()["topics"].items() for phrase in phrases}


@cache
def _kinds() -> dict[str, Kind]:
    kinds = {kind: phrases for kind, phrases in _headings().items() if kind != "topics"}
    return {fold_name(phrase): kind for kind, phrases in kinds.items() for phrase in phrases}


@cache
def _headings() -> dict[Any, Any]:
    return tomllib.loads(_HEADINGS.read_text(encoding="utf-8"))


def _fold(line: str) -> str:
    folded = fold_name(_NOISE.sub("", line)).strip(" :'\"")
    return re.sub(r"\s*\([^)]*\)$", "", folded)


def heading_kind(line: str) -> Kind | None:
    """The kind of section that a line opens, if it is a heading and nothing else."""
    if len(line) > _LONGEST or line.endswith((".", ",", ";")) or line.startswith("•"):
        return None
    folded = _fold(line)
    kinds = _kinds()
    if folded in kinds:
        return kinds[folded]
    parts = [part for part in _AND.split(folded) if part]
    known: list[Kind] = [kinds[part] for part in parts if part in kinds]
    if len(parts) > 1 and len(known) == len(parts):
        return known[0]
    return _kind_by_last_word(line, folded)


def _kind_by_last_word(line: str, folded: str) -> Kind | None:
    """The kind of a short capitalised line such as "Career Services Experience", by what it ends in."""
    words = _WORDS.findall(_NOISE.sub("", line))
    plain = line.count(",") == 0 and not re.search(r"\d", line)
    if not plain or not 2 <= len(words) <= _MOST_HEADING_WORDS:
        return None
    capital = all(word[0].isupper() or word.lower() in _SMALL for word in words)
    return _LAST_WORDS.get(folded.split()[-1]) if capital and folded else None


def read_heading(line: str) -> tuple[Kind | None, str]:
    """The kind of section that a line opens, and what the line says after its heading ("Skills: Python")."""
    if whole := heading_kind(line):
        return whole, ""
    inline = _INLINE.match(line)
    kind = heading_kind(inline["heading"]) if inline else None
    return (kind, inline["rest"]) if inline and kind in _INLINE_KINDS else (None, "")
