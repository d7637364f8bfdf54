"""Finds the words of a document that its flags are about, for people who want to see why it was flagged.

Which flags are raised is decided in `flags`; nothing is judged anew here.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from models.parsing.documents.document import Document
from models.parsing.records import Resume, Spot
from models.parsing.resumes.flags import doubt_histories, find_birth, find_claims, find_machine_words
from models.parsing.resumes.proofs import Proof


@dataclass(frozen=True, slots=True)
class Doubt:
    """A flag and words that raise it: characters `start` to `end` of the document's text, or of what it hides.

    Without `start` no words say it as it stands: a JSON Resume, or a date that was taken over from another.
    """

    flag: str
    words: str
    start: int | None = None
    end: int | None = None
    hidden: bool = False
    spot: Spot | None = None


def find_doubts(resume: Resume, document: Document, proofs: Sequence[Proof], today: date) -> list[Doubt]:
    """Every place that a flag of this résumé is about, in the order of its flags."""
    found = list(_look(resume, document, proofs, today))
    return sorted((one for one in found if one.flag in resume.flags), key=lambda one: resume.flags.index(one.flag))


def _look(resume: Resume, document: Document, proofs: Sequence[Proof], today: date) -> Iterator[Doubt]:
    text, hidden = document.text, document.hidden_text
    for start, end in find_machine_words(text):
        yield Doubt("machine_instructions", text[start:end], start, end)
    for start, end in find_machine_words(hidden):
        yield Doubt("machine_instructions", hidden[start:end], start, end, hidden=True)
    for start, end in find_claims(text):
        yield Doubt("overlong_career", text[start:end], start, end)
    by_path = {proof.path: proof for proof in proofs}
    for flag, paths in doubt_histories(text, resume.work, resume.education, today).items():
        for proof in (by_path[path] for path in paths if path in by_path):
            words = proof.value if proof.start is None else text[proof.start : proof.end]
            yield Doubt(flag, words, proof.start, proof.end, spot=proof.spot)
    birth = find_birth(text)
    if birth and "early_degree" in resume.flags:
        yield Doubt("early_degree", text[slice(*birth[1])], *birth[1])
