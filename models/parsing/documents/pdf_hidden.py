# pyright: basic
"""Finds text of a PDF page that a reader can't see, by drawing the page with and without its text and comparing.

It doesn't care how text was hidden (colour, size, render mode, off the page, covered, clipped, a layer switched off)
and draws no conclusion about why.
"""

import math
import re
from dataclasses import dataclass

import numpy as np
import pypdfium2 as pdfium
import pypdfium2.raw as raw
from numpy.typing import NDArray

from models.parsing.documents.pdf_columns import is_scattered
from models.parsing.documents.pdf_layout import read_by_layout, read_in_order
from models.parsing.documents.pdf_objects import PageObjects, TextObjects, covered_by, objects_of, texts_of

MOST_OBJECTS = 20_000
"""Objects looked at on one page: far more than a page of words drawn letter by letter has."""

_LEAST_CONTRAST = 24
"""Of 255, in any channel: below it a stroke at 72 dpi is not seen."""
_LARGEST_DRAWING = 2_000_000  # pixels; a page may claim to be metres wide
_SCANNED_SHARE = 0.5
_COARSE = 4  # of so many pixels across and down, one is looked at for the paper's colour
_WORD = re.compile(r"[^\W_]")

_Pixels = NDArray[np.uint8]
_Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class PageSight:
    """What a page holds that a reader can't see, and how many pictures.

    `text` is the rest where something is hidden, or the page's text by its layout where drawing order says nothing.
    The unseen layer that character recognition puts over a scan counts as visible.
    """

    hidden: str
    pictures: int
    text: str | None = None


def look_at(page: pdfium.PdfPage) -> PageSight:
    """Find the text objects of a page that can't be seen, and read the page without them if there are any."""
    objects = objects_of(page, MOST_OBJECTS)
    pictures = objects.of_kind(raw.FPDF_PAGEOBJ_IMAGE)
    texts = TextObjects(objects.of_kind(raw.FPDF_PAGEOBJ_TEXT))
    unseen = _with_words(page, texts.items.pick(_find_unseen(page, texts)))
    scanned = len(unseen.handles) >= 0.9 * len(texts.items.handles) and covered_by(page, pictures) >= _SCANNED_SHARE
    scattered = is_scattered(texts.bounds)
    if not unseen.handles or scanned:
        return PageSight("", len(pictures.handles), read_by_layout(page) if scattered else None)
    texts.items.switch(on=False)
    unseen.switch(on=True)
    hidden = page.get_textpage().get_text_range()
    texts.items.switch(on=True)
    unseen.switch(on=False)
    rest = read_by_layout(page) if scattered else read_in_order(page)
    return PageSight(hidden, len(pictures.handles), rest)


def _with_words(page: pdfium.PdfPage, items: PageObjects) -> PageObjects:
    """The objects that hold a letter or digit: blanks and dots are seen by nobody and hide nothing."""
    return items.pick([index for index, text in enumerate(texts_of(page, items)) if _WORD.search(text)])


def _find_unseen(page: pdfium.PdfPage, texts: TextObjects) -> list[int]:
    """Indexes of the text objects that change no pixel, are too small to read, or have the colour of their ground."""
    if not texts.items.handles:
        return []
    width, height = page.get_size()
    scale = min(1.0, math.sqrt(_LARGEST_DRAWING / max(width * height, 1.0)))
    drawn = _draw(page, scale)
    texts.items.switch(on=False)
    ground = _draw(page, scale)
    texts.items.switch(on=True)
    boxes = texts.boxes(page, drawn.shape[1], drawn.shape[0])
    seen = _touches(_changed(drawn, ground), boxes) & ~texts.tiny()
    seen &= ~_melting(texts.colours(), ground, boxes, seen)
    return np.flatnonzero(~seen).tolist()


def _draw(page: pdfium.PdfPage, scale: float) -> _Pixels:
    """Height x width x (red, green, blue, unused)."""
    bitmap = page.render(
        scale=scale,  # pyright: ignore[reportArgumentType]
        rev_byteorder=True,
        force_bitmap_format=raw.FPDFBitmap_BGRx,
    )
    pixels = bitmap.to_numpy().copy()
    bitmap.close()
    return pixels


def _changed(drawn: _Pixels, ground: _Pixels) -> _Flags:
    """Pixels that differ enough to be seen. Few pixels differ at all, so only those are measured."""
    ones, others = _pack(drawn).ravel(), _pack(ground).ravel()
    differ = np.flatnonzero(ones != others)
    changed = np.zeros(ones.size, dtype=np.bool_)
    changed[differ] = _contrast(_unpack(ones[differ]), _unpack(others[differ])) >= _LEAST_CONTRAST
    return changed.reshape(drawn.shape[:2])


def _pack(pixels: _Pixels) -> NDArray[np.uint32]:
    """One number a pixel."""
    return pixels.view(np.uint32)[..., 0]


def _unpack(packed: NDArray[np.uint32]) -> _Pixels:
    return packed.view(np.uint8).reshape(-1, 4)


def _contrast(ones: _Pixels, others: _Pixels) -> _Pixels:
    return (np.maximum(ones, others) - np.minimum(ones, others))[..., :3].max(axis=-1)


def _melting(colours: NDArray[np.uint8], ground: _Pixels, boxes: NDArray[np.int64], asked: _Flags) -> _Flags:
    """Which objects are drawn in the colour of all that is behind them: what changed there was other text.

    Most stand out against the colour that covers most of the page, and have some of it behind them: those are done
    at once. `colours` with opacity 0 stand for text that is not drawn at all.
    """
    packed = _pack(ground)[::_COARSE, ::_COARSE]
    values, counts = np.unique(packed, return_counts=True)
    commonest = values[counts.argmax()]
    paper = _unpack(np.array([commonest], dtype=np.uint32))
    plain = colours[:, 3] >= _LEAST_CONTRAST
    easy = (_contrast(colours, paper) >= _LEAST_CONTRAST) & _touches(packed == commonest, -(-boxes // _COARSE))
    melting = asked & ~plain
    for index in np.flatnonzero(asked & plain & ~easy):
        left, top, right, bottom = boxes[index]
        melting[index] = (_contrast(ground[top:bottom, left:right], colours[index]) < _LEAST_CONTRAST).all()
    return melting


def _touches(marked: _Flags, boxes: NDArray[np.int64]) -> _Flags:
    """For each box (left, top, right, bottom in pixels) whether it holds a marked pixel, by a summed-area table."""
    sums = np.zeros((marked.shape[0] + 1, marked.shape[1] + 1), dtype=np.int32)
    sums[1:, 1:] = marked
    sums.cumsum(axis=0, out=sums)
    sums.cumsum(axis=1, out=sums)
    left, top, right, bottom = boxes.T
    return sums[bottom, right] - sums[top, right] - sums[bottom, left] + sums[top, left] > 0
