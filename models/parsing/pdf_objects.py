# pyright: basic
"""Where the text objects of a PDF page are, how large and in which colour: a thin layer over pdfium's C calls.

Nothing is judged here.
"""

import ctypes
import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
import pypdfium2 as pdfium
import pypdfium2.raw as raw
from numpy.typing import NDArray

_TINY = 2.5  # points
_UNKNOWN = (255, 0, 255, 255)  # outlines and patterns: a colour that no page is painted in
_UNDRAWN = (0, 0, 0, 0)


@dataclass(slots=True)
class PageObject:
    """An object of a page: pdfium's handle, one of its `FPDF_PAGEOBJ_*` numbers, and the form that it lies in.

    Some pages draw every letter by itself: pypdfium2's own objects would be a third of the time spent on those.
    """

    raw: Any
    kind: int
    container: "PageObject | None"

    def bounds(self) -> tuple[float, float, float, float]:
        """Left, bottom, right, top in points of the page or form that it lies in; raises PdfiumError."""
        sides = ctypes.c_float(), ctypes.c_float(), ctypes.c_float(), ctypes.c_float()
        if not raw.FPDFPageObj_GetBounds(self.raw, *sides):
            raise pdfium.PdfiumError("An object is nowhere.")
        left, bottom, right, top = sides
        return left.value, bottom.value, right.value, top.value

    def matrix(self) -> pdfium.PdfMatrix:
        """How it is placed; raises PdfiumError."""
        matrix = raw.FS_MATRIX()
        if not raw.FPDFPageObj_GetMatrix(self.raw, matrix):
            raise pdfium.PdfiumError("An object has no matrix.")
        return pdfium.PdfMatrix.from_raw(matrix)


def objects_of(page: pdfium.PdfPage, depth: int) -> Iterator[PageObject]:
    """The objects of a page in drawing order, those inside forms behind their form; raises PdfiumError.

    pdfium owns them: they are gone when the page is closed.
    """
    return _walk(page.raw, raw.FPDFPage_CountObjects, raw.FPDFPage_GetObject, None, depth)


class TextObjects:
    """Text objects of one page, those inside forms included, in drawing order."""

    def __init__(self, items: list[PageObject]) -> None:
        self.items = items
        bounds = [bounds_on_page(item) for item in items]
        self.bounds: NDArray[np.float64] = np.array(bounds, dtype=np.float64).reshape(-1, 4)

    def boxes(self, page: pdfium.PdfPage, width: int, height: int) -> NDArray[np.int64]:
        """Left, top, right, bottom in pixels of a drawing of that size, a pixel wider, clipped; empty off the page."""
        origin, across, up = (_to_pixels(page, x, y) for x, y in ((0, 0), (1000, 0), (0, 1000)))
        turn = np.array([across - origin, up - origin]) / 1000 * (width, height)
        corners = self.bounds[:, [0, 1, 2, 3]].reshape(-1, 2, 2) @ turn + origin * (width, height)
        low, high = np.floor(corners.min(axis=1)) - 1, np.ceil(corners.max(axis=1)) + 1
        limits = (width, height)
        return np.hstack([np.clip(low, 0, limits), np.clip(high, 0, limits)]).astype(np.int64)

    def colours(self) -> NDArray[np.uint8]:
        """Red, green, blue and opacity of each object's filling; text that is never drawn has opacity 0."""
        channels = [ctypes.c_uint() for _ in range(4)]
        return np.array([_colour_of(item, channels) for item in self.items], dtype=np.uint8).reshape(-1, 4)

    def tiny(self) -> NDArray[np.bool_]:
        """Whether an object's letters are too small to be read, whatever the units of its page."""
        narrow = np.minimum(self.bounds[:, 2] - self.bounds[:, 0], self.bounds[:, 3] - self.bounds[:, 1]) <= _TINY
        return np.array([bool(thin) and _size_of(item) <= _TINY for item, thin in zip(self.items, narrow, strict=True)])


def switch(items: list[PageObject], on: bool) -> None:
    """Draw these objects from now on, or leave them out of drawings and text pages."""
    for item in items:
        raw.FPDFPageObj_SetIsActive(item.raw, on)


def bounds_on_page(item: PageObject) -> tuple[float, float, float, float]:
    """Left, bottom, right, top in points of the page, for objects inside forms too."""
    left, bottom, right, top = item.bounds()
    if item.container is None:
        return left, bottom, right, top
    corners = [(left, bottom), (right, top), (left, top), (right, bottom)]
    for container in _containers(item):
        matrix = container.matrix()
        corners = [matrix.on_point(x, y) for x, y in corners]
    across, up = [x for x, _ in corners], [y for _, y in corners]
    return min(across), min(up), max(across), max(up)


def covered_by(page: pdfium.PdfPage, pictures: list[PageObject]) -> float:
    """The share of the page that its largest picture covers."""
    width, height = page.get_size()
    areas = [(right - left) * (top - bottom) for left, bottom, right, top in map(bounds_on_page, pictures)]
    return max(areas, default=0.0) / max(width * height, 1.0)


def texts_of(page: pdfium.PdfPage, items: list[PageObject]) -> list[str]:
    """The text of each object, as pdfium reads it."""
    if not items:
        return []
    text_page = page.get_textpage()
    texts = [_text_of(item, text_page) for item in items]
    text_page.close()
    return texts


def _walk(
    parent: object, count: Callable[..., int], get: Callable[..., Any], container: PageObject | None, depth: int
) -> Iterator[PageObject]:
    for index in range(count(parent)):
        handle = get(parent, index)
        kind = raw.FPDFPageObj_GetType(handle) if handle else raw.FPDF_PAGEOBJ_UNKNOWN
        if kind == raw.FPDF_PAGEOBJ_UNKNOWN:
            raise pdfium.PdfiumError("An object of the page can't be read.")
        item = PageObject(handle, kind, container)
        yield item
        if kind == raw.FPDF_PAGEOBJ_FORM and depth > 1:
            yield from _walk(handle, raw.FPDFFormObj_CountObjects, raw.FPDFFormObj_GetObject, item, depth - 1)


def _containers(item: PageObject) -> Iterator[PageObject]:
    while item.container is not None:
        item = item.container
        yield item


def _to_pixels(page: pdfium.PdfPage, x: float, y: float) -> NDArray[np.float64]:
    """A point of the page as shares of a drawing's width and height, with the page's rotation and crop applied."""
    across, down, fine = ctypes.c_int(), ctypes.c_int(), 1_000_000
    raw.FPDF_PageToDevice(page.raw, 0, 0, fine, fine, 0, x, y, across, down)
    return np.array([across.value, down.value]) / fine


def _colour_of(item: PageObject, channels: list[ctypes.c_uint]) -> tuple[int, int, int, int]:
    mode = raw.FPDFTextObj_GetTextRenderMode(item.raw)
    if mode == raw.FPDF_TEXTRENDERMODE_INVISIBLE:
        return _UNDRAWN
    if mode != raw.FPDF_TEXTRENDERMODE_FILL or not raw.FPDFPageObj_GetFillColor(item.raw, *channels):
        return _UNKNOWN
    red, green, blue, alpha = (channel.value for channel in channels)
    return red, green, blue, alpha


def _size_of(item: PageObject) -> float:
    size = ctypes.c_float()
    raw.FPDFTextObj_GetFontSize(item.raw, size)
    points = abs(size.value)
    for shape in [item, *_containers(item)]:
        matrix = shape.matrix()
        points *= math.hypot(matrix.c, matrix.d)
    return points


def _text_of(item: PageObject, text_page: pdfium.PdfTextPage) -> str:
    size = raw.FPDFTextObj_GetText(item.raw, text_page.raw, None, 0)
    letters = (ctypes.c_ushort * (size // 2 + 1))()
    raw.FPDFTextObj_GetText(item.raw, text_page.raw, letters, size)
    return bytes(letters).decode("utf-16-le", errors="ignore").rstrip("\0")
