"""Scans and pictures are read where Tesseract is, and refused with the way out where it isn't or isn't wanted."""

import io
import random
from collections.abc import Callable
from datetime import date

import pypdfium2 as pdfium  # pyright: ignore[reportMissingTypeStubs]
import pytest
from PIL import Image, ImageDraw, ImageFont
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from models.parsing.documents import ocr
from models.parsing.documents.document import read_document
from models.parsing.documents.pictures import picture_as_pdf
from models.parsing.records import Rejected
from models.parsing.resumes.explain import explain_document
from models.parsing.resumes.profiles import parse_profiles
from sample.truths import FILES

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
@pytest.mark.parametrize(
    ("make", "left_to", "top_to"), [(scan, (180, 300), (217, 342)), (picture, (120, 300), (30, 60))]
)
def test_words_of_pictures_are_shown_where_they_stand(
    make: Callable[[], bytes], left_to: tuple[int, int], top_to: tuple[int, int]
) -> None:
    content = make()
    batch = parse_profiles(content, "scan", TODAY, ocr=True)
    (one,) = explain_document(content, "scan", batch, TODAY, ocr=True, draw=True)
    gardener = next(seen for seen in one.resume.evidence if seen.value == "gardener")
    assert gardener.spot is not None
    ((left, top, right, bottom),) = gardener.spot.boxes
    assert gardener.spot.page == 1
    assert left_to[0] < left < right < left_to[1]
    assert top_to[0] < top < bottom < top_to[1]
    assert all(proof.spot is not None for proof in one.proofs if proof.start is not None)
    assert len(one.pictures) == 1


@needs_tesseract
def test_a_photograph_is_read_as_its_camera_was_held_and_every_frame_counts() -> None:
    with Image.open(io.BytesIO(picture())) as upright:
        lying, told, both = io.BytesIO(), Image.Exif(), io.BytesIO()
        told[0x0112] = 6  # the camera lay on its right side
        upright.rotate(90, expand=True).save(lying, "JPEG", exif=told, quality=95)
        upright.save(both, "TIFF", save_all=True, append_images=[upright])
    assert WORDS in read_document(lying.getvalue(), "photo.jpg", ocr=True).text
    frames = read_document(both.getvalue(), "scan.tif", ocr=True)
    assert (frames.pages, frames.text.count(WORDS)) == (2, 2)


@needs_tesseract
def test_entries_of_a_photographed_list_stay_apart() -> None:
    page = pdfium.PdfDocument(FILES / "resumes" / "resume_desmond_okoro-finch.pdf")[0]
    page.render(scale=2.2).to_pil().rotate(0.6, fillcolor="white").save(photo := io.BytesIO(), "JPEG", quality=80)
    read = read_document(photo.getvalue(), "photo.jpg", ocr=True).text
    entries = ["Trained three apprentices", "Baked bread and desserts for a 40-room inn", "Full-time only"]
    assert {f"• {entry}" for entry in entries} <= set(read.split("\n"))


@needs_tesseract
def test_a_torn_picture_is_refused() -> None:
    with pytest.raises(Rejected, match="image_only"):
        read_document(picture()[:400], "torn.png", ocr=True)


def test_no_damage_of_a_picture_gets_past_the_reader() -> None:
    chance = random.Random(1)
    with Image.open(io.BytesIO(picture())) as image:
        for kind in ("TIFF", "GIF", "JPEG", "BMP", "PNG"):
            image.save(saved := io.BytesIO(), kind)
            for _ in range(60):
                damaged = bytearray(saved.getvalue())
                for _ in range(chance.choice((1, 4, 20))):
                    damaged[chance.randrange(4, min(300, len(damaged)))] = chance.randrange(256)
                made = picture_as_pdf(bytes(damaged))
                assert made is None or made.startswith(b"%PDF")
