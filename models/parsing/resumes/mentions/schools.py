"""Finds what may be a place of study: schools, colleges and universities by the words that name them.

Whether somebody studied or worked there is told by where the name stands.
"""

import re

from models.parsing.places.place import is_place
from models.parsing.resumes.mentions.layout import Line
from models.parsing.resumes.mentions.mention import Candidate
from models.parsing.resumes.mentions.signs import Surroundings

_CUE = (
    r"(?:Universit(?:y|ies|é|ät|à|as|eit|ad)|Universi(?:dad|dade|tatea)|College|Institut[eo]?|Polytechnic|Politecnico"
    r"|Hochschule|Academy|School|Conservatory|Seminary|Polytechnique|Lyceum|Gymnasium|Vidyalaya|Vidyapeeth|university"
    r"|UNIVERSITY|COLLEGE|INSTITUTE|ACADEMY|SCHOOL|POLYTECHNIC|UNIVERSIT[ÀÉ]|UNIVERSIDAD|Univ)"
)
_WORD = r"(?:[A-ZÀ-Ý][\w'’&-]*\.?|\d+(?:st|nd|rd|th))"
_INNER = r"(?:\s+(?:of|for|and|&|the|in|at|de|del|della|di|des|du|la)(?:\s+(?:the|la|los))?\s+|\s+|\s*&\s*)"
_SCHOOL = re.compile(rf"(?<![\w@.])(?:(?i:the)\s+)?(?:{_WORD}{_INNER}){{0,7}}{_CUE}(?![\w@])(?:{_INNER}{_WORD}){{0,7}}")
_ACRONYM = re.compile(
    r"(?<![\w.])(?:MIT|NYU|UCLA|IIT|NIT|UNC|USC|ETH|EPFL|RWTH|LSE|UCL|CUNY|SUNY|IIM|BITS|IGNOU)\b(?:\s+[A-Z]\w+)?"
)
_NOT_FIRST = re.compile(
    r"^(?:(?:From|At|In|Graduated|Attended|Student|Studied|Education|Degree|Bachelor\S*|Master\S*|BA|BS|BSc|MBA|MA|MSc|PhD"
    r"|Diploma|Certificate|[BM]\.\w+\.?|Professor|Lecturer|Instructor|Teacher|Assistant|Associate)\s+(?:of\s+|from\s+|in\s+|at\s+)?)+(?=[A-Z])"
)
_NOT_LAST = re.compile(
    r"(?:\s+(?:C?GPA|Bachelor|Master|MBA|BA|BSc|BS|MSc|Degree|Diploma|PhD|Major|Graduated|Expected|Dean|Honors|January|February|March"
    r"|April|May|June|July|August|September|October|November|December|Present|Faculty|Department)\b.*|\s*(?:\b(?:of|for|and|the|in|at)|&))$"
)
_MORE = re.compile(rf"(?:,| -|-|–)\s*({_WORD}(?:\s+{_WORD}){{0,2}})")
_SHORT = re.compile(r"\s*\([A-Z]{2,6}\)?")
_CONTINUED = re.compile(
    rf"(?:(?:of|and|for|&)\s+)?(?:{_WORD}\s+){{0,3}}(?:{_CUE}|(?:of|and|for|&)\s+{_WORD}|{_WORD}$)(?:{_INNER}{_WORD}){{0,4}}"
)
_LEVELS = {
    "below_college": re.compile(
        r"(?i)\b(?:high|secondary|primary|elementary|middle|junior|public|grammar|convent|sec\.?|hr\.?)\b.*\bschools?\b"
    ),
    "faculty": re.compile(r"(?i)\bschool of\b|\bfaculty\b"),
    "university": re.compile(r"(?i)\buniversi"),
    "college": re.compile(r"(?i)\bcollege\b"),
    "institute": re.compile(r"(?i)\binstitut"),
}


def find_schools(where: Surroundings) -> list[Candidate]:
    """Candidates in order, each with the kind of school that its name says."""
    found: list[Candidate] = []
    for at, line in enumerate(where.lines):
        if line.heading:
            continue
        following = where.lines[at + 1] if at + 1 < len(where.lines) else None
        for match in [*_SCHOOL.finditer(line.text), *_ACRONYM.finditer(line.text)]:
            for first, last, form in _options(match, line, following):
                start, end = line.start + first, line.start + last
                text = match[0]
                kinds = {name for name, pattern in _LEVELS.items() if pattern.search(text)} or {"other_school"}
                found.append(Candidate(start, end, "school", frozenset({form} | kinds | where.signs(start, end))))
    return found


def _options(match: re.Match[str], line: Line, following: Line | None) -> list[tuple[int, int, str]]:
    """The spans that a school's name may have, relative to the line, each with its form."""
    span = _trim(match, line.text)
    if span is None:
        return []
    options = [(*span, "complete")]
    if (more := _MORE.match(line.text, span[1])) and not is_place(more[1]):
        options.append((span[0], more.end(), "with_part"))
    if short := _SHORT.match(line.text, span[1]):
        options.append((span[0], short.end(), "with_short_name"))
    at_end = len(line.text) - match.end() <= 1
    if following and at_end and not following.heading and (more := _CONTINUED.match(following.text)):
        options.append((span[0], following.start + more.end() - line.start, "over_line"))
    return options


def _trim(match: re.Match[str], line: str) -> tuple[int, int] | None:
    """The span without words that only stand beside the name, or None where nothing is left of it."""
    start, end = match.span()
    if before := _NOT_FIRST.match(line[start:end]):
        start += len(before[0])
    while tail := _NOT_LAST.search(line[start:end]):
        end = start + tail.start()
    text = line[start:end]
    if len(text.split()) < 2 and not text.isupper():
        return None
    return (start, end) if re.search(_CUE, text) or _ACRONYM.match(text) else None
