"""The type of a document is told by its content, limits hold, and nothing but `Rejected` ever comes out."""

import io
import json

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reportlab.pdfgen.canvas import Canvas

from models.parsing.documents.document import MAX_BYTES, MAX_CHARACTERS, read_document
from models.parsing.records import Rejected


def small_pdf() -> bytes:
    saved = io.BytesIO()
    canvas = Canvas(saved, invariant=1, pageCompression=0)
    canvas.drawString(72, 700, "Ada Example, gardener")
    canvas.save()
    return saved.getvalue()


def small_docx() -> bytes:
    saved = io.BytesIO()
    document = docx.Document()
    document.add_paragraph("Ada Example, gardener")
    document.save(saved)
    return saved.getvalue()


PDF, DOCX = small_pdf(), small_docx()
HTML = b"<html><body><p>Ada Example, gardener</p></body></html>"


@pytest.mark.parametrize(
    ("content", "media_type"),
    [
        (PDF, "application/pdf"),
        (DOCX, "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        (HTML, "text/html"),
        ("Ada Example, gärtnert".encode("cp1252"), "text/plain"),
        ("Ada Example, gärtnert".encode("utf-16"), "text/plain"),
        ("\ufeffAda Example, gärtnert".encode(), "text/plain"),
    ],
)
def test_the_type_is_told_by_content_whatever_the_name(content: bytes, media_type: str) -> None:
    document = read_document(content, "resume.xyz")
    assert document.media_type == media_type
    assert "Ada Example, g" in document.text
    assert "\ufffd" not in document.text


def test_json_resume_keeps_its_object() -> None:
    document = read_document(json.dumps({"basics": {"name": "Ada"}}).encode(), "a.txt")
    assert (document.structured, document.text) == ({"basics": {"name": "Ada"}}, "")


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "empty_file"),
        (b" \n\0", "empty_file"),
        (b"x" * (MAX_BYTES + 1), "too_large"),
        (b"word " * (MAX_CHARACTERS // 4), "too_large"),
        (b"\x89PNG\r\n\x1a\n....", "image_only"),
        (b"{\\rtf1 hello", "broken_rtf"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "unknown_type"),
        (b'{"basics": ', "broken_json"),
        (b'{"a": 1}', "unknown_type"),
        (bytes(range(256)) * 4, "unknown_type"),
        (DOCX[:900], "unknown_type"),
        (b"<html><body></body></html>", "no_text"),
    ],
)
def test_rejections_have_a_reason(content: bytes, reason: str) -> None:
    with pytest.raises(Rejected) as caught:
        read_document(content, "resume.pdf")
    assert caught.value.reason == reason


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from([PDF, DOCX, HTML]),
    st.lists(st.tuples(st.integers(0, 10**6), st.integers(0, 255)), min_size=1, max_size=30),
    st.floats(0.3, 1),
)
def test_damaged_files_are_read_or_rejected(whole: bytes, changes: list[tuple[int, int]], kept: float) -> None:
    content = bytearray(whole)
    for place, byte in changes:
        content[place % len(content)] = byte
    try:
        assert read_document(bytes(content[: int(len(content) * kept)]), "x").media_type
    except Rejected as rejected:
        assert rejected.reason


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=300))
def test_random_bytes_are_read_or_rejected(content: bytes) -> None:
    try:
        assert isinstance(read_document(content, "x").text, str)
    except Rejected as rejected:
        assert rejected.detail.endswith(".")
