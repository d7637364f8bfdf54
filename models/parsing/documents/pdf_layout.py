# pyright: basic
"""Reads a PDF page by where its letters stand, column by column: for pages whose drawing order says nothing.

Whether a page is one of those is told in `pdf_columns.py`; a page drawn in order is never read this way.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import pypdfium2 as pdfium
from numpy.typing import NDArray

from models.parsing.documents import pdf_calls as calls
from models.parsing.documents.pdf_columns import NARROWEST, Boxes, Gap, find_gap

_WORD_GAP = 0.08  # of a letter's height that two letters of one word may stand further apart than is usual
_OVERHANG = 0.02  # of a letter's height by which the ink of an f is taken to reach beyond its advance
_TORN = 1.05  # times as many words as pdfium finds: it runs them together
_NO_LETTERS = (0, 0xFEFF, 0xFFFE, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x206A))
"""Codes without ink: what pdfium can't name, and marks of direction and of where lines may break."""

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


def read_in_order(page: pdfium.PdfPage) -> str:
    """The page's text as it was drawn: pdfium's, with blanks of our own where it runs words together.

    It swallows blanks that are drawn as objects of their own, as wkhtmltopdf draws them.
    """
    text_page = page.get_textpage()
    plain: str = text_page.get_text_bounded()
    text_page.close()
    words = find_words(page)
    if len(words.texts) <= _TORN * len(plain.split()):
        return plain
    heights = words.boxes[:, 3] - words.boxes[:, 1]
    down = np.abs(np.diff(words.boxes[:, [1, 3]].mean(axis=1))) > _SAME_LINE * np.maximum(heights[1:], 1.0)
    return words.texts[0] + "".join(
        ("\n" if new else " ") + text for new, text in zip(down, words.texts[1:], strict=True)
    )


def find_words(page: pdfium.PdfPage) -> Words:
    """Words of a page in drawing order; letters belong together that stand together with no blank between them."""
    text_page = page.get_textpage()
    codes, made_up = calls.ask_letters(text_page.raw)
    boxes, ink = calls.ask_letter_boxes(text_page.raw)
    text_page.close()
    letters = [chr(code) for code in codes]
    blank = np.array([letter.isspace() for letter in letters], dtype=np.bool_)
    solid = np.flatnonzero(~blank & ~made_up & ~np.isin(codes, _NO_LETTERS))
    if not len(solid):
        return Words([], np.zeros((0, 4)))
    parted = np.diff(blank.cumsum()[solid]) > 0
    starts = np.concatenate([[0], np.flatnonzero(parted | ~_stand_together(boxes[solid], ink[solid])) + 1])
    ends = [*starts[1:], len(solid)]
    texts = ["".join(letters[at] for at in solid[start:end]) for start, end in zip(starts, ends, strict=True)]
    low = np.minimum.reduceat(boxes[solid, :2], starts)
    high = np.maximum.reduceat(boxes[solid, 2:], starts)
    return Words(texts, np.hstack([low, high]))


def _stand_together(boxes: Boxes, ink: NDArray[np.float64]) -> NDArray[np.bool_]:
    """Whether each letter follows the one before it on its line with no more than the page's usual gap."""
    heights = np.maximum(boxes[1:, 3] - boxes[1:, 1], 1.0)
    level = np.abs(np.diff(boxes[:, [1, 3]].sum(axis=1))) < 2 * _SAME_LINE * heights
    gaps = (boxes[1:, 0] - boxes[:-1, 2]) / heights
    gaps[ink[:-1] >= boxes[:-1, 2]] += _OVERHANG
    close = level & (np.abs(gaps) < 0.5)
    usual = float(np.median(gaps[close])) if close.any() else 0.0
    ligature = level & (boxes[1:, 0] == boxes[:-1, 0])
    return ligature | (close & (gaps <= usual + _WORD_GAP))


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
