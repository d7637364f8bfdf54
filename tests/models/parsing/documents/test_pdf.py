"""PDF files give the text that a person sees, and what they can't see apart."""

import io
from collections.abc import Callable

import pytest
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from models.parsing.documents.pdf import MAX_PAGES, read_pdf
from models.parsing.documents.text import clean_text
from models.parsing.records import Rejected

SECRET = "kubernetes terraform ansible"


def draw(*pages: Callable[[Canvas], None], **options: str) -> bytes:
    saved = io.BytesIO()
    canvas = Canvas(saved, pagesize=(595, 842), invariant=1, **options)
    for page in pages:
        page(canvas)
        canvas.showPage()
    canvas.save()
    return saved.getvalue()


def visible(canvas: Canvas) -> None:
    canvas.setFont("Helvetica", 11)
    canvas.drawString(60, 760, "Ada Example, gardener of old roses")


def white(canvas: Canvas) -> None:
    canvas.setFillColorRGB(1, 1, 1)
    canvas.drawString(60, 300, SECRET)


def nearly_white(canvas: Canvas) -> None:
    canvas.setFillColorRGB(0.98, 0.98, 0.97)
    canvas.drawString(60, 300, SECRET)


def white_over_words(canvas: Canvas) -> None:
    canvas.setFillColorRGB(1, 1, 1)
    canvas.drawString(60, 760, SECRET)


def tiny(canvas: Canvas) -> None:
    canvas.setFont("Helvetica", 1)
    canvas.drawString(60, 300, SECRET)


def unpainted(canvas: Canvas) -> None:
    text = canvas.beginText(60, 300)
    text.setTextRenderMode(3)
    text.textLine(SECRET)
    canvas.drawText(text)


def off_page(canvas: Canvas) -> None:
    canvas.drawString(60, -200, SECRET)


def covered(canvas: Canvas) -> None:
    canvas.drawString(60, 300, SECRET)
    canvas.setFillColorRGB(0.2, 0.3, 0.6)
    canvas.rect(40, 280, 400, 60, stroke=0, fill=1)


def transparent(canvas: Canvas) -> None:
    canvas.setFillAlpha(0)
    canvas.drawString(60, 300, SECRET)


def clipped(canvas: Canvas) -> None:
    path = canvas.beginPath()
    path.rect(0, 0, 5, 5)
    canvas.clipPath(path, stroke=0)
    canvas.drawString(60, 300, SECRET)


def inside_a_form(canvas: Canvas) -> None:
    canvas.beginForm("hidden")
    canvas.setFillColorRGB(1, 1, 1)
    canvas.drawString(60, 300, SECRET)
    canvas.endForm()
    canvas.doForm("hidden")


HIDING = [
    white,
    nearly_white,
    white_over_words,
    tiny,
    unpainted,
    off_page,
    covered,
    transparent,
    clipped,
    inside_a_form,
]


@pytest.mark.parametrize("hide", HIDING)
def test_text_that_nobody_can_see_is_kept_apart(hide: Callable[[Canvas], None]) -> None:
    text = read_pdf(draw(lambda canvas: (visible(canvas), hide(canvas))))
    assert "kubernetes" in text.hidden
    assert "kubernetes" not in text.visible
    assert "gardener of old roses" in text.visible


def test_white_text_on_a_dark_bar_is_visible() -> None:
    def bar(canvas: Canvas) -> None:
        canvas.setFillColorRGB(0.1, 0.1, 0.3)
        canvas.rect(0, 700, 595, 142, stroke=0, fill=1)
        canvas.setFillColorRGB(1, 1, 1)
        canvas.drawString(60, 760, "Ada Example")

    text = read_pdf(draw(bar))
    assert (text.visible.strip(), text.hidden) == ("Ada Example", "")


def test_only_the_page_that_hides_text_is_read_anew() -> None:
    text = read_pdf(draw(visible, lambda canvas: (visible(canvas), white(canvas))))
    assert text.pages == 2
    assert text.visible.count("gardener") == 2
    assert SECRET in text.hidden


def letter_by_letter(canvas: Canvas) -> None:
    """Narrow blanks between letters that overlap a little, as wkhtmltopdf sets them."""
    across = 60.0
    for letter in "pruned the roses of the staff of gardeners":
        if letter != " ":
            canvas.drawString(across, 760, letter)
        across += stringWidth(letter, "Helvetica", 12) * (0.7 if letter == " " else 1) - 0.1


def test_words_stay_apart_on_a_page_that_hides_something() -> None:
    text = read_pdf(draw(lambda canvas: (letter_by_letter(canvas), white(canvas))))
    assert text.visible.strip() == "pruned the roses of the staff of gardeners"


def test_text_far_off_the_page_is_kept_apart() -> None:
    text = read_pdf(draw(lambda canvas: (visible(canvas), canvas.drawString(9e6, 300, SECRET))))
    assert (SECRET in text.hidden, SECRET in text.visible) == (True, False)


def picture() -> ImageReader:
    from PIL import Image

    return ImageReader(Image.new("L", (300, 400), 200))


def test_the_unseen_text_layer_of_a_scan_is_read() -> None:
    def scan(canvas: Canvas) -> None:
        canvas.drawImage(picture(), 0, 0, 595, 842)
        unpainted(canvas)

    text = read_pdf(draw(scan))
    assert (SECRET in text.visible, text.hidden) == (True, "")


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (draw(lambda canvas: canvas.rect(60, 60, 400, 600)), "no_text"),
        (draw(lambda canvas: canvas.drawImage(picture(), 0, 0, 595, 842)), "image_only"),
        (draw(visible)[:700], "broken_pdf"),
        (b"%PDF-1.4\nnothing of a PDF\n%%EOF", "broken_pdf"),
        (draw(visible, encrypt="secret"), "encrypted"),
        (draw(*[visible] * (MAX_PAGES + 1)), "too_many_pages"),
    ],
)
def test_what_cant_be_read_is_rejected_with_a_reason(content: bytes, reason: str) -> None:
    with pytest.raises(Rejected) as caught:
        read_pdf(content)
    assert caught.value.reason == reason
    assert "gardener" not in caught.value.detail


def with_named_glyphs(codes: bytes, names: str) -> bytes:
    """A page whose font says what its letters are by their glyphs' names alone, from code 1 on, as TeX's fonts do."""
    content = b"BT /F 12 Tf 60 700 Td <" + codes.hex().encode() + b"> Tj ET"
    parts = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
        b" /Resources << /Font << /F 5 0 R >> >> >>",
        b"<< /Length %d >> stream\n%s\nendstream" % (len(content), content),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding"
        b" << /Type /Encoding /Differences [1 %s] >> >>" % names.encode(),
    ]
    body, offsets = b"%PDF-1.4\n", list[int]()
    for number, part in enumerate(parts, start=1):
        offsets.append(len(body))
        body += b"%d 0 obj %s endobj\n" % (number, part)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    size = len(parts) + 1
    head = b"xref\n0 %d\n0000000000 65535 f \n" % size
    return body + head + table + b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (size, len(body))


def test_ligatures_and_variants_that_only_the_names_of_glyphs_tell_are_letters() -> None:
    names = "/f_i /f_f_i /T_h /S.sc /four.lnum /s_t /map_marker"
    text = read_pdf(with_named_glyphs(b"\x01eld o\x02ce \x03e fa\x06 \x04 \x05 \x07 Kew", names)).visible
    assert clean_text(text).split() == ["field", "office", "The", "fast", "S", "4", "Kew"]


def test_a_hyphen_that_its_font_calls_soft_is_seen() -> None:
    content = draw(lambda canvas: canvas.drawString(60, 700, "Site\xadwide cook, Mar. 2021 \xad Present"))
    assert "Site-wide cook, Mar. 2021 - Present" in clean_text(read_pdf(content).visible)
