"""Mends plain text that an export squeezed into one line: lost line breaks, escaped bytes, quotes around the whole.

Text that has its line breaks is returned as it came. No letter is lost but marks of the export.
"""

import re

_LONG_LINE = 1000
_WIDE_GAPS = 10
ESCAPED = re.compile(r"(?:\\x[0-9a-fA-F]{2})+")
_GAP = re.compile(r" {2,}")


# One word alone may be a sentence's own ("Board of Education"): it opens a section only where one can have ended.
_LONG_HEADING = (
    r"(?:Work|Professional|Employment|Relevant|Teaching|Additional|Internship) Experience"
    r"|(?:Work|Professional|Employment) History"
    r"|Additional Information|Certifications/Licenses|Certifications and Licenses|Professional Certifications"
    r"|(?:Technical|Professional|Computer|Core|Key) (?:Skills|Competencies)|Areas of Expertise|Military Service"
    r"|Professional Summary|Executive Summary|Career Objective|Educational Background|Honors and Awards"
    r"|Berufserfahrung|Beruflicher Werdegang|Ausbildung und Studium|Kenntnisse und Fähigkeiten|Sprachkenntnisse"
)
_SHORT_HEADING = r"Education|Skills|Certifications|Awards|Publications|Languages|Links|Ausbildung|Kenntnisse"
_HEADING = re.compile(
    rf"(?:^|(?<=[\w.,;:!?)\]])\s)(?P<long>{_LONG_HEADING}):?\s(?=[A-Z\d•(])"
    rf"|(?<=[\da-z.;)])\s(?P<short>{_SHORT_HEADING}):?\s(?=[A-Z\d•(])"
)


def mend_export(text: str) -> str:
    """The text with line breaks where one long line has wide gaps, or else about the headings that stand in it.

    `\\xe2\\x80\\xa2` written out is a bullet again.
    """
    longest = max((len(line) for line in text.split("\n")), default=0)
    if longest < _LONG_LINE:
        return text
    if len(_GAP.findall(text)) < _WIDE_GAPS:
        return "\n".join(_open_headings(line) if len(line) >= _LONG_LINE else line for line in text.split("\n"))
    whole = ESCAPED.sub(_unescape, text.strip().strip('"'))
    return _GAP.sub("\n", whole)


def _open_headings(line: str) -> str:
    """A line of its own for every heading; without one of several words there is no telling, and the line stays."""
    found = list(_HEADING.finditer(line))
    if not any(heading["long"] for heading in found):
        return line
    return _HEADING.sub(lambda heading: f"\n{heading['long'] or heading['short']}\n", line).strip()


def _unescape(found: re.Match[str]) -> str:
    return bytes.fromhex(found[0].replace("\\x", "")).decode("utf-8", errors="replace")
