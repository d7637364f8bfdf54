"""A text as lines and fragments of lines that know where they stand, which section they are in, and their dates.

What a fragment means is decided by the readers of each field.
"""

import re
from dataclasses import dataclass, field
from functools import cached_property

from models.parsing.meanings.periods import find_all
from models.parsing.resumes.entries import BULLET
from models.parsing.resumes.sections import Kind, heading_kind, read_heading

_SHORTENED = r"(?<!\bPvt)(?<!\bCo)(?<!\bSt)(?<!\bMt)(?<!\bFt)(?<!\bDr)(?<!\bMr)(?<!\bM/s)(?<!\bDept)(?<!\b[A-Z])"
"""Behind these a full stop ends no sentence."""
_SEPARATOR = re.compile(
    r"\t|[|•·▪♦;:]|\s[–—~-]{1,2}\s|[–—]|,(?=\s|$)|\((?!(?:P|I|Pvt\.?)\))|(?<!\(P)(?<!\(I)\)|[\[\]]|\s/\s"
    rf"|{_SHORTENED}\.\s+(?=[A-Z])|\.$"
    r"|\s+(?:at|from|with|bei(?:m)?|chez|@)\s+(?=[A-ZÄÖÜ])"
)
_MAY_BE_DATED = re.compile(r"\d\d")
_WITHIN_WORK = re.compile(r"(?i)achievement|accomplishment|responsibilit|erfolge")
_PROSE_WORDS = 13
_SMALL = frozenset(re.findall(r"\S+", "of and the for & in at to a an with on de la der die das und für"))


@dataclass(frozen=True, slots=True)
class Fragment:
    """A piece of a line between separators; `before` is the separator that opened it."""

    text: str
    start: int
    before: str = ""

    @property
    def end(self) -> int:
        """Character offset in the text, exclusive."""
        return self.start + len(self.text)


@dataclass
class Line:
    """One line with its place in the text. `dates` are the spans of dates and periods in it, as text offsets."""

    text: str
    start: int
    kind: Kind
    heading: bool
    dates: list[tuple[int, int]] = field(default_factory=list[tuple[int, int]])
    fragments: list[Fragment] = field(default_factory=list[Fragment])

    @property
    def bullet(self) -> bool:
        """Whether the line is an entry of a list."""
        return self.text.startswith(BULLET.strip())

    @cached_property
    def prose(self) -> bool:
        """Whether the line reads as a sentence, or as the rest of one, rather than as a name of something."""
        words = [word for word in re.findall(r"[^\W\d_][\w'’-]*", self.text) if word.lower() not in _SMALL]
        small = sum(1 for word in words if word[0].islower())
        return len(self.text.split()) > _PROSE_WORDS or small > max(1, len(words) // 3)


def read_layout(text: str) -> list[Line]:
    """The lines of a text that say something, in order, each with the kind of its section."""
    lines: list[Line] = []
    kind: Kind = "top"
    at = 0
    for raw in text.split("\n"):
        start, at = at + len(raw) - len(raw.lstrip()), at + len(raw) + 1
        stripped = raw.strip()
        if not stripped:
            continue
        opened, rest = read_heading(stripped)
        if not (kind == "work" and opened == "awards" and _WITHIN_WORK.search(stripped)):
            kind = opened or kind
        whole = heading_kind(stripped) is not None
        line = Line(stripped, start, kind, heading=whole and not rest)
        if not line.heading:
            line.dates = _find_dates(stripped, start)
            line.fragments = _fragments(line)
        lines.append(line)
    return lines


def _find_dates(line: str, offset: int) -> list[tuple[int, int]]:
    """Spans of all periods and single dates of a line, from left to right."""
    dated = find_all(line) if _MAY_BE_DATED.search(line) else []
    return [(offset + period.span[0], offset + period.span[1]) for period in dated]


def _fragments(line: Line) -> list[Fragment]:
    """The line's pieces between separators and dates, trimmed."""
    cuts = [(found.start(), found.end(), found[0]) for found in _SEPARATOR.finditer(line.text)]
    cuts += [(start - line.start, end - line.start, "date") for start, end in line.dates]
    pieces: list[Fragment] = []
    at, before = 0, ""
    for start, end, mark in [*sorted(cuts), (len(line.text), len(line.text), "")]:
        if start >= at:
            raw = line.text[at:start]
            piece = raw.strip(" ,.-–—*'\"“”‘’")
            if piece:
                pieces.append(Fragment(piece, line.start + at + raw.index(piece), before))
        at, before = max(at, end), mark
    return pieces
