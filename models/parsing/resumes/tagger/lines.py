"""What a tagger sees of where a token stands: its fragment, its line with the lines beside it, and the heading above.

A token's own form is known to `tagger_signs.py`.
"""

from bisect import bisect_right
from collections.abc import Sequence

from models.parsing.meanings.words import company_score, is_school, title_score
from models.parsing.resumes.mentions.layout import Fragment, Line
from models.parsing.resumes.people_names import name_words

_LONGEST_HEADING = 30
_MOST_COUNTED = 4
_SHORT_LINES = (1, 2, 4, 7, 12)


class LineSigns:
    """The lines of one text, asked for the signs of its tokens."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self._lines = lines
        self._starts = [line.start for line in lines]
        self._own = [_line_signs(line) for line in lines]
        self._headings = _headings(lines)

    def of(self, start: int, end: int) -> list[str]:
        """Signs of the characters `start` to `end`; none for a text without lines."""
        number = max(0, bisect_right(self._starts, start) - 1)
        if not self._lines:
            return []
        line = self._lines[number]
        signs = [f"l={sign}" for sign in self._own[number]]
        signs += [f"above={sign}" for sign in (self._own[number - 1] if number else ("end",))]
        signs += [f"below={sign}" for sign in (self._own[number + 1] if number + 1 < len(self._lines) else ("end",))]
        signs.append(f"heading={self._headings[number]}")
        if line.dates:
            first, last = line.dates[0][0], line.dates[-1][1]
            signs.append("before_date" if end <= first else "after_date" if start >= last else "about_date")
        return signs + _fragment_signs(line.fragments, start, end)


def _line_signs(line: Line) -> list[str]:
    words = line.text.split()
    known, counted = name_words(line.text) if len(words) < _SHORT_LINES[-1] else (0, 0)
    true = {
        "dated": bool(line.dates),
        "bullet": line.bullet,
        "prose": line.prose,
        "heading": line.heading,
        "titled": title_score(line.text[:60]) > 0,
        "firm": company_score(line.text[:80]) > 0,
        "school": is_school(line.text[:80]),
        "capitals": line.text.isupper(),
        "named": counted > 1 and known == counted,
        "label": line.text.endswith(":"),
    }
    length = sum(len(words) > limit for limit in _SHORT_LINES)
    return [f"long{length}", *(name for name, holds in true.items() if holds)]


def _headings(lines: Sequence[Line]) -> list[str]:
    """For each line the heading that it stands below, in small letters; empty above the first."""
    found: list[str] = []
    heading = ""
    for line in lines:
        if line.heading:
            heading = line.text[:_LONGEST_HEADING].lower().strip(" :")
        found.append(heading)
    return found


def _fragment_signs(fragments: Sequence[Fragment], start: int, end: int) -> list[str]:
    for number, fragment in enumerate(fragments):
        if fragment.start <= start < fragment.end:
            before = len(fragment.text[: start - fragment.start].split())
            after = len(fragment.text[end - fragment.start :].split())
            return [
                f"opened={fragment.before.strip() or '_'}",
                f"nth={min(number, _MOST_COUNTED)}",
                f"nth_of={min(number, _MOST_COUNTED)},{min(len(fragments), _MOST_COUNTED)}",
                f"words_before={min(before, _MOST_COUNTED)}",
                f"words_after={min(after, _MOST_COUNTED)}",
                f"words_in={min(len(fragment.text.split()), 8)}",
            ]
    return ["between"]
