"""Reads a document once more for people who want to see why: the words that prove each field, and what is hidden.

The records are those of `parse_profiles`; bulk reading never comes here.
"""

from dataclasses import dataclass

from models.parsing.document import Document, read_document
from models.parsing.profiles import ProfileBatch
from models.parsing.proofs import Proof, prove
from models.parsing.records import Rejected, Resume


@dataclass(frozen=True, slots=True)
class Explanation:
    """One person's record with its proofs; offsets count characters of `document.text`.

    A row of a table and a JSON Resume name their fields themselves: there the text is empty and proofs are nowhere.
    """

    resume: Resume
    document: Document
    proofs: list[Proof]


def explain_document(content: bytes, name: str, batch: ProfileBatch, ocr: bool = False) -> list[Explanation]:
    """Why the record of each person in the batch, which was read from the same bytes, says what it says."""
    document = _read_again(content, name, ocr) if len(batch.profiles) + len(batch.rejected) == 1 else _TABLE
    return [Explanation(one.resume, document, prove(one.resume, document.text)) for one in batch.profiles]


_TABLE = Document("table", "")


def _read_again(content: bytes, name: str, ocr: bool) -> Document:
    try:
        return read_document(content, name, ocr)
    except Rejected:
        return _TABLE
