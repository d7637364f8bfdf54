# pyright: basic
"""Reads pictures of text with Tesseract, where it is installed: scans, photographs, pages without a text layer.

Without it nothing is guessed: whoever asks is told that there is none.
"""

import csv
import io
import math
import os
import re
import shutil
import subprocess
from dataclasses import dataclass
from functools import cache

import pypdfium2 as pdfium

from models.parsing.records import Box, Rejected

PROGRAM = "tesseract"
DPI = 200
LARGEST = 16_000_000
"""Pixels of one drawn page: an A3 page at 200 dpi has 8 million."""

MOST_PAGES = 10
SECONDS_A_PAGE = 60
_BULLET = re.compile(r"^[©®¢«»°*e](?= )", re.MULTILINE)
"""What Tesseract makes of a round bullet."""


@dataclass(frozen=True, slots=True)
class ScannedWord:
    """A word as it was recognised, and its box on the page as a reader sees it."""

    text: str
    box: Box


@cache
def can_read_pictures() -> bool:
    """Whether Tesseract is on this machine."""
    return shutil.which(PROGRAM) is not None


def refuse_picture(what: str, ocr: bool) -> Rejected:
    """Why a document of pictures (`what` it is, as the beginning of a sentence) was not read, and the way out."""
    if not ocr:
        return Rejected("image_only", f"{what}; send one whose text can be selected, or have pictures read.")
    if not can_read_pictures():
        return Rejected("image_only", f"{what}, and tesseract-ocr, which would read them, is not installed.")
    return Rejected("image_only", f"{what}, and no text is recognised in them; send one whose text can be selected.")


def _recognise(content: bytes, *form: str) -> str:
    """What Tesseract makes of a picture, as text or in another of its forms."""
    command = [PROGRAM, "stdin", "stdout", "--dpi", str(DPI), "--psm", "1", *form]
    try:
        done = subprocess.run(
            command, input=content, capture_output=True, timeout=SECONDS_A_PAGE, check=False, env=_one_thread()
        )
    except (subprocess.TimeoutExpired, OSError):
        return ""
    return done.stdout.decode("utf-8", errors="replace") if done.returncode == 0 else ""


def _one_thread() -> dict[str, str]:
    """Tesseract's threads wait for each other by spinning: on a busy machine a page took ten times as long."""
    return {**os.environ, "OMP_THREAD_LIMIT": "1"}


def read_scan(document: pdfium.PdfDocument) -> str:
    """Text of a PDF's pages as they are drawn, joined with a form feed; the first `MOST_PAGES`."""
    pages = (_recognise(_draw(document[index])) for index in range(min(len(document), MOST_PAGES)))
    return "\f".join(_BULLET.sub("•", page) for page in pages)


def find_scanned_words(page: pdfium.PdfPage) -> list[ScannedWord]:
    """The words that are recognised on a page as it is drawn, in reading order, with their places in points."""
    table = _recognise(_draw(page), "tsv")
    rows = csv.DictReader(io.StringIO(table), delimiter="\t", quoting=csv.QUOTE_NONE)
    scale = _scale(page)
    words: list[ScannedWord] = []
    for row in rows:
        if (row.get("text") or "").strip():
            left, top, width, height = (int(row[name]) / scale for name in ("left", "top", "width", "height"))
            words.append(ScannedWord(row["text"].strip(), (left, top, left + width, top + height)))
    return words


def _scale(page: pdfium.PdfPage) -> float:
    """Pixels of a point."""
    width, height = page.get_size()
    return min(DPI / 72, math.sqrt(LARGEST / max(width * height, 1.0)))


def _draw(page: pdfium.PdfPage) -> bytes:
    """The page in grey as a portable graymap, http://netpbm.sourceforge.net/doc/pgm.html."""
    bitmap = page.render(scale=_scale(page), grayscale=True)  # pyright: ignore[reportArgumentType]
    pixels = bitmap.to_numpy()
    drawn = io.BytesIO()
    drawn.write(f"P5 {pixels.shape[1]} {pixels.shape[0]} 255\n".encode())
    drawn.write(pixels.tobytes())
    bitmap.close()
    return drawn.getvalue()
