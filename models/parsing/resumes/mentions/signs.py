"""Signs that a candidate has by where it stands: its section, the form of its line, dates and titles near by.

What a field's own words say is known to that field's reader.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable
from functools import cached_property

from models.parsing.resumes.mentions.layout import Line
from models.parsing.resumes.mentions.mention import Candidate

_BEFORE = {
    "after_as": re.compile(r"(?i)\bas\s*:?\s*(?:an?\s+|the\s+)?(?:[\w-]+\s+){0,2}$"),
    "after_article": re.compile(r"(?i)\b(?:an?|the|of|to|and|with|by|our|senior)\s+$"),
    "after_at": re.compile(r"(?i)\b(?:at|with|from|for|in|by)\s+(?:the\s+)?$"),
    "after_label": re.compile(r"(?i)\b[\w ]{3,20}:\s*$"),
    "after_comma": re.compile(r",\s*$"),
    "after_bracket": re.compile(r"[(\[]\s*$"),
    "after_dash": re.compile(r"\s[–—|•·/-]+\s*$|\t$"),
    "line_start": re.compile(r"^\W*$"),
}
_AFTER = {
    "before_comma": re.compile(r","),
    "before_at": re.compile(r"\s+(?:at|with|for|in|from|of)\b"),
    "before_dash": re.compile(r"\s*[–—|•·/\t-]"),
    "before_bracket": re.compile(r"\s*[(\[]"),
    "before_verb": re.compile(r"\s+[a-z]{3,}"),
    "line_end": re.compile(r"\W*$"),
}
_NEAR = 80
"""Characters beside a candidate that are looked at: a flattened résumé is one line of many thousands."""
_LONG_WORD = re.compile(r"[^\W\d_]{3,}")
_TOP_LINES = 4
_HEAD_LINES = 12
_PAGE_LINES = 60


class Surroundings:
    """The lines of a document, asked for the signs of a candidate; `titles` are lines that hold a likely title."""

    def __init__(self, lines: list[Line], titles: Iterable[Candidate] = ()) -> None:
        self.lines = lines
        self._starts = [line.start for line in lines]
        self._titled = {self.line_of(title.start) for title in titles if "prose" not in title.signs}

    @cached_property
    def _small(self) -> frozenset[str]:
        words = {word for line in self.lines for word in line.text.split()}
        return frozenset(word.strip(".,;:()") for word in words if word.islower())

    def line_of(self, offset: int) -> int:
        """The number of the line that a character stands in."""
        return max(0, bisect_right(self._starts, offset) - 1)

    def words_of(self, one: Candidate) -> str:
        """The words of a candidate, folded, as far as they stand in its first line."""
        line = self.lines[self.line_of(one.start)]
        return line.text[one.start - line.start : one.end - line.start].casefold()

    def is_small_elsewhere(self, text: str) -> bool:
        """Whether a word of these stands in small letters somewhere in the document: then it is hardly a name."""
        return any(word in self._small for word in _LONG_WORD.findall(text.lower()))

    def signs(self, start: int, end: int) -> frozenset[str]:
        """All signs of the characters `start` to `end`."""
        at = self.line_of(start)
        line = self.lines[at]
        found = {f"in_{line.kind}", *self._form(line, start, end), *self._near(at)}
        if at < _TOP_LINES:
            found |= {"top_lines", f"line_{at}"}
        elif at < _HEAD_LINES:
            found.add("head_lines")
        elif at > _PAGE_LINES:
            found.add("late")
        return frozenset(found)

    def _form(self, line: Line, start: int, end: int) -> Iterable[str]:
        text = line.text[start - line.start : end - line.start]
        before = line.text[max(0, start - line.start - _NEAR) : start - line.start]
        after = line.text[end - line.start :][:_NEAR]
        yield "prose" if line.prose else "short_line"
        if line.bullet:
            yield "bullet"
        if len(line.text) - len(text) <= 3:
            yield "whole_line"
        elif any(
            f.start >= start - 2 and f.end <= end + 2 and f.end - f.start >= end - start - 2 for f in line.fragments
        ):
            yield "whole_fragment"
        yield f"words_{min(5, len(text.split()))}"
        yield "capitals" if text.isupper() else "small" if text[0].islower() else "title_case"
        for name, pattern in _BEFORE.items():
            if pattern.search(before):
                yield name
        for name, pattern in _AFTER.items():
            if pattern.match(after):
                yield name

    def _near(self, at: int) -> Iterable[str]:
        if self.lines[at].dates:
            yield "dated"
        elif any(self.lines[near].dates for near in self._around(at, 1)):
            yield "dated_beside"
        elif any(self.lines[near].dates for near in self._around(at, 2)):
            yield "dated_near"
        if at in self._titled:
            yield "titled"
        elif any(near in self._titled for near in self._around(at, 1)):
            yield "titled_beside"
        if at and self.lines[at - 1].heading:
            yield "below_heading"
        if at and self.lines[at - 1].prose:
            yield "below_prose"
        if at + 1 < len(self.lines) and (self.lines[at + 1].prose or self.lines[at + 1].bullet):
            yield "above_prose"

    def _around(self, at: int, distance: int) -> list[int]:
        return [near for near in (at - distance, at + distance) if 0 <= near < len(self.lines)]
