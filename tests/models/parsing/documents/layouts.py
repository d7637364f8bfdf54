"""Two-column pages in four layouts, each drawn in five orders: the same page to the eye, and five streams to a reader.

Every string is its own; nothing here is a real résumé.
"""

import io
import random
import re
from collections.abc import Callable
from dataclasses import dataclass
from itertools import zip_longest

from reportlab.lib.pagesizes import A4
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

FONT, SIZE, LEADING = "Helvetica", 9.5, 13.0
_SYLLABLES = re.findall(
    r"\w+", "ba ce di fo gu ha je ki lo mu na pe qui ro su ta ve wi xo yu zan bel cor dun fil gar hol jam"
)


@dataclass(frozen=True)
class Line:
    """One line of a column: its words, where it begins, and its distance from the page's foot."""

    words: tuple[str, ...]
    left: float
    y: float

    @property
    def text(self) -> str:
        """The line as a person reads it."""
        return " ".join(self.words)


@dataclass(frozen=True)
class Sheet:
    """Head lines across the page, then two columns."""

    head: list[Line]
    left: list[Line]
    right: list[Line]


@dataclass(frozen=True)
class Layout:
    """Where two columns stand, in points, and how many lines they have."""

    left: tuple[float, float]
    right: tuple[float, float]
    lines: tuple[int, int]
    shift: float = 0.0  # of the right column's lines against the left one's


LAYOUTS = {
    "even": Layout((48, 284), (312, 548), (40, 40)),
    "side bar left": Layout((40, 176), (206, 552), (30, 42), shift=4.5),
    "side bar right": Layout((48, 390), (416, 556), (42, 26), shift=3.0),
    "narrow gap": Layout((50, 292), (306, 546), (41, 38), shift=6.0),
}


def make_sheet(layout: Layout, seed: int) -> Sheet:
    """The lines of one page, in paragraphs of some lines each."""
    rng = random.Random(seed)
    top = A4[1] - 60
    head = [Line(_fill(rng, 430 - 60 * row), 48, top - 22 * row) for row in range(2)]
    left, right = (
        _make_column(rng, edges, top - 70 - shift, count)
        for edges, count, shift in zip((layout.left, layout.right), layout.lines, (0.0, layout.shift), strict=True)
    )
    return Sheet(head, left, right)


def _make_column(rng: random.Random, edges: tuple[float, float], top: float, count: int) -> list[Line]:
    lines: list[Line] = []
    y = top
    for _ in range(count):
        lines.append(Line(_fill(rng, (edges[1] - edges[0]) * rng.uniform(0.4, 1.0)), edges[0], y))
        y -= LEADING + (rng.uniform(6, 18) if rng.random() < 0.2 else 0.0)
    return lines


def _fill(rng: random.Random, width: float) -> tuple[str, ...]:
    """Words that no other line has, as many as fit."""
    words: list[str] = []
    while True:
        word = "".join(rng.choices(_SYLLABLES, k=rng.randint(2, 4)))
        if words and stringWidth(" ".join([*words, word]), FONT, SIZE) > width:
            return tuple(words)
        words.append(word)


def column_by_column(sheet: Sheet, _: random.Random) -> list[Line]:
    """Head, left, right."""
    return [*sheet.head, *sheet.left, *sheet.right]


def right_first(sheet: Sheet, _: random.Random) -> list[Line]:
    """Head, right, left."""
    return [*sheet.head, *sheet.right, *sheet.left]


def across(sheet: Sheet, _: random.Random) -> list[Line]:
    """Line by line over both columns."""
    pairs = zip_longest(sheet.left, sheet.right)
    return [*sheet.head, *(line for pair in pairs for line in pair if line)]


def word_by_word(sheet: Sheet, rng: random.Random) -> list[Line]:
    """Across, each word drawn alone."""
    return [word for line in across(sheet, rng) for word in _words(line)]


def shuffled(sheet: Sheet, rng: random.Random) -> list[Line]:
    """Lines in no order."""
    lines = across(sheet, rng)
    rng.shuffle(lines)
    return lines


ORDERS: dict[str, Callable[[Sheet, random.Random], list[Line]]] = {
    "column by column": column_by_column,
    "right first": right_first,
    "across": across,
    "word by word": word_by_word,
    "shuffled": shuffled,
}


def _words(line: Line) -> list[Line]:
    blank = stringWidth(" ", FONT, SIZE)
    lefts = [line.left]
    for word in line.words[:-1]:
        lefts.append(lefts[-1] + stringWidth(word, FONT, SIZE) + blank)
    return [Line((word,), left, line.y) for word, left in zip(line.words, lefts, strict=True)]


def draw(lines: list[Line]) -> bytes:
    """A PDF page with these lines, drawn in this order."""
    saved = io.BytesIO()
    canvas = Canvas(saved, pagesize=A4, invariant=1)
    for line in lines:
        canvas.setFont(FONT, SIZE)
        canvas.drawString(line.left, line.y, line.text)
    canvas.save()
    return saved.getvalue()
