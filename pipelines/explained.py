"""An explanation in rows and sentences for people: fields beside their words, what was rejected, what is hidden.

Nothing is looked up here; where the words stand is found in `models.parsing`.
"""

from collections.abc import Iterator

from models.parsing.documents.document import DOCX, ODT
from models.parsing.records import Evidence
from models.parsing.resumes.doubts import Doubt
from models.parsing.resumes.explain import Explanation
from models.parsing.resumes.proofs import Proof
from pipelines.advice import advise_on_flag

FIELD_COLUMNS = ("Field", "Value", "Sure", "Words", "Where")
REJECTED_COLUMNS = ("Rejected for", "Words", "Sure", "Why", "Where")
_KINDS = {
    "application/pdf": "PDF",
    DOCX: "DOCX",
    ODT: "ODT",
    "application/rtf": "RTF",
    "application/json": "JSON Resume",
    "text/html": "HTML",
    "text/markdown": "Markdown",
    "image": "a picture",
}
LONGEST = 100
"""Characters of a value or of words that are shown in a row."""


def head_lines(name: str, explanation: Explanation) -> Iterator[str]:
    """What the document is, and a sentence for each flag."""
    document, resume = explanation.document, explanation.resume
    pages = f", {document.pages} pages" if document.pages > 1 else ""
    hidden = f", {resume.hidden_characters} of them hidden" if resume.hidden_characters else ""
    read = ", read from pictures" if document.recognised else ""
    characters = resume.text_characters + resume.hidden_characters
    kind = _KINDS.get(document.media_type, "a table" if not document.text else "text")
    sure = f"; as a whole {say_confidence(resume.confidence)} sure" if document.text else ""
    yield f"{name}: {kind}{pages}, {characters} characters{hidden}{read}{sure}"
    for flag in resume.flags:
        said = "; ".join(_quote(explanation, one) for one in explanation.doubts if one.flag == flag)
        yield f"Look at it ({flag}): {advise_on_flag(flag)}{f' It says {said}.' if said else ''}"


def _quote(explanation: Explanation, doubt: Doubt) -> str:
    if doubt.hidden:
        return f"“{shorten(doubt.words)}” (hidden)"
    where = say_where(explanation, doubt)
    return f"“{shorten(doubt.words)}”{f' ({where})' if where else ''}"


def field_rows(explanation: Explanation) -> list[tuple[str, ...]]:
    """A row for each value of the record, in the columns of `FIELD_COLUMNS`."""
    text = explanation.document.text
    return [
        (
            proof.path,
            shorten(proof.value),
            say_sure(proof),
            "" if proof.start is None else shorten(text[proof.start : proof.end]),
            say_where(explanation, proof),
        )
        for proof in explanation.proofs
    ]


def rejected_rows(explanation: Explanation) -> list[tuple[str, ...]]:
    """A row for everything that might have been a field and was not taken, in the columns of `REJECTED_COLUMNS`."""
    accepted = [one for one in explanation.resume.evidence if one.accepted]
    return [
        (
            one.field,
            shorten(one.value),
            say_confidence(one.confidence),
            _why(one, accepted),
            say_where(explanation, one),
        )
        for one in explanation.resume.evidence
        if not one.accepted
    ]


def shorten(text: str) -> str:
    """One line of a text, cut where a row ends; what isn't printable becomes a blank."""
    line = " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())
    return line if len(line) <= LONGEST else f"{line[: LONGEST - 1]}…"


def say_confidence(confidence: float) -> str:
    """Two digits."""
    return f"{confidence:.2f}"


def say_sure(proof: Proof) -> str:
    """How sure a value is; "≈" before the confidence of the whole reading, where the field has none of its own."""
    return f"{'' if proof.is_own else '≈ '}{say_confidence(proof.confidence)}"


def say_where(explanation: Explanation, seen: Proof | Evidence | Doubt) -> str:
    """The page of a PDF file, else the line of the text."""
    if seen.spot is not None:
        return f"page {seen.spot.page}"
    return "" if seen.start is None else f"line {explanation.document.text.count(chr(10), 0, seen.start) + 1}"


def _why(one: Evidence, accepted: list[Evidence]) -> str:
    surer = next((other for other in accepted if other.start < one.end and one.start < other.end), None)
    return "not sure enough" if surer is None else f"surer as {surer.field}"
