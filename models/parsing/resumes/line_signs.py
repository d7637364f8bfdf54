"""What each line of a résumé says by itself: a heading, a position, a study.

Nothing here looks at what a field's reader made of a line; how much the signs are worth is known to `certainty`.
"""

import re
from dataclasses import dataclass

from models.parsing.meanings.degrees import find_degree
from models.parsing.meanings.words import is_school, title_score
from models.parsing.resumes.entries import BULLET
from models.parsing.resumes.sections import heading_kind

_LONGEST = 110
"""Characters of a line that may name a position or a school; longer ones tell of something."""

_TITLE = 2
_PARTS = re.compile(r"\t| [–—|·•-] |, ")


@dataclass(frozen=True, slots=True)
class LineSigns:
    """`heading` is the kind of section that the line opens; `title` and `study` say what the line may name."""

    heading: str | None = None
    title: bool = False
    study: bool = False


def read_signs(text: str) -> list[LineSigns]:
    """The signs of every line that isn't empty, each judged alone: whatever stands around it changes nothing."""
    return [_signs_of(line) for line in map(str.strip, text.split("\n")) if line]


def _signs_of(line: str) -> LineSigns:
    heading = heading_kind(line)
    if heading:
        return LineSigns(heading)
    if len(line) >= _LONGEST or line.startswith(BULLET):
        return LineSigns()
    study = is_school(line) or find_degree(line) is not None
    return LineSigns(None, any(title_score(part) >= _TITLE for part in _PARTS.split(line)), study)
