# pyright: basic
"""Reads a PDF page by where its letters stand, column by column: for pages whose drawing order says nothing.

Whether a page is one of those is told in `pdf_columns.py`; a page drawn in order is never read this way.
"""

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import pypdfium2 as pdfium
import pypdfium2.raw as raw
from numpy.typing import NDArray

from models.parsing.pdf_columns import NARROWEST, Boxes, Gap, find_gap

_WORD_GAP = 0.2  # of a letter's height between two letters of one word, at most
_WIDE_GAP = 1.8  # of a line's height between two words that a tab parts
_SAME_LINE = 0.3  # of a line's height between the middles of two words
_NEW_PARAGRAPH = 0.9  # of a line's height between two lines


@dataclass(frozen=True, slots=True)
class Words:
    """Words of one page and their boxes: left, bottom, right, top in points."""

    texts: list[str]
    boxes: Boxes

    def pick(self, wanted: NDArray[np.bool_]) -> "Words":
        """Those that are wanted, in the same order."""
        return Words([self.texts[index] for index in np.flatnonzero(wanted)], self.boxes[wanted])


def read_by_layout(page: pdfium.PdfPage) -> str:
    """The page's text: lines from top to bottom, in each column on its own between lines that run across both."""
    return "\n".join(_read(find_words(page)))


def find_words(page: pdfium.PdfPage) -> Words:
    """Words of a page in drawing order; letters belong together that stand together."""
    text_page = page.get_textpage()
    texts: list[str] = []
    boxes: list[tuple[float, float, float, float]] = []
    for letter, box in _letters(text_page):
        if texts and boxes and texts[-1] and not letter.isspace() and _continues(boxes[-1], box):
            texts[-1] += letter
            left, bottom, right, top = boxes[-1]
            boxes[-1] = (min(left, box[0]), min(bottom, box[1]), max(right, box[2]), max(top, box[3]))
        elif not letter.isspace():
            texts.append(letter)
            boxes.append(box)
    text_page.close()
    return Words(texts, np.array(boxes, dtype=np.float64).reshape(-1, 4))


def _letters(text_page: pdfium.PdfTextPage) -> Iterator[tuple[str, tuple[float, float, float, float]]]:
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    for index in range(text_page.count_chars()):
        code = raw.FPDFText_GetUnicode(text_page.raw, index)
        if code in (0, 0xFFFE) or raw.FPDFText_IsGenerated(text_page.raw, index) == 1:
            continue
        box = raw.FS_RECTF()
        raw.FPDFText_GetLooseCharBox(text_page.raw, index, box)
        raw.FPDFText_GetCharBox(text_page.raw, index, left, right, bottom, top)
        yield chr(code), (left.value, box.bottom, right.value, box.top)


def _continues(word: tuple[float, float, float, float], letter: tuple[float, float, float, float]) -> bool:
    height = max(letter[3] - letter[1], 1.0)
    same_line = abs((word[1] + word[3]) - (letter[1] + letter[3])) < 0.6 * height
    return same_line and -0.5 * height < letter[0] - word[2] < _WORD_GAP * height


def _read(words: Words) -> Iterator[str]:
    gap = find_gap(words.boxes)
    if gap is None:
        yield from _lines(words)
        return
    middles = words.boxes[:, [1, 3]].mean(axis=1)
    across = _run_across(words.boxes, middles, gap)
    right = gap.right_of(words.boxes)
    for top, bottom, runs_across in _bands(middles, across):
        band = (middles <= top) & (middles >= bottom) & (across == runs_across)
        if runs_across:
            yield from _lines(words.pick(band))
        else:
            yield from _read(words.pick(band & ~right))
            yield from _read(words.pick(band & right))


def _run_across(boxes: Boxes, middles: NDArray[np.float64], gap: Gap) -> NDArray[np.bool_]:
    """Every word on a line that goes on over the gap without leaving one as wide as parts columns."""
    found = np.zeros(len(boxes), dtype=np.bool_)
    height = float(np.median(boxes[:, 3] - boxes[:, 1]))
    for index in np.flatnonzero((boxes[:, 0] < gap.right) & (boxes[:, 2] > gap.left)):
        line = np.abs(middles - middles[index]) < _SAME_LINE * height
        row = boxes[line][np.argsort(boxes[line, 0], kind="stable")]
        ends, starts = np.maximum.accumulate(row[:-1, 2]), row[1:, 0]
        over = (ends < gap.right) & (starts > gap.left)
        reaches = row[0, 0] < gap.left and row[-1, 2] > gap.right
        if reaches and (starts[over] - ends[over]).max(initial=0.0) < NARROWEST:
            found |= line
    return found


def _bands(middles: NDArray[np.float64], across: NDArray[np.bool_]) -> Iterator[tuple[float, float, bool]]:
    """From the top: stretches of the page that lie between lines across it, and those lines; top, bottom, which."""
    order = np.argsort(-middles, kind="stable")
    kinds = across[order]
    starts = np.flatnonzero(np.concatenate([[True], kinds[1:] != kinds[:-1]]))
    for start, end in zip(starts, [*starts[1:], len(order)], strict=True):
        yield float(middles[order[start]]), float(middles[order[end - 1]]), bool(kinds[start])


def _lines(words: Words) -> Iterator[str]:
    """Lines of one column, an empty one where paragraphs part, a tab in a wide gap."""
    if not words.texts:
        return
    middles = words.boxes[:, [1, 3]].mean(axis=1)
    height = float(np.median(words.boxes[:, 3] - words.boxes[:, 1]))
    order = np.argsort(-middles, kind="stable")
    cuts = np.flatnonzero(-np.diff(middles[order]) > height / 2) + 1
    before: float | None = None
    for line in np.split(order, cuts):
        top, bottom = words.boxes[line, 3].max(), words.boxes[line, 1].min()
        if before is not None and before - top > _NEW_PARAGRAPH * height:
            yield ""
        before = float(bottom)
        yield _join(words, line[np.argsort(words.boxes[line, 0], kind="stable")], height)


def _join(words: Words, line: NDArray[np.int64], height: float) -> str:
    joined = words.texts[line[0]]
    for last, index in pairwise(line):
        gap = words.boxes[index, 0] - words.boxes[last, 2]
        joined += ("\t" if gap > _WIDE_GAP * height else " ") + words.texts[index]
    return joined
