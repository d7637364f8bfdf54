"""Reads PDF files: pypdf first, pypdfium2 where pypdf's text looks bad, and what nobody can see kept apart.

No field of a résumé is known here.
"""

import io
import logging
import re
from dataclasses import dataclass

import pypdfium2 as pdfium  # pyright: ignore[reportMissingTypeStubs]
from pypdf import PdfReader
from pypdf.errors import PyPdfError

from models.parsing.documents.ocr import can_read_pictures, read_scan, refuse_picture
from models.parsing.documents.pdf_glyphs import teach_glyph_names
from models.parsing.documents.pdf_hidden import PageSight, look_at
from models.parsing.documents.pdf_layout import read_in_order
from models.parsing.documents.text import badness
from models.parsing.records import Rejected

MAX_PAGES = 100
logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # it reports every slip of the file, with pieces of it
teach_glyph_names()
_BAD = 0.12
_TAIL = 2048
_DRAWN_HYPHEN = "\xad"
"""Elsewhere a soft hyphen can't be seen; on a page it is drawn: XeTeX's fonts give all their hyphens this name."""
_ICON = re.compile(r"(?<!\S)/(?:[a-z]{2,}(?:_[a-z]{2,})+|envelope|mobile|map|linkedin|github|phone)(?!\S)")
"""The name of a drawn sign, which pypdf prints where the font does not say what it means."""
_PIECE = re.compile(r"[^\W_]+")
_PYPDF_ERRORS = (
    PyPdfError, RecursionError, ArithmeticError, LookupError, TypeError, ValueError, AttributeError, OSError,
    NotImplementedError, AssertionError,
)  # fmt: skip
"""What pypdf raises on damaged files; the second engine then has its turn."""


@dataclass(frozen=True, slots=True)
class PdfText:
    """The text of a PDF file, its pages joined with a form feed, and the text that a reader can't see.

    `recognised`: the text was read from pictures.
    """

    visible: str
    hidden: str
    pages: int
    recognised: bool = False


def read_pdf(content: bytes, ocr: bool = False) -> PdfText:
    """Text of a PDF file, with `ocr` that of a scan too where a program for it is installed.

    Raises `Rejected` (`broken_pdf`, `encrypted`, `too_many_pages`, `image_only`, `no_text`).
    """
    if b"startxref" not in content[-_TAIL:] and b"%%EOF" not in content[-_TAIL:]:
        raise Rejected("broken_pdf", "The PDF file ends too early; send the whole file again.")
    document = _open(content)
    try:
        sights = [_look_at(document, index) for index in range(len(document))]
        visible = _merge(content, document, sights)
        scanned = ocr and not visible.strip() and any(sight.pictures for sight in sights) and can_read_pictures()
        if scanned:
            visible = read_scan(document)
    finally:
        document.close()
    hidden = _not_shown(sights, visible)
    if not visible.strip() and not hidden:
        raise _no_text(sum(sight.pictures for sight in sights), ocr)
    return PdfText(visible, hidden, len(sights), recognised=scanned)


def _open(content: bytes) -> pdfium.PdfDocument:
    try:
        document = pdfium.PdfDocument(content)
        pages = len(document)
    except pdfium.PdfiumError as error:
        if b"/Encrypt" in content:
            raise Rejected("encrypted", "The PDF file is protected by a password; send a copy without one.") from error
        raise Rejected("broken_pdf", "The PDF file is damaged; export it again and send the new copy.") from error
    if 0 < pages <= MAX_PAGES:
        return document
    document.close()
    if pages == 0:
        raise Rejected("broken_pdf", "The PDF file has no pages that can be read.")
    raise Rejected("too_many_pages", f"The PDF file has {pages} pages; at most {MAX_PAGES} are read.")


def _look_at(document: pdfium.PdfDocument, index: int) -> PageSight:
    try:
        return look_at(document[index])
    except pdfium.PdfiumError:
        return PageSight("", 0)


def _not_shown(sights: list[PageSight], visible: str) -> str:
    """Hidden lines with a word that the reader sees nowhere else: a line cut in two by a page's end isn't hidden."""
    shown = "".join(_PIECE.findall(visible))
    lines = [line.strip() for sight in sights for line in sight.hidden.splitlines()]
    return "\n".join(line for line in lines if not all(piece in shown for piece in _PIECE.findall(line)))


def _no_text(pictures: int, ocr: bool) -> Rejected:
    if pictures:
        return refuse_picture("The PDF holds pictures of text only", ocr)
    return Rejected("no_text", "The PDF holds no text at all.")


def _merge(content: bytes, document: pdfium.PdfDocument, sights: list[PageSight]) -> str:
    """pypdf's text unless it looks bad and pdfium's looks better; pages that hide something are always pdfium's."""
    first = _text_of_pypdf(content, len(sights))
    honest = "".join(text for text, sight in zip(first, sights, strict=True) if sight.text is None)
    if badness(honest) > _BAD:
        second = [_text_of_pdfium(document, index) for index in range(len(sights))]
        if badness("".join(second)) < badness(honest):
            first = second
    texts = (text if sight.text is None else sight.text for text, sight in zip(first, sights, strict=True))
    return "\f".join(texts).replace(_DRAWN_HYPHEN, "-")


def _text_of_pypdf(content: bytes, pages: int) -> list[str]:
    """As many texts as there are pages; all empty when pypdf can't read the file or counts otherwise."""
    try:
        texts = [_ICON.sub("", page.extract_text()) for page in PdfReader(io.BytesIO(content)).pages]
    except _PYPDF_ERRORS:
        texts = []
    return texts if len(texts) == pages else [""] * pages


def _text_of_pdfium(document: pdfium.PdfDocument, index: int) -> str:
    try:
        return read_in_order(document[index])
    except pdfium.PdfiumError:
        return ""
