"""Reads a document once more for people who want to see why: the words that prove each field, and what is hidden.

The records are those of `parse_profiles`; bulk reading never comes here.
"""

from dataclasses import dataclass, field, replace
from datetime import date
from itertools import accumulate, pairwise

from pypdfium2 import PdfiumError  # pyright: ignore[reportMissingTypeStubs]

from models.parsing.documents.document import PDF, PICTURE, Document, read_document
from models.parsing.documents.pdf_pictures import Picture, draw_pages
from models.parsing.documents.pdf_spots import find_spots
from models.parsing.documents.pictures import picture_as_pdf
from models.parsing.records import Rejected, Resume, Spot
from models.parsing.resumes.doubts import Doubt, find_doubts
from models.parsing.resumes.profiles import ProfileBatch
from models.parsing.resumes.proofs import Proof, prove


@dataclass(frozen=True, slots=True)
class HiddenLine:
    """A line that no reader of the document sees, and where a PDF file holds it."""

    text: str
    spot: Spot | None = None


@dataclass(frozen=True, slots=True)
class Explanation:
    """One person's record with its proofs; offsets count characters of `document.text`.

    A row of a table and a JSON Resume name their fields themselves: there the text is empty and proofs are nowhere.
    `pictures` are the pages of a PDF file or of a picture, where they were asked for.
    """

    resume: Resume
    document: Document
    proofs: list[Proof]
    hidden: list[HiddenLine] = field(default_factory=list[HiddenLine])
    doubts: list[Doubt] = field(default_factory=list[Doubt])
    pictures: list[Picture] = field(default_factory=list[Picture])


def explain_document(
    content: bytes, name: str, batch: ProfileBatch, today: date, ocr: bool = False, draw: bool = False
) -> list[Explanation]:
    """Why the record of each person in the batch, which was read from the same bytes on this day, says what it says."""
    document = _read_again(content, name, ocr) if len(batch.profiles) + len(batch.rejected) == 1 else _TABLE
    hidden = [HiddenLine(line) for line in document.hidden_text.split("\n") if line.strip()]
    people = [Explanation(one.resume, document, prove(one.resume, document.text), hidden) for one in batch.profiles]
    pages = picture_as_pdf(content) if document.media_type == PICTURE else content
    if pages and document.media_type in {PDF, PICTURE}:
        people = _show_places(people, pages, draw)
    return [replace(one, doubts=find_doubts(one.resume, one.document, one.proofs, today)) for one in people]


def _show_places(people: list[Explanation], content: bytes, draw: bool) -> list[Explanation]:
    try:
        pictures = draw_pages(content) if draw else []
        return [replace(_with_spots(one, content), pictures=pictures) for one in people]
    except PdfiumError:
        return people


_TABLE = Document("table", "")


def _read_again(content: bytes, name: str, ocr: bool) -> Document:
    try:
        return read_document(content, name, ocr)
    except Rejected:
        return _TABLE


def _with_spots(one: Explanation, content: bytes) -> Explanation:
    """With the page and boxes of everything that has words."""
    proofs, evidence, document = one.proofs, one.resume.evidence, one.document
    spans = [(proof.start or 0, proof.end or 0) for proof in proofs] + [(seen.start, seen.end) for seen in evidence]
    found = find_spots(content, document.text, spans, document.recognised)
    ends = accumulate((len(line) + 1 for line in document.hidden_text.split("\n")), initial=0)
    lines = [span for span in pairwise(ends) if document.hidden_text[slice(*span)].strip()]
    unseen = find_spots(content, document.hidden_text, lines) if lines else []
    return replace(
        one,
        proofs=[replace(proof, spot=spot) for proof, spot in zip(proofs, found[: len(proofs)], strict=True)],
        resume=replace(
            one.resume,
            evidence=[replace(seen, spot=spot) for seen, spot in zip(evidence, found[len(proofs) :], strict=True)],
        ),
        hidden=[replace(line, spot=spot) for line, spot in zip(one.hidden, unseen, strict=True)],
    )
