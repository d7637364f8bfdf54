"""Reads what résumés list: skills a phrase each, certificates with their issuer and date, awards.

No taxonomy is known here: skills are kept in the person's own words.
"""

import re

from models.parsing.meanings.periods import find_date, without
from models.parsing.records import Certificate
from models.parsing.resumes.entries import BULLET

_SEPARATORS = re.compile(r"\t|\s*[;|•·▪]\s*|,(?![^()]*\))\s*|\s+/\s+")
_CATEGORY = re.compile(r"^[^\W\d][^:;,]{1,45}:\s*")
_AND = re.compile(r"^(?:and|und|sowie|as well as)\s+", re.I)
_TAIL = re.compile(r"\s*(?:[.:;,]|\betc\b\.?|\bund mehr\b)+$", re.I)
_LONGEST_PHRASE = 8
_MOST_SKILLS = 200
_LONGEST_CERTIFICATE = 18


def read_skills(lines: list[str]) -> list[str]:
    """Skills of a skills section, each once, in order. Sentences longer than eight words are prose and left out."""
    skills: dict[str, str] = {}
    for line in _rejoin(lines):
        for raw in _SEPARATORS.split(_CATEGORY.sub("", line.removeprefix(BULLET))):
            phrase = _TAIL.sub("", _AND.sub("", raw.strip(" -–•\"'"))).strip()
            if 1 <= len(phrase.split()) <= _LONGEST_PHRASE and re.search(r"\w", phrase):
                skills.setdefault(phrase.casefold(), phrase)
    return list(skills.values())[:_MOST_SKILLS]


def _rejoin(lines: list[str]) -> list[str]:
    """A line that ends in a comma, or is followed by one in small letters, was broken by the page's width."""
    joined: list[str] = []
    for line in lines:
        broken = (
            joined
            and not line.startswith(BULLET)
            and (joined[-1].endswith(",") or joined[-1].count("(") > joined[-1].count(")"))
        )
        if broken:
            joined[-1] = f"{joined[-1]} {line}"
        else:
            joined.append(line)
    return joined


def read_certificates(lines: list[str]) -> list[Certificate]:
    """Certificates, a line each: "AWS Solutions Architect, Amazon (2021)"."""
    found: list[Certificate] = []
    for line in (line.removeprefix(BULLET) for line in lines):
        date = find_date(line)
        rest = re.sub(r"\s*\t\s*", " ", without(line, date)).strip(" ,;:–-")
        name, _, issuer = rest.partition(", ")
        if re.search(r"\w{2}", name) and len(name.split()) <= _LONGEST_CERTIFICATE:
            found.append(Certificate(name.strip(" ,;.–-"), issuer.strip(" .") or None, date.end if date else None))
    return found


def read_awards(lines: list[str]) -> list[str]:
    """Awards, a line each."""
    return [line.removeprefix(BULLET).strip() for line in lines if re.search(r"\w{2}", line)]
