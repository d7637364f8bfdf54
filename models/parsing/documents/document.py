"""Turns the bytes of one document into its text: tells the type by content, keeps to limits, keeps hidden text apart.

No field is read here; bytes that can't become text are `Rejected` with a reason and a hint for whoever sent them.
"""

import json
import re
from dataclasses import dataclass
from typing import Any, cast

from models.parsing.documents.docx import is_docx, read_docx
from models.parsing.documents.exported import mend_export
from models.parsing.documents.html import read_html
from models.parsing.documents.markdown import is_markdown, read_markdown
from models.parsing.documents.ocr import can_read_pictures, refuse_picture
from models.parsing.documents.odt import is_odt, read_odt
from models.parsing.documents.pdf import read_pdf
from models.parsing.documents.pictures import picture_as_pdf
from models.parsing.documents.rtf import MARK as RTF_MARK
from models.parsing.documents.rtf import read_rtf
from models.parsing.documents.text import clean_text, decode
from models.parsing.records import Rejected
from models.parsing.rows.json_shape import JSON_RESUME_KEYS

MAX_BYTES = 20_000_000
MAX_CHARACTERS = 400_000
"""Characters of text in one document; the longest résumés have a tenth of it."""

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
ODT = "application/vnd.oasis.opendocument.text"
PDF = "application/pdf"
PICTURE = "image"
READABLE = "PDF, DOCX, ODT, RTF, HTML, Markdown or plain text"
_HTML = re.compile(
    rb"<!doctype html|<html[\s>]|<body[\s>]|(?:<(?:p|div|h[1-6]|ul|table|section|span)[\s>][^\0]*){3}", re.I
)
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\0", b"MM\0*", b"BM")
_KNOWN_BUT_UNREAD = {
    b"\xd0\xcf\x11\xe0": "an old Word format",
    b"PK\x03\x04": "a kind of archive",
    b"%!PS": "PostScript",
}


@dataclass(frozen=True, slots=True)
class Document:
    """One document as text. `structured` is the object of a JSON Resume, whose `text` is empty.

    `recognised`: the text was read from pictures, letter by letter, and may be wrong anywhere.
    """

    media_type: str
    text: str
    hidden_text: str = ""
    pages: int = 1
    structured: dict[str, Any] | None = None
    recognised: bool = False
    flattened: bool = False
    """Whether an export had squeezed the text into one line: its lines are guesses."""


def read_document(content: bytes, name: str, ocr: bool = False) -> Document:
    """Text of a PDF, DOCX, ODT, RTF, HTML, Markdown, plain text or JSON Resume file, whatever its `name` claims.

    With `ocr` pictures are read too, where the program for it is installed. Raises `Rejected` with one of
    `empty_file`, `too_large`, `too_many_pages`, `unknown_type`, `encrypted`, `broken_pdf`, `broken_docx`,
    `broken_odt`, `broken_rtf`, `broken_json`, `image_only`, `no_text`.
    """
    if not content.strip(b"\0 \t\r\n"):
        raise Rejected("empty_file", "The file is empty; send it again.")
    if len(content) > MAX_BYTES:
        raise Rejected("too_large", f"The file has more than {MAX_BYTES // 1_000_000} MB.")
    document = _read(content, name, ocr)
    if len(document.text) + len(document.hidden_text) > MAX_CHARACTERS:
        raise Rejected("too_large", "The document holds more text than any résumé.")
    if document.structured is None and not re.search(r"\w\w", document.text + document.hidden_text):
        raise Rejected("no_text", "The document holds no text.")
    return document


def _read(content: bytes, name: str, ocr: bool) -> Document:
    if b"%PDF-" in content[:1024]:
        pdf = read_pdf(content, ocr)
        return Document(PDF, clean_text(pdf.visible), clean_text(pdf.hidden), pdf.pages, recognised=pdf.recognised)
    if is_docx(content):
        return _document(DOCX, read_docx(content))
    if is_odt(content):
        return _document(ODT, read_odt(content))
    if content.startswith(RTF_MARK):
        return _document("application/rtf", read_rtf(content))
    if content.startswith(_PICTURES):
        return _read_picture(content, ocr)
    for mark, kind in _KNOWN_BUT_UNREAD.items():
        if content.startswith(mark):
            raise Rejected(_broken_archive(content, name), f"The file is {kind}; send {READABLE}.")
    return _read_text(content)


def _document(media_type: str, texts: tuple[str, str]) -> Document:
    visible, hidden = texts
    return Document(media_type, clean_text(visible), clean_text(hidden))


def _read_picture(content: bytes, ocr: bool) -> Document:
    pages = picture_as_pdf(content) if ocr and can_read_pictures() else None
    if pages is None:
        raise refuse_picture("The file holds pictures only", ocr)
    scan = read_pdf(pages, ocr)
    return Document(PICTURE, clean_text(scan.visible), pages=scan.pages, recognised=True)


def _broken_archive(content: bytes, name: str) -> str:
    return "broken_docx" if content.startswith(b"PK") and name.lower().endswith(".docx") else "unknown_type"


def _read_text(content: bytes) -> Document:
    text = decode(content)
    if text.lstrip("\ufeff \t\r\n").startswith("{"):
        return _read_json_resume(text)
    if _HTML.search(content[:20_000]):
        visible, hidden = read_html(text)
        mended = mend_export(visible)
        return Document("text/html", clean_text(mended), clean_text(hidden), flattened=mended != visible)
    if is_markdown(text):
        return _document("text/markdown", read_markdown(text))
    odd = sum(1 for letter in text if letter == "\ufffd" or (ord(letter) < 32 and letter not in "\t\n\r\f\v"))
    if odd > len(text) // 50:
        raise Rejected("unknown_type", f"The file is of no kind that can be read; send {READABLE}.")
    mended = mend_export(text)
    return Document("text/plain", clean_text(mended), flattened=mended != text)


def _read_json_resume(text: str) -> Document:
    try:
        value: object = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise Rejected("broken_json", "The file begins like JSON but isn't whole.") from error
    if not isinstance(value, dict) or not JSON_RESUME_KEYS & set(cast("dict[str, Any]", value)):
        raise Rejected("unknown_type", "The file is JSON but no JSON Resume: it has none of its sections.")
    return Document("application/json", "", structured=cast("dict[str, Any]", value))
