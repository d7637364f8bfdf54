"""Builds the one view of a résumé that matching may read: allow-listed lines with everything personal masked.

Names, addresses, telephone numbers, places, schools, employers, gender, age, nationality and family never pass.
"""

import re
from collections.abc import Iterable
from functools import cache

from models.parsing.contact import EMAIL, URL
from models.parsing.place import fold_name, place_names
from models.parsing.records import Resume
from models.parsing.words import is_title_word

_PHONE = re.compile(r"(?<!\w)\+?\(?\d[\d\s()/.-]{7,}\d(?!\w)")
_DATE_OF_BIRTH = re.compile(r"\b\d{1,2}[./-]\d{1,2}[./-](?:19|20)\d\d\b")
_PERSONAL = re.compile(
    r"(?i)\b(?:born|date of birth|dob|birth ?(?:day|date|place)|aged?\s+\d\d|\d\d years old|nationality|citizen(?:ship)?|marital|married|single parent|divorced|widowed"
    r"|gender|religion|christian|muslim|jewish|hindu|my (?:wife|husband|son|daughter|kids|children|family|partner)|mother of|father of|parent of|(?:two|three|four|\d) (?:kids|sons|daughters)"
    r"|geboren|geburts\w+|alter:|familienstand|verheiratet|ledig|geschieden|verwitwet|staatsangehörigkeit|staatsbürger\w*|nationalität|konfession|religion"
    r"|evangelisch|katholisch|geschlecht|kinder:|(?:ein|zwei|drei|\d) kind(?:er)?|mutter von|vater von|alleinerziehend|elternzeit|maternity leave|mutterschutz|pronouns)\b"
)
_GENDERED = re.compile(
    r"(?i)\b(?:he|she|him|her|hers|his|himself|herself|mr|mrs|ms|miss|mister|madam|sir|male|female|man|woman|men|women|boy|girl|gentleman|lady|frau|herr|frauen|männer"
    r"|männlich|weiblich|\(?[mwfdx]/[mwfdx]/[mwfdx]\)?|she/her|he/him|they/them)\b\.?"
)
_NEUTRAL = {
    "waitress": "waiter", "actress": "actor", "hostess": "host", "stewardess": "flight attendant", "seamstress": "tailor", "salesman": "salesperson",
    "saleswoman": "salesperson", "chairman": "chairperson", "chairwoman": "chairperson", "businessman": "businessperson", "businesswoman": "businessperson",
    "foreman": "supervisor", "fireman": "firefighter", "policeman": "police officer", "policewoman": "police officer", "handyman": "repairer", "housewife": "homemaker",
    "cameraman": "camera operator", "craftsman": "craftsperson", "spokeswoman": "spokesperson", "spokesman": "spokesperson", "doorman": "porter", "barmaid": "bartender",
    "barman": "bartender", "masseuse": "massage therapist", "krankenschwester": "krankenpfleger", "kauffrau": "kaufmann", "fachfrau": "fachmann", "hebamme": "geburtshelfer",
    "köchin": "koch", "ärztin": "arzt", "anwältin": "anwalt", "kinderfrau": "kinderbetreuer", "putzfrau": "reinigungskraft", "beamtin": "beamter", "pädagogin": "pädagoge",
    "psychologin": "psychologe", "studentin": "student", "angestellte": "angestellter", "auszubildende": "auszubildender",
}  # fmt: skip
_NEUTRAL_ENDINGS = [
    (ending, _NEUTRAL[ending])
    for ending in ("kauffrau", "fachfrau", "schwester", "köchin", "ärztin", "anwältin", "pädagogin")
    if ending in _NEUTRAL
]
_NATIONALITIES = re.compile(
    r"(?i)\b(?:american|british|english|scottish|irish|german|french|italian|spanish|portuguese|dutch|belgian|swiss|austrian|polish|czech|hungarian|romanian|bulgarian|greek|turkish"
    r"|russian|ukrainian|indian|pakistani|bangladeshi|chinese|japanese|korean|vietnamese|filipino|nigerian|kenyan|ethiopian|ghanaian|egyptian|moroccan|syrian|iranian|iraqi|afghan"
    r"|israeli|arab|african|asian|european|mexican|brazilian|colombian|canadian|australian|hispanic|latino|latina|deutsche[rn]?|österreicher(?:in)?|schweizer(?:in)?|türkische?r?)"
    r"(?=\s+(?:national|citizen|passport|nationality|staats))"
)
_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_AMBIGUOUS = frozenset(
    [
        "reading",
        "bath",
        "nice",
        "split",
        "essen",
        "hull",
        "mobile",
        "orange",
        "wells",
        "sale",
        "deal",
        "rugby",
        "ware",
        "of",
        "zug",
        "hamm",
        "hof",
        "march",
        "ulm",
        "regen",
        "bar",
        "lead",
        "may",
        "victoria",
        "split",
        "kent",
        "bonn",
        "surrey",
        "cork",
        "limerick",
        "lens",
        "tours",
        "best",
        "male",
        "cali",
        "como",
        "pisa",
        "bari",
    ]
)
"""Names of places that are ordinary words far more often, in a line about work."""
_PLACE_WORDS = 3


def build_matching_text(resume: Resume) -> str:
    """Titles first, then skills, duties and the summary, a line each; every line masked. Nothing else enters."""
    titles = [resume.headline, *(work.position for work in resume.work)]
    lines = [
        *titles,
        *resume.skills,
        *(duty for work in resume.work for duty in work.summary.split("\n")),
        *(certificate.name for certificate in resume.certificates),
        *(study.area for study in resume.education),
        *re.split(r"(?<=[.!?])\s+|\n", resume.summary or ""),
    ]
    own = _own_words(resume)
    masked = [mask(line, own) for line in lines if line]
    return "\n".join(dict.fromkeys(line for line in masked if re.search(r"\w\w", line)))


def mask(line: str, own: re.Pattern[str] | None) -> str:
    """One line without what matching must not see; empty when the line is about the person and not about work."""
    if _PERSONAL.search(line) or _DATE_OF_BIRTH.search(line):
        return ""
    for pattern in (EMAIL, URL, _PHONE, own, _GENDERED, _NATIONALITIES):
        line = pattern.sub(" ", line) if pattern else line
    line = _WORD.sub(lambda found: _neutral(found[0]), _without_places(line))
    return re.sub(r"\s+([,.;:)])", r"\1", " ".join(line.split())).strip(" ,;|–-")


def _own_words(resume: Resume) -> re.Pattern[str] | None:
    """The person's names, employers and schools, as one pattern; the longest first."""
    names = [
        word for part in (resume.name, resume.given_name, resume.family_name) if part for word in [part, *part.split()]
    ]
    firms = [work.name for work in resume.work] + [study.institution for study in resume.education]
    terms = {term.strip() for term in _long(names, 3) | _long((firm for firm in firms if firm), 3)}
    if not terms:
        return None
    return re.compile(
        rf"(?i)(?<!\w)(?:{'|'.join(re.escape(term) for term in sorted(terms, key=lambda term: (-len(term), term)))})(?!\w)"
    )


def _long(terms: Iterable[str], fewest: int) -> set[str]:
    return {term for term in terms if len(term.strip()) >= fewest}


@cache
def _places() -> frozenset[str]:
    return frozenset(name for name in place_names() if name not in _AMBIGUOUS and len(name) > 2)


def _without_places(line: str) -> str:
    """The line without names of the gazetteer that begin with a capital letter."""
    words = list(_WORD.finditer(line))
    cut: list[tuple[int, int]] = []
    at = 0
    while at < len(words):
        for width in range(min(_PLACE_WORDS, len(words) - at), 0, -1):
            start, end = words[at].start(), words[at + width - 1].end()
            if line[start].isupper() and fold_name(line[start:end]) in _places():
                cut.append((start, end))
                at += width - 1
                break
        at += 1
    for start, end in reversed(cut):
        line = f"{line[:start]} {line[end:]}"
    return line


def _neutral(word: str) -> str:
    """A title without its gender ("Entwicklerin" is "Entwickler", "Waitress" is "Waiter")."""
    lowered = word.lower()
    other = _NEUTRAL.get(lowered)
    if other is None and lowered.endswith("schwester"):
        other = f"{lowered.removesuffix('schwester')}pfleger"
    if other is None and lowered.endswith("frau") and len(lowered) > 7:
        other = f"{lowered.removesuffix('frau')}mann"
    if other is None and lowered.endswith("in") and len(lowered) > 5 and is_title_word(lowered[:-2]):
        other = lowered[:-2]
    if other is None:
        return word
    return other.capitalize() if word[0].isupper() else other
