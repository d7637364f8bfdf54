# pyright: basic
"""Draws the pages of a PDF file as pictures, for people who want to see where something stands.

No text is read here.
"""

import io
import math
from dataclasses import dataclass

import pypdfium2 as pdfium

MOST_PAGES = 20
"""Pages that are drawn of one document."""

_SCALE = 1.6  # pixels a point: 115 dpi, enough to read the small print
_LARGEST = 4_000_000  # pixels
_COLOURS = 64


@dataclass(frozen=True, slots=True)
class Picture:
    """A page as PNG, with its width and height in points as a reader sees it."""

    width: float
    height: float
    png: bytes


def draw_pages(content: bytes) -> list[Picture]:
    """The first `MOST_PAGES` pages of a PDF file. Raises PdfiumError when it can't be opened."""
    document = pdfium.PdfDocument(content)
    try:
        return [_draw(document[index]) for index in range(min(len(document), MOST_PAGES))]
    finally:
        document.close()


def _draw(page: pdfium.PdfPage) -> Picture:
    width, height = page.get_size()
    scale = min(_SCALE, math.sqrt(_LARGEST / max(width * height, 1.0)))
    drawn = io.BytesIO()
    bitmap = page.render(scale=scale)  # pyright: ignore[reportArgumentType]
    bitmap.to_pil().convert("RGB").quantize(_COLOURS).save(drawn, "PNG", optimize=True)
    bitmap.close()
    page.close()
    return Picture(width, height, drawn.getvalue())
