"""Scans and pictures are read where Tesseract is, and refused with the way out where it isn't or isn't wanted."""

import io
from collections.abc import Callable
from datetime import date

import pytest
from PIL import Image, ImageDraw, ImageFont
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from models.parsing.documents import ocr
from models.parsing.documents.document import read_document
from models.parsing.documents.pdf_spots import find_spots
from models.parsing.records import Rejected
from models.parsing.resumes.explain import explain_document
from models.parsing.resumes.profiles import parse_profiles

needs_tesseract = pytest.mark.skipif(not ocr.can_read_pictures(), reason="tesseract is not installed")
TODAY = date(2026, 4, 1)
WORDS = "Ada Example, gardener in London"


def picture() -> bytes:
    image = Image.new("L", (1200, 300), 255)
    ImageDraw.Draw(image).text((60, 100), WORDS, fill=0, font=ImageFont.load_default(48))
    saved = io.BytesIO()
    image.save(saved, "PNG")
    return saved.getvalue()


def scan() -> bytes:
    saved = io.BytesIO()
    canvas = Canvas(saved, invariant=1)
    canvas.drawImage(ImageReader(io.BytesIO(picture())), 40, 500, 500, 125)
    canvas.save()
    return saved.getvalue()


@needs_tesseract
@pytest.mark.parametrize("make", [picture, scan])
def test_pictures_of_text_are_read_when_asked_for(make: Callable[[], bytes]) -> None:
    document = read_document(make(), "scan", ocr=True)
    assert WORDS in document.text
    assert document.recognised


@pytest.mark.parametrize("make", [picture, scan])
def test_pictures_are_refused_when_nobody_asked(make: Callable[[], bytes]) -> None:
    with pytest.raises(Rejected, match=r"image_only.*or have pictures read"):
        read_document(make(), "scan")


@pytest.mark.parametrize("make", [picture, scan])
def test_a_machine_without_the_program_says_so(make: Callable[[], bytes], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    ocr.can_read_pictures.cache_clear()
    with pytest.raises(Rejected, match=r"image_only.*tesseract-ocr.*is not installed"):
        read_document(make(), "scan", ocr=True)
    ocr.can_read_pictures.cache_clear()


@needs_tesseract
def test_a_picture_without_text_is_no_document() -> None:
    blank = io.BytesIO()
    Image.new("L", (600, 300), 255).save(blank, "PNG")
    with pytest.raises(Rejected, match="no text is recognised"):
        read_document(blank.getvalue(), "a.png", ocr=True)


@needs_tesseract
def test_words_of_a_scan_are_shown_where_they_stand() -> None:
    content = scan()
    (one,) = explain_document(
        content, "scan.pdf", parse_profiles(content, "scan.pdf", TODAY, ocr=True), TODAY, ocr=True
    )
    start = one.document.text.index("gardener")
    (spot,) = find_spots(content, one.document.text, [(start, start + len("gardener"))], recognised=True)
    assert spot is not None
    ((left, top, right, bottom),) = spot.boxes
    assert spot.page == 1
    assert 180 < left < right < 300
    assert 842 - 625 < top < bottom < 842 - 500
    assert all(proof.spot is not None for proof in one.proofs if proof.start is not None)
