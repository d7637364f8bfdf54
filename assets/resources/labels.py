"""The folder of labelled résumés that a tagger is trained on, and the tagger that was trained last.

How one is trained is in `models.parsing`; labels are read where they lie and never copied.
"""

from pathlib import Path

from assets.lake import Snapshot
from models.parsing.resumes.tagger.labelled import LabelledDocument, read_labelled
from models.parsing.resumes.tagger.tagger import Tagger, TaggerFormatError, parse_tagger

PART = "tagger"


class Labels:
    """Files `*.jsonl` below `root`, each line a text with its spans."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def read(self) -> list[LabelledDocument]:
        """All labelled résumés, by file name. Raises ValueError naming a file and a line that is none."""
        documents: list[LabelledDocument] = []
        for path in sorted(self.root.rglob("*.jsonl")):
            with path.open(encoding="utf-8") as lines:
                try:
                    documents += read_labelled(lines)
                except ValueError as fault:
                    raise ValueError(f"{path.name}: {fault}") from None
        return documents


def open_tagger(resume_tagger: Snapshot) -> Tagger | None:
    """The tagger that is current; None where none was trained, or where it was trained by another version."""
    try:
        return parse_tagger(resume_tagger.read_bytes(PART))
    except (LookupError, TaggerFormatError):
        return None
