"""Puts files of people's own into the inbox: told apart into postings and résumés, each appearing whole or not at all.

What is in them is read by the pipeline, not here: this looks just far enough to know the kind.
"""

import hashlib
import os
import re
import shutil
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from assets.disk import FULL, describe_refusal
from pipelines.errors import UserError

POSTINGS = "postings"
RESUMES = "resumes"
KINDS = (POSTINGS, RESUMES)
SNIFFED = 256_000
"""Bytes looked at to tell the kind of a JSON or HTML file."""

BY_SUFFIX = {
    **dict.fromkeys((".csv", ".tsv", ".xlsx", ".jsonl", ".ndjson", ".parquet"), POSTINGS),
    **dict.fromkeys((".pdf", ".docx", ".txt", ".md"), RESUMES),
}
RESUME_MARK = re.compile(rb'"basics"\s*:')
POSTING_MARK = re.compile(rb"JobPosting")


@dataclass(frozen=True, slots=True)
class Arrived:
    """What became of one file: its kind, or why it was left out; `new` is False if the same file waits already."""

    path: Path
    kind: str | None
    new: bool = True
    refusal: str = ""


def files_below(paths: Iterable[Path]) -> Iterator[Path]:
    """The files among these paths and in folders among them, in order; hidden ones are left out."""
    for path in paths:
        if not path.is_dir():
            yield path
            continue
        for inside in sorted(path.rglob("*")):
            if inside.is_file() and not any(part.startswith((".", "~")) for part in inside.relative_to(path).parts):
                yield inside


def kind_of(path: Path) -> str | None:
    """Whether a file holds postings or a résumé, from its suffix and, for JSON and HTML, its text; None: neither."""
    suffix = path.suffix.lower()
    if suffix not in (".json", ".html", ".htm"):
        return BY_SUFFIX.get(suffix)
    with path.open("rb") as file:
        head = file.read(SNIFFED)
    if suffix == ".json":
        return RESUMES if RESUME_MARK.search(head) else POSTINGS
    return POSTINGS if POSTING_MARK.search(head) else RESUMES


def bring_in(path: Path, inbox: Path, kind: str | None = None, source: str = "") -> Arrived:
    """Copies one file into the inbox, below the folder of its source; never raises for what is wrong with the file.

    Raises UserError when the inbox can take no file at all.
    """
    try:
        kind = kind or kind_of(path)
        if kind is None:
            return Arrived(path, None, refusal=f"{path.suffix or 'a file without a suffix'} is no format that is read")
        return Arrived(path, kind, new=_copy(path, inbox / kind / source))
    except OSError as error:
        told = describe_refusal(error, inbox)
        if told and (error.errno in FULL or error.filename != str(path)):
            raise UserError(told) from None
        return Arrived(path, None, refusal=(error.strerror or str(error)).lower())


def _copy(path: Path, folder: Path) -> bool:
    """Writes beside, under a name that doesn't count, and renames; False if the same file is there."""
    folder.mkdir(parents=True, exist_ok=True)
    digest = _digest(path)
    target = folder / path.name
    if target.exists():
        if _digest(target) == digest:
            return False
        target = folder / f"{path.stem}-{digest[:8]}{path.suffix}"
    partial = folder / f".{target.name}.{os.getpid()}.partial"
    try:
        shutil.copyfile(path, partial)
        partial.rename(target)
    finally:
        partial.unlink(missing_ok=True)
    return True


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
