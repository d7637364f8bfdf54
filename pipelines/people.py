"""Files of people on disk, read or explained one after another in processes that can be killed, without a home.

What a record says is the business of `models.parsing`; nothing is stored and no file stops the others.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from pathlib import Path

from models.parsing.batch import BYTES_PER_ALLOWANCE
from models.parsing.documents.formats import RESUMES, tell_format
from models.parsing.records import Rejected, Rejection
from models.parsing.resumes.explain import Explanation, explain_document
from models.parsing.resumes.profile_table import Profile
from models.parsing.resumes.profiles import parse_profiles
from models.parsing.workers import ReadingLimits, Task, read_in_workers


@dataclass(frozen=True, slots=True)
class People:
    """What one file says of people. `explained` has an entry a profile where that was asked for."""

    path: Path
    profiles: list[Profile] = field(default_factory=list[Profile])
    rejected: list[Rejection] = field(default_factory=list[Rejection])
    explained: list[Explanation] = field(default_factory=list[Explanation])


@dataclass(frozen=True, slots=True)
class Wish:
    """How files are read: pictures of text too (`ocr`), with the words that prove each field (`explain`), and with
    pictures of the pages (`draw`)."""

    ocr: bool = False
    explain: bool = False
    draw: bool = False


def read_all(paths: Sequence[Path], today: date, limits: ReadingLimits, wish: Wish) -> Iterator[People]:
    """Every file in order, as a résumé or a table of people; work that goes on counts up to `today`.

    A file that can't be opened, ends its process, hangs or takes too much has its reason in `rejected`.
    """
    answers = read_in_workers(map(_task, paths), partial(read_one, today=today, wish=wish), limits)
    for path, answer in zip(paths, answers, strict=True):
        if isinstance(answer, Rejected):
            yield People(path, rejected=[Rejection(None, answer.reason, answer.detail)])
        else:
            yield answer


def read_one(path: Path, today: date, wish: Wish) -> People:
    """One file. Raises `Rejected`, also (`unreadable_file`) when it can't be opened."""
    try:
        content = path.read_bytes()
    except OSError as error:
        raise Rejected("unreadable_file", f"{error.strerror or error}.") from None
    batch = parse_profiles(content, path.name, today, ocr=wish.ocr)
    explained = explain_document(content, path.name, batch, today, wish.ocr, wish.draw) if wish.explain else []
    return People(path, batch.profiles, batch.rejected, explained)


def _task(path: Path) -> Task:
    """A large table may take longer than a résumé, however large that is."""
    try:
        with path.open("rb") as file:
            one = tell_format(file) in RESUMES
        return Task((path,), 1.0 if one else 1.0 + path.stat().st_size / BYTES_PER_ALLOWANCE)
    except (OSError, Rejected):
        return Task((path,))
