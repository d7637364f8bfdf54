"""Finds schools, colleges and universities by the words that name them, where a person studied.

Who taught or worked at a school is read with employers.
"""

import re

from models.parsing.mentions.layout import Line
from models.parsing.mentions.mention import Mention

_CUE = (
    r"(?:Universit(?:y|ies|é|ät|à|as|eit|ad)|Universi(?:dad|dade|tatea)|College|Institut[eo]?|Polytechnic|Politecnico"
    r"|Hochschule|Academy|School|Conservatory|Seminary|Polytechnique|Lyceum|Gymnasium|Vidyalaya|Vidyapeeth|Campus"
    r"|UNIVERSITY|COLLEGE|INSTITUTE|ACADEMY|SCHOOL|POLYTECHNIC|UNIVERSIT[ÀÉ]|UNIVERSIDAD|Univ)"
)
_WORD = r"(?:[A-ZÀ-Ý][\w'’&-]*\.?|\d+(?:st|nd|rd|th))"
_INNER = r"(?:\s+(?:of|for|and|&|the|in|at|de|del|della|di|des|du|la)(?:\s+(?:the|la|los))?\s+|\s+)"
_SCHOOL = re.compile(
    rf"(?<![\w@.])(?:(?i:the)\s+)?(?:{_WORD}{_INNER}){{0,7}}{_CUE}(?![\w@])\.?"
    rf"(?:{_INNER}{_WORD}){{0,7}}"
)
_ACRONYM = re.compile(r"(?<![\w.])(?:MIT|NYU|UCLA|IIT|NIT|UNC|USC|ETH|EPFL|RWTH|LSE|UCL|CUNY|SUNY|IIM|BITS|IGNOU)\b(?:\s+[A-Z]\w+)?")
_LOWER_SCHOOL = re.compile(r"(?i)\b(?:high|secondary|primary|elementary|middle|junior|senior|public|driving|grade)\s+school\b")
_NOT_AT_START = re.compile(
    r"^(?:(?:From|At|The|In|Graduated|Attended|Student|Studied|Education|Degree|Bachelor\S*|Master\S*|BA|BS|BSc|MBA|MA|MSc|PhD"
    r"|Diploma|Certificate|B\.\w+\.?|M\.\w+\.?)\s+(?:of\s+|from\s+|in\s+|at\s+)?)+(?=[A-Z])"
)
_TAIL = re.compile(r"(?:\s+(?:GPA|CGPA|Bachelor|Master|MBA|BA|BSc|BS|MSc|Degree|Diploma|PhD|Major|Graduated|Expected|Dean|Honors|January|February"
    r"|March|April|May|June|July|August|September|October|November|December)\b.*|\s+(?:of|for|and|&|the|in|at))$")
_STUDY = ("education", "certificates")
_COUNTS = {"education": 0.75, "certificates": 0.6, "top": 0.4, "other": 0.3, "awards": 0.3, "summary": 0.4, "work": 0.25}


def find_schools(lines: list[Line]) -> list[Mention]:
    """Schools with how likely each is meant as a place of study, by the section it stands in."""
    found: list[Mention] = []
    for line in lines:
        if line.heading:
            continue
        for match in [*_SCHOOL.finditer(line.text), *_ACRONYM.finditer(line.text)]:
            span = _trim(match, line.text)
            if span is None:
                continue
            confidence = _COUNTS.get(line.kind, 0.2)
            if _LOWER_SCHOOL.search(line.text[span[0] : span[1]]):
                confidence -= 0.2
            found.append(Mention(line.start + span[0], line.start + span[1], "school", confidence))
    return found


def _trim(match: re.Match[str], line: str) -> tuple[int, int] | None:
    start, end = match.span()
    if before := _NOT_AT_START.match(line[start:end]):
        cut = before[0]
        start += len(cut) if not cut.startswith("The ") else 0
    while tail := _TAIL.search(line[start:end]):
        end = start + tail.start()
    text = line[start:end]
    if len(text.split()) < 2 and not text.isupper():
        return None
    return (start, end) if re.search(_CUE, text) or _ACRONYM.match(text) else None
