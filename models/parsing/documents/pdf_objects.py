# pyright: basic
"""Where the text objects of a PDF page are, how large and in which colour: a thin layer over pdfium's C calls.

Nothing is judged here.
"""

import ctypes
import math
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import pairwise, repeat

import numpy as np
import pypdfium2 as pdfium
import pypdfium2.raw as raw
from numpy.typing import NDArray

from models.parsing.documents import pdf_calls as calls

_TINY = 2.5  # points
_UNKNOWN = (255, 0, 255, 255)  # outlines and patterns: a colour that no page is painted in
_UNDRAWN = (0, 0, 0, 0)
_DEPTH = 4  # forms within forms that are looked into

_Around = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class PageObjects:
    """Objects of one page in drawing order, as pdfium's handles; those inside a form stand behind it.

    `around` are the forms that an object lies in, the innermost first. pdfium owns them all: they are gone when the
    page is closed.
    """

    handles: list[int] = field(default_factory=list[int])
    kinds: list[int] = field(default_factory=list[int])
    around: list[_Around] = field(default_factory=list[_Around])

    def of_kind(self, kind: int) -> "PageObjects":
        """Those of one of pdfium's `FPDF_PAGEOBJ_*`."""
        return self.pick([index for index, own in enumerate(self.kinds) if own == kind])

    def pick(self, indexes: list[int]) -> "PageObjects":
        """Some of them, in that order."""
        return PageObjects(
            [self.handles[index] for index in indexes],
            [self.kinds[index] for index in indexes],
            [self.around[index] for index in indexes],
        )

    def switch(self, on: bool) -> None:
        """Draw these objects from now on, or leave them out of drawings and text pages."""
        calls.switch(self.handles, on)

    def bounds(self) -> NDArray[np.float64]:
        """Left, bottom, right, top of each in points of the page; raises PdfiumError."""
        bounds, answers = calls.ask_bounds(self.handles)
        if not all(answers):
            raise pdfium.PdfiumError("An object is nowhere.")
        inside: dict[_Around, list[int]] = {}
        for index in (index for index, around in enumerate(self.around) if around):
            inside.setdefault(self.around[index], []).append(index)
        for around, indexes in inside.items():
            bounds[indexes] = _leave(around, bounds[indexes])
        return bounds


class TextObjects:
    """Text objects of one page, those inside forms included, in drawing order."""

    def __init__(self, items: PageObjects) -> None:
        self.items = items
        self.bounds = items.bounds()

    def boxes(self, page: pdfium.PdfPage, width: int, height: int) -> NDArray[np.int64]:
        """Left, top, right, bottom in pixels of a drawing of that size, a pixel wider, clipped; empty off the page."""
        origin, across, up = (_to_pixels(page, x, y) for x, y in ((0, 0), (1000, 0), (0, 1000)))
        turn = np.array([across - origin, up - origin]) / 1000 * (width, height)
        corners = self.bounds.reshape(-1, 2, 2) @ turn + origin * (width, height)
        low, high = np.floor(corners.min(axis=1)) - 1, np.ceil(corners.max(axis=1)) + 1
        limits = (width, height)
        return np.hstack([np.clip(low, 0, limits), np.clip(high, 0, limits)]).astype(np.int64)

    def colours(self) -> NDArray[np.uint8]:
        """Red, green, blue and opacity of each object's filling; text that is never drawn has opacity 0."""
        handles = self.items.handles
        fills, answers = calls.ask_fills(handles)
        modes = np.array(list(map(calls.render_mode, handles)), dtype=np.int64)
        fills[(modes != raw.FPDF_TEXTRENDERMODE_FILL) | (np.array(answers) == 0)] = _UNKNOWN
        fills[modes == raw.FPDF_TEXTRENDERMODE_INVISIBLE] = _UNDRAWN
        return fills.astype(np.uint8)

    def tiny(self) -> NDArray[np.bool_]:
        """Whether an object's letters are too small to be read, whatever the units of its page."""
        sizes = self.bounds[:, 2:] - self.bounds[:, :2]
        tiny = sizes.min(axis=1, initial=np.inf) <= _TINY
        for index in np.flatnonzero(tiny):
            tiny[index] = _size_of(self.items.handles[index], self.items.around[index]) <= _TINY
        return tiny


def objects_of(page: pdfium.PdfPage, most: int) -> PageObjects:
    """The first `most` objects of a page; raises PdfiumError."""
    found = PageObjects()
    _collect(found, calls.address_of(page.raw), (), most)
    return found


def covered_by(page: pdfium.PdfPage, pictures: PageObjects) -> float:
    """The share of the page that its largest picture covers."""
    width, height = page.get_size()
    bounds = pictures.bounds()
    areas = (bounds[:, 2] - bounds[:, 0]) * (bounds[:, 3] - bounds[:, 1])
    return float(areas.max(initial=0.0)) / max(width * height, 1.0)


def texts_of(page: pdfium.PdfPage, items: PageObjects) -> list[str]:
    """The text of each object, as pdfium reads it."""
    if not items.handles:
        return []
    text_page = page.get_textpage()
    texts = calls.ask_texts(items.handles, text_page.raw)
    text_page.close()
    return texts


def _collect(found: PageObjects, parent: int, around: _Around, most: int) -> None:
    """Add the objects of a page, or with `around` those of a form, until there are `most`."""
    count: Callable[..., int] = calls.count_in_form if around else calls.count_on_page
    get: Callable[..., int] = calls.get_in_form if around else calls.get_on_page
    handles = list(map(get, repeat(parent), range(min(count(parent), most))))
    kinds = list(map(calls.type_of, handles))
    if raw.FPDF_PAGEOBJ_UNKNOWN in kinds:
        raise pdfium.PdfiumError("An object of the page can't be read.")
    forms = [index + 1 for index, kind in enumerate(kinds) if kind == raw.FPDF_PAGEOBJ_FORM]
    for start, end in pairwise([0, *forms, len(handles)]):
        end = min(end, start + most - len(found.handles))
        found.handles.extend(handles[start:end])
        found.kinds.extend(kinds[start:end])
        found.around.extend([around] * (end - start))
        if end in forms and len(around) + 1 < _DEPTH and len(found.handles) < most:
            _collect(found, handles[end - 1], (handles[end - 1], *around), most)


def _leave(around: _Around, bounds: NDArray[np.float64]) -> NDArray[np.float64]:
    """Bounds inside forms as bounds on the page."""
    corners = bounds[:, [0, 1, 2, 3, 0, 3, 2, 1]].reshape(-1, 4, 2)
    for form in around:
        a, b, c, d, e, f = calls.ask_matrix(form)
        corners = corners @ np.array([[a, b], [c, d]]) + (e, f)
    return np.hstack([corners.min(axis=1), corners.max(axis=1)])


def _to_pixels(page: pdfium.PdfPage, x: float, y: float) -> NDArray[np.float64]:
    """A point of the page as shares of a drawing's width and height, with the page's rotation and crop applied."""
    across, down, fine = ctypes.c_int(), ctypes.c_int(), 1_000_000
    raw.FPDF_PageToDevice(page.raw, 0, 0, fine, fine, 0, x, y, across, down)
    return np.array([across.value, down.value]) / fine


def _size_of(handle: int, around: _Around) -> float:
    """The size of a text object's letters in points of the page."""
    points = calls.ask_size(handle)
    for shape in (handle, *around):
        _, _, c, d, _, _ = calls.ask_matrix(shape)
        points *= math.hypot(c, d)
    return points
