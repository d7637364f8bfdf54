"""What a person can't see in a document does not reach what is matched, in any format and by any technique."""

from datetime import date

import pytest

from models.parsing.documents.document import read_document
from models.parsing.records import Rejected
from models.parsing.resumes.resume import parse_resume
from tests.models.parsing.documents.crafted.docx import TECHNIQUES as DOCX
from tests.models.parsing.documents.crafted.docx import make_docx
from tests.models.parsing.documents.crafted.markup import (
    HTML,
    MARKDOWN,
    ODT,
    RTF,
    make_html,
    make_json,
    make_markdown,
    make_odt,
    make_rtf,
    make_text,
)
from tests.models.parsing.documents.crafted.page import OPEN, SECRET
from tests.models.parsing.documents.crafted.pdf import TECHNIQUES as PDF
from tests.models.parsing.documents.crafted.pdf import make_pdf

TODAY = date(2026, 3, 2)
CAUGHT = 0.95
CRAFTED: dict[str, bytes] = {
    **{f"pdf: {technique}": make_pdf(technique) for technique in PDF},
    **{f"pdf of three pages: {technique}": make_pdf(technique, pages=3) for technique in ("white", "unpainted")},
    **{f"docx: {technique}": make_docx(technique) for technique in DOCX},
    **{f"html: {technique}": make_html(technique) for technique in HTML},
    **{f"odt: {technique}": make_odt(technique) for technique in ODT},
    **{f"rtf: {technique}": make_rtf(technique) for technique in RTF},
    **{f"markdown: {technique}": make_markdown(technique) for technique in MARKDOWN},
    "text: tags": make_text("tags"),
    "json: unknown fields": make_json("fields"),
}
HONEST = [
    make_pdf(None), make_docx(None), make_html(None), make_odt(None), make_rtf(None), make_markdown(None),
    make_text(None), make_json(None),
]  # fmt: skip


def leaks(content: bytes) -> bool:
    """Whether a word of SECRET is among what is matched."""
    matched = parse_resume(content, "resume", TODAY).matching_text.lower()
    return any(word.lower() in matched for word in SECRET.split())


def test_the_set_is_large_and_the_words_are_in_it() -> None:
    assert len(CRAFTED) >= 60
    assert not [name for name, content in CRAFTED.items() if len(content) < 200]


def test_hardly_any_hidden_word_is_matched() -> None:
    leaking = [name for name, content in CRAFTED.items() if leaks(content)]
    assert len(leaking) <= (1 - CAUGHT) * len(CRAFTED), leaking


@pytest.mark.parametrize("content", HONEST)
def test_an_honest_file_hides_nothing_and_loses_nothing(content: bytes) -> None:
    document = read_document(content, "resume")
    assert document.hidden_text == ""
    if document.structured is None:
        words = " ".join(document.text.split())
        assert all(line in words for line in OPEN)


@pytest.mark.parametrize(
    "name", ["pdf: white", "docx: vanished", "html: not displayed", "odt: white", "rtf: switched off"]
)
def test_what_was_hidden_is_kept_apart_and_flagged(name: str) -> None:
    resume = parse_resume(CRAFTED[name], "resume", TODAY)
    assert resume.hidden_characters >= len(SECRET) - 4
    assert "hidden_text" in resume.flags


def test_a_document_that_hides_more_than_it_shows_is_refused() -> None:
    line = f"<p>{OPEN[5]}</p>"
    stuffed = f"<html><body>{line}<p style='display:none'>{SECRET * 20}</p></body></html>".encode()
    with pytest.raises(Rejected, match="mostly_hidden"):
        parse_resume(stuffed, "cv.html", TODAY)
    shown = f"<html><body>{line * 20}<p style='display:none'>{SECRET * 15}</p></body></html>".encode()
    assert "hidden_text" in parse_resume(shown, "cv.html", TODAY).flags
