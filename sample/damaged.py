"""Files that can't become a person: a blank PDF, a scan, one that was cut off, and one without a byte.

Each is made from nothing or from invented text, never from somebody's file.
"""

import io

from PIL import Image, ImageDraw, ImageFont
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

BLANK = "resume_blank.pdf"
SCAN = "scan_0007.pdf"
CUT = "resume_download_incomplete.pdf"
EMPTY = "cv_final_final.pdf"

BECOMES = {
    BLANK: ("empty_pdf", "Quarantined: a page without any text."),
    SCAN: ("image_only_pdf", "Quarantined: pictures of text, no text; it needs reading by OCR."),
    CUT: ("truncated_pdf", "Quarantined: the file ends in the middle."),
    EMPTY: ("zero_bytes", "Quarantined: the file is empty."),
}

SCANNED = """Zebedee Q. Nonesuch
Lamplighter

Experience
Town of Dimmer Regis, 1998-04 to present
Lit 212 lamps every evening

Skills: ladders, matches, night vision"""


def write_damaged() -> dict[str, bytes]:
    """The four files by name."""
    return {BLANK: _blank(), SCAN: _scan(), CUT: _cut(), EMPTY: b""}


def _canvas(target: io.BytesIO) -> Canvas:
    return Canvas(target, pagesize=A4, invariant=1, pageCompression=0)


def _blank() -> bytes:
    saved = io.BytesIO()
    canvas = _canvas(saved)
    canvas.rect(60, 60, 400, 650)
    canvas.showPage()
    canvas.save()
    return saved.getvalue()


def _scan() -> bytes:
    """A page that is one picture: text in a bitmap font, enlarged."""
    small = Image.new("1", (310, 438), 1)
    ImageDraw.Draw(small).multiline_text((20, 24), SCANNED, fill=0, font=ImageFont.load_default_imagefont(), spacing=6)
    saved = io.BytesIO()
    canvas = _canvas(saved)
    canvas.drawImage(ImageReader(small.resize((930, 1314)).convert("L")), 0, 0, *A4)
    canvas.showPage()
    canvas.save()
    return saved.getvalue()


def _cut() -> bytes:
    """The start of a PDF whose download broke off inside the first picture, before any page."""
    whole = _scan()
    start = whole.index(b"stream")
    return whole[: start + 2000]
