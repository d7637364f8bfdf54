"""Reads the committed truths: who must find what near the top, what must never be in a list, and what was planted.

Only the JSON files are read here, so a test that uses them needs nothing of the generator.
"""

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
FILES = HERE / "files"
TRUTHS = HERE / "truths.json"
PLANTED = HERE / "planted.json"


@dataclass(frozen=True)
class Reference:
    """One place where a posting stands: a file below `files/`, the item's identity there, and its URL if given."""

    file: str
    item: str
    url: str | None


@dataclass(frozen=True)
class SamplePosting:
    """A vacancy by the key that truths use; more than one reference means that several sources list it."""

    key: str
    title: str
    employer: str
    references: list[Reference]


@dataclass(frozen=True)
class PersonTruth:
    """What holds for one person. Each mapping goes from a posting's key to the reason in a sentence.

    At least one of `must_top3` is among the person's first three; none of `never` is in the list at all; none of
    `not_top3` is among the first three.
    """

    email: str
    file: str
    must_top3: dict[str, str]
    never: dict[str, str]
    not_top3: dict[str, str] = field(default_factory=dict[str, str])


@dataclass(frozen=True)
class Planted:
    """Something planted in the sample, by kind, with what must become of it."""

    kind: str
    becomes: str
    files: list[str]
    references: list[Reference]


@dataclass(frozen=True)
class Truths:
    """All truths, postings by key."""

    postings: dict[str, SamplePosting]
    people: list[PersonTruth]

    def posting_by_reference(self) -> dict[tuple[str, str], SamplePosting]:
        """Postings by file and item."""
        return {(at.file, at.item): posting for posting in self.postings.values() for at in posting.references}


def load_truths(path: Path = TRUTHS) -> Truths:
    """The truths as committed."""
    document = json.loads(path.read_text(encoding="utf-8"))
    postings = {
        key: SamplePosting(key, entry["title"], entry["employer"], _references(entry))
        for key, entry in document["postings"].items()
    }
    return Truths(postings, [PersonTruth(**entry) for entry in document["people"]])


def load_planted(path: Path = PLANTED) -> list[Planted]:
    """What was planted."""
    entries = json.loads(path.read_text(encoding="utf-8"))["planted"]
    return [Planted(entry["kind"], entry["becomes"], entry.get("files", []), _references(entry)) for entry in entries]


def _references(entry: dict[str, Any]) -> list[Reference]:
    return [Reference(**reference) for reference in entry.get("references", [])]
