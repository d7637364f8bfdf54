"""Gives a description its lines back where an export ran them together: a heading in mid-line gets a line of its own.

Only overlong lines and list entries are touched, and only line breaks are added.
"""

import re

from models.parsing.documents.markup import BULLET

_HEADINGS = (
    "about the role; about the job; about the position; about the team; about this role; about you; about us; the "
    "role; your role; role overview; job summary; job description; position summary; position description; "
    "responsibilities; duties; key responsibilities; main responsibilities; core responsibilities; primary "
    "responsibilities; job responsibilities; your responsibilities; duties and responsibilities; key duties; main "
    "duties; key tasks; key accountabilities; what you'll do; what you will do; what you'll be doing; what you will "
    "be doing; what you'll bring; what you bring; what you'll need; what you need; what you'll own; what you have; "
    "what you'll get; what we're looking for; what we are looking for; what we look for; what we offer; who you "
    "are; who we are; who we are looking for; you have; you might be; you may be; requirements; job requirements; "
    "key requirements; minimum requirements; general requirements; qualifications; minimum qualifications; basic "
    "qualifications; required qualifications; preferred qualifications; bonus qualifications; desired "
    "qualifications; additional qualifications; key qualifications; education qualifications; required skills; key "
    "skills; technical skills; preferred skills; desired skills; required skills and qualifications; required "
    "skills and experience; qualifications and skills; skills and qualifications; skills and experience; skills & "
    "experience; education and experience; education & experience; required experience; preferred experience; "
    "minimum experience; experience required; desired experience; education requirements; must have; must haves; "
    "essential criteria; desirable criteria; nice to have; nice to haves; good to have; great to have; bonus "
    "points; pluses; benefits; perks; compensation; how to apply; why join us; why work with us; equal opportunity; "
    "working conditions; application process"
)
_LONGEST_PARAGRAPH = 1_200


def _pattern() -> str:
    """The headings as people capitalise them: the first letter is capital, those of later words may be."""
    words = [heading.split() for heading in _HEADINGS.split(";")]
    written = [[word[0].upper() + word[1:], *(_either(word) for word in later)] for word, *later in words]
    forms = sorted((" ".join(parts).replace("'", "['’]") for parts in written), key=len, reverse=True)
    return f"(?:{'|'.join(forms)})"


def _either(word: str) -> str:
    return f"[{word[0]}{word[0].upper()}]{word[1:]}" if word[0].isalpha() else word


_HEADING = _pattern()
_WITHIN = re.compile(rf"(?:^|(?<=[\w.!?;:)’”]) +)(?=[A-Z])({_HEADING}:?)(?: +(?=[A-Z•\d])|$)")
_AT_END_OF_ENTRY = re.compile(rf"(?<=[a-z.)]) +({_HEADING}:?)$")


def restore_lines(text: str) -> str:
    """The text with a line for every heading that stands within an overlong line or clings to a list entry's end."""
    return "\n".join(map(_restore, text.split("\n")))


def _restore(line: str) -> str:
    if len(line) > _LONGEST_PARAGRAPH:
        return _WITHIN.sub(r"\n\n\1\n", line).strip()
    return _AT_END_OF_ENTRY.sub(r"\n\n\1", line) if line.startswith(BULLET) else line
