"""Reads what résumés list: skills a phrase each, certificates with their issuer and date, awards.

No taxonomy is known here: skills are kept in the person's own words.
"""

import re
from dataclasses import replace

from models.parsing.meanings.periods import Period, find_all, without
from models.parsing.meanings.words import company_score, is_school
from models.parsing.records import Certificate
from models.parsing.resumes.entries import BULLET

_SEPARATORS = re.compile(r"\t|\s*[;|•·▪]\s*|,(?![^()]*\))\s*|\s+/\s+")
_CATEGORY = re.compile(r"^[^\W\d][^:;,]{1,45}:\s*")
_AND = re.compile(r"^(?:and|und|sowie|as well as)\s+", re.I)
_TAIL = re.compile(r"\s*(?:[.:;,]|\betc\b\.?|\bund mehr\b)+$", re.I)
_LONGEST_PHRASE = 8
_MOST_SKILLS = 200
_LONGEST_CERTIFICATE = 18
_UNKNOWN = re.compile(
    r"(?i)^(?:no (?:experience|knowledge|skills)|not? (?:familiar|experienced)|never (?:used|worked)"
    r"|(?:keine|ohne) (?:erfahrung|(?:vor)?kenntnisse)|aucune (?:expérience|connaissance)"
    r"|sin (?:experiencia|conocimiento)|nessuna (?:esperienza|conoscenza)|sem (?:experiência|conhecimento)"
    r"|geen (?:ervaring|kennis))|[:(–-]\s*(?:none|keine|no experience|keine erfahrung)\)?$"
)
_UNTIL = (
    r"expir\w*|exp|valid(?:ity)?|renewal|(?:un)?til|thru|through|gültig|läuft ab|bis|valable|jusqu['’](?:au|en)"
    r"|válid[oa]|valid[oa]|hasta|scade|fino al?|até|geldig|tot|caduca|vence"
)
_EXPIRES = re.compile(rf"(?i)(?:\b(?:{_UNTIL})\b[\s.:]*(?:(?:date|on|am|in|le|el|il|em|op)\b\s*)*)+$")
_ISSUED = re.compile(
    r"(?i)\b(?:issued|obtained|awarded|earned|completed|erworben|ausgestellt)(?:\s+(?:on|in|am|im))?\s*:?\s*$"
)
_NO_EXPIRY = re.compile(r"(?i)[\s,;(·•|–-]*\b(?:no expiration date|no expiry|does not expire|unbefristet)\b\)?")
_NUMBER = re.compile(r"(?i)[\s,;(]*(?:\b(?:no|nr|number|id|credential id)\b\.?:?|#)\s*[A-Z]{0,4}[- ]?\d[\w-]{3,}\)?")
_ISSUER = re.compile(r",\s+|\s+\|\s+|\s+(?:issued )?by\s+(?=[A-ZÄÖÜ])")
_DASH = re.compile(r"\s+[–—-]\s+")


def read_skills(lines: list[str]) -> list[str]:
    """Skills of a skills section, each once, in order. Sentences longer than eight words are prose and left out.

    So is what the person says not to know. Words of level and length stay: whoever looks for skills reads them there.
    """
    skills: dict[str, str] = {}
    for line in _rejoin(lines):
        for raw in _SEPARATORS.split(_CATEGORY.sub("", line.removeprefix(BULLET))):
            phrase = _TAIL.sub("", _AND.sub("", raw.strip(" -–•\"'"))).strip()
            short = 1 <= len(phrase.split()) <= _LONGEST_PHRASE
            if short and re.search(r"\w", phrase) and not _UNKNOWN.search(phrase):
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
    """Certificates, a line each: "AWS Solutions Architect, Amazon (2021)". Numbers of licences are left out.

    A line that only says when belongs to the certificate above.
    """
    found: list[Certificate] = []
    for line in (line.removeprefix(BULLET) for line in lines):
        rest, date, expires = _cut_dates(_NUMBER.sub("", _NO_EXPIRY.sub("", line)))
        if found and not re.search(r"\w", rest):
            last = found[-1]
            found[-1] = replace(last, date=last.date or date, expires=last.expires or expires)
            continue
        name, issuer = _part_issuer(rest)
        if re.search(r"\w{2}", name) and len(name.split()) <= _LONGEST_CERTIFICATE:
            found.append(Certificate(name.strip(" ,;.–-"), issuer.strip(" .") or None, date, expires))
    return found


def _cut_dates(line: str) -> tuple[str, str | None, str | None]:
    """A line without its dates, when it was given, and until when it is valid; a name keeps its earlier years."""
    date, expires = None, None
    for found in reversed(find_all(line)):
        before = line[: found.span[0]]
        if words := _EXPIRES.search(before):
            date, expires = date or found.start, expires or found.end
            line = _cut(line, found, words.start())
        elif date is None and not re.search(r"\d[:-]$", before):
            date = found.end or found.start
            issued = _ISSUED.search(before)
            line = _cut(line, found, issued.start() if issued else found.span[0])
    return re.sub(r"\s*\t\s*", " ", line).strip(" ,;:–-|"), date, expires


def _cut(line: str, found: Period, start: int) -> str:
    return without(line, replace(found, span=(start, found.span[1])))


def _part_issuer(text: str) -> tuple[str, str]:
    """Name and issuer; a dash parts them only before what is named like a firm, a school or an institute."""
    parted = _ISSUER.split(text, maxsplit=1)
    if len(parted) == 1:
        ends = list(_DASH.finditer(text))
        tail = text[ends[-1].end() :] if ends else ""
        if company_score(tail) or is_school(tail):
            return text[: ends[-1].start()], tail
        return text, ""
    return parted[0], parted[1]


def read_awards(lines: list[str]) -> list[str]:
    """Awards, a line each."""
    return [line.removeprefix(BULLET).strip() for line in lines if re.search(r"\w{2}", line)]
