"""Documents on disk, read one at a time without a home: bytes to record, or to the reason why there is none.

What a record says is the business of `models.parsing`; nothing is stored and no document stops the others.
"""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from assets.resources.inbox import DEFAULT_SOURCE
from models.parsing.postings.posting import parse_postings
from models.parsing.records import Posting, Rejected, Rejection
from models.parsing.resumes.profile_table import Profile
from models.parsing.resumes.profiles import parse_profiles
from pipelines.arrivals import KINDS, files_below, kind_of
from pipelines.errors import UserError


@dataclass(frozen=True, slots=True)
class Reading:
    """What one file gave. `document` has the columns of RAW_DOCUMENTS; without it the file could not be opened."""

    path: Path
    document: dict[str, Any] | None = None
    profiles: list[Profile] = field(default_factory=list[Profile])
    postings: list[Posting] = field(default_factory=list[Posting])
    rejected: list[Rejection] = field(default_factory=list[Rejection])


def choose_files(paths: Sequence[Path], kind: str) -> tuple[list[Path], list[Path]]:
    """The files to read as that kind, and those in folders that are passed over because they hold the other kind.

    A file that is named outright is read as what it is asked for. Raises UserError when a path is not there.
    """
    if missing := [path for path in paths if not path.exists()]:
        raise UserError(f"there is no {missing[0]}")
    (other,) = set(KINDS) - {kind}
    found = list(files_below(paths))
    named = set(paths)
    passed_over = [path for path in found if path not in named and _is(path, other)]
    left = set(passed_over)
    return [path for path in found if path not in left], passed_over


def read_people(path: Path, now: datetime) -> Reading:
    """One file as a résumé, or as a table of people; work that goes on counts up to the day of `now`."""
    return _read(path, "resumes", now)


def read_postings(path: Path, now: datetime) -> Reading:
    """One file as postings; items of it that are none are in `rejected` beside those that are."""
    return _read(path, "postings", now)


def _read(path: Path, kind: str, now: datetime) -> Reading:
    try:
        content = path.read_bytes()
    except OSError as error:
        return Reading(path, rejected=[Rejection(None, "unreadable_file", f"{error.strerror or error}.")])
    document = _document(path, kind, content, now)
    try:
        if kind == "resumes":
            people = parse_profiles(content, path.name, now.date())
            return Reading(path, document, profiles=people.profiles, rejected=people.rejected)
        batch = parse_postings(content, path.name)
        return Reading(path, document, postings=batch.postings, rejected=batch.rejected)
    except Rejected as fault:
        return Reading(path, document, rejected=[Rejection(None, fault.reason, fault.detail)])
    except Exception as error:  # a fault of ours; its words may quote the document, its type can't
        detail = f"The reader failed on this file ({type(error).__name__}); please report it."
        return Reading(path, document, rejected=[Rejection(None, "reader_failed", detail)])


def _document(path: Path, kind: str, content: bytes, now: datetime) -> dict[str, Any]:
    return {
        "document_id": hashlib.sha256(content).hexdigest(),
        "kind": kind,
        "source": DEFAULT_SOURCE,
        "name": path.name,
        "byte_size": len(content),
        "received_at": now,
    }


def _is(path: Path, kind: str) -> bool:
    try:
        return kind_of(path) == kind
    except OSError:
        return False


def rejection_lines(readings: Iterable[Reading]) -> list[str]:
    """A sentence for each file, and each item of one, that could not be read."""
    return [
        f"left out {reading.path}{'' if fault.item is None else f' item {fault.item}'}: {fault.detail}"
        for reading in readings
        for fault in reading.rejected
    ]
