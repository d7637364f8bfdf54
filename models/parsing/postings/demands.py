"""Three things that postings ask for and that can be compared: years of experience, education, languages.

The lines they are read from are chosen elsewhere (`requirements.py`); here a line's words become a number or a code.
"""

import re
from collections.abc import Iterable

from models.parsing.meanings.vocabulary import match_words

_NUMBERS = {
    word: value
    for words in (
        "zero one two three four five six seven eight nine ten",
        "null ein zwei drei vier fünf sechs sieben acht neun zehn",
        "- - zweijährige dreijährige vierjährige fünfjährige",
    )
    for value, word in enumerate(words.split())
    if word != "-"
}
_COUNT = rf"(?P<count>\d{{1,2}}(?:[.,]5)?|{'|'.join(sorted(_NUMBERS, key=len, reverse=True))})"
_YEARS = re.compile(
    rf"\b{_COUNT}\s?(?:\(\d+\)\s?)?\+?\s?(?:(?:-|–|to|bis|or|oder)\s?\d{{1,2}}\s?)?\+?\s?(?:or more |plus |full )?"
    r"(?:years?\b|yrs?\b|jahren?\b|jährige|ans d|años)|\b(?P<word>(?:zwei|drei|vier|fünf)jährige)"
)
_BARE = re.compile(r"\s*(\d{1,2})\s?\+?\s*")
_EXPERIENCE = match_words(
    "*experience*; working in; working with; working as; background; track record; *erfahrung*; tätig*; expérience*;"
    " experiencia"
)
_NOT_THE_PERSON = match_words(
    "we; we've; our; years old; warranty; contract; history; wir; unser*; jahre alt; past * years; last * years;"
    " founded"
)
_NO_EXPERIENCE = match_words(
    "no experience; no prior experience; no previous experience; not required; entry level; keine erfahrung;"
    "keine berufserfahrung; none; fresh; freshers; fresh graduate*; no ~ experience ~ needed"
)
_MOST_YEARS = 25

_EDUCATION = {
    8: match_words("phd; ph d; ph.d; ph.d.; doctoral; doctorate; promotion im; promotion in; promoviert*"),
    7: match_words(
        "master's; masters; master degree; master in; master of; master or; masterabschluss; masterstudium; m.sc;"
        " msc; mba; m.a;"
        "postgraduate*; diplom *; magister; master's degree; bachelor or master; bachelor/master;"
        " bachelor oder master; mphil"
    ),
    6: match_words(
        "bachelor*; b.sc; bsc; b.a; bs; ba; b.tech; btech; undergraduate degree; university degree; college degree;"
        " degree; hochschul*;"
        "studium; *studium; universitätsabschluss; licenciatura; licence en; first degree; degree level;"
        " graduate degree"
    ),
    5: match_words(
        "associate degree; associate's degree; associates degree; diploma; hnd; hnc; foundation degree; meister;"
        " meisterbrief;"
        "fachwirt*; techniker; technikerin; tvet; bts; level iv"
    ),
    3: match_words(
        "high school; secondary school; ged; a level; a levels; abitur; gcse; gcses; ausbildung; berufsausbildung;"
        " vocational*; nvq;"
        "apprenticeship; fachabitur; preparatory; certificate; grade 12; grade 10"
    ),
}
_NO_DEGREE = match_words(
    "no ~ degree; no ~ diploma; degree not required; degree is not required; degree not needed; degree of; degrees of;"
    "high degree; # degree view; 360 degree; without a degree"
)
_LOWER_DEGREE = match_words(
    "associate* degree; foundation degree; high school degree; high school diploma; postgraduate diploma"
)
_BACHELOR = match_words("bachelor*; undergraduate degree; b.sc; bsc; bs; ba; b.a")


def experience_years(lines: Iterable[str]) -> float | None:
    """The largest least number of years that one line asks for ("3-5 years" asks for 3); 0 when none is needed."""
    asked = [years for line in lines if (years := _years(line.lower())) is not None and years <= _MOST_YEARS]
    return max(asked, default=None)


def _years(line: str) -> float | None:
    if bare := _BARE.fullmatch(line):
        return float(bare[1])
    found = _YEARS.search(line)
    if found and not _NOT_THE_PERSON.search(line) and (_EXPERIENCE.search(line) or _leads(line, found)):
        count = found["count"] or found["word"]
        return float(_NUMBERS[count]) if count in _NUMBERS else float(count.replace(",", "."))
    return 0.0 if _NO_EXPERIENCE.search(line) and (_EXPERIENCE.search(line) or len(line) < 30) else None


def _leads(line: str, found: re.Match[str]) -> bool:
    """A line that begins with the years, or is little else, is about experience without the word."""
    return found.start() < 12 or len(line) < 40


def education_level(lines: Iterable[str]) -> int | None:
    """ISCED 2011 level that is enough: the lowest that the first line about education names."""
    return next((min(levels) for line in lines if (levels := _levels(line.lower()))), None)


def _levels(line: str) -> set[int]:
    line = _NO_DEGREE.sub(" ", line)
    levels = {level for level, pattern in _EDUCATION.items() if pattern.search(line)}
    lower = _LOWER_DEGREE.search(line)
    if 6 in levels and (lower or levels & {7, 8}) and not _BACHELOR.search(line):
        levels.discard(6)  # the word "degree" belongs to the other level
    if 5 in levels and lower and levels & {3, 7}:
        levels.discard(5)  # and so does the word "diploma"
    return levels
