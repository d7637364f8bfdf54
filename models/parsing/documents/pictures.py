"""A picture file as a PDF file of its pages, so that pictures are read, drawn and pointed into like any scan.

No text is recognised here.
"""

import io
import struct
from collections.abc import Iterator
from itertools import islice

from PIL import Image, ImageOps, ImageSequence

from models.parsing.documents.ocr import DPI, MOST_PAGES

_QUALITY = 95  # of 100; letters blur below

_PILLOW_ERRORS = (
    OSError, ValueError, SyntaxError, TypeError, LookupError, ArithmeticError, EOFError, struct.error,
    Image.DecompressionBombError,
)  # fmt: skip
"""What Pillow raises on damaged files."""

Image.MAX_IMAGE_PIXELS = 30_000_000  # an A3 page at 400 dpi; Pillow refuses what has over twice as many


def picture_as_pdf(content: bytes) -> bytes | None:
    """A PDF file with a page for each of the first `MOST_PAGES` frames of a PNG, JPEG, GIF, TIFF or BMP file.

    Frames are grey, on white, and turned as their camera held them. None when the file can't be read as a picture.
    """
    saved = io.BytesIO()
    try:
        with Image.open(io.BytesIO(content)) as picture:
            first, *others = islice(_frames(picture), MOST_PAGES)
        first.save(saved, "PDF", save_all=True, append_images=others, resolution=DPI, quality=_QUALITY)
    except _PILLOW_ERRORS:
        return None
    return saved.getvalue()


def _frames(picture: Image.Image) -> Iterator[Image.Image]:
    for frame in ImageSequence.Iterator(picture):
        upright = ImageOps.exif_transpose(frame).convert("RGBA")
        yield Image.alpha_composite(Image.new("RGBA", upright.size, "white"), upright).convert("L")
