"""Puts files of people's own into the inbox: told apart into postings and résumés, each appearing whole or not at all.

What is in them is read by the pipeline, not here: this looks just far enough to know the kind and the columns.
"""

import hashlib
import os
import shutil
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from assets.disk import FULL, describe_refusal
from models.parsing.documents.formats import RESUMES as FOR_RESUMES
from models.parsing.documents.formats import tell_format
from models.parsing.kinds import Kind, tell_kind
from models.parsing.records import Rejected
from models.parsing.rows.mapped import mapping_line
from models.parsing.rows.understanding import understand_postings, understand_profiles
from pipelines.errors import UserError

POSTINGS = "postings"
RESUMES = "resumes"
KINDS = (POSTINGS, RESUMES)


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
    """Whether a file holds postings or people, from what is in it; None: neither."""
    try:
        with path.open("rb") as file:
            return tell_kind(file).kind
    except Rejected:
        return None


def bring_in(
    path: Path, inbox: Path, kind: str | None = None, source: str = "", mapping: Mapping[str, str] | None = None
) -> Arrived:
    """Copies one file into the inbox, below the folder of its source; never raises for what is wrong with the file.

    A table's columns must be understood, with the help of `mapping` (field -> column), which goes along with it.
    Raises UserError when the inbox can take no file at all.
    """
    try:
        told, is_table = look_at(path, kind, mapping or {})
        return Arrived(path, told, new=_copy(path, inbox / told / source, (is_table and mapping) or {}))
    except Rejected as refused:
        return Arrived(path, None, refusal=refused.detail)
    except OSError as error:
        told = describe_refusal(error, inbox)
        if told and (error.errno in FULL or error.filename != str(path)):
            raise UserError(told) from None
        return Arrived(path, None, refusal=(error.strerror or str(error)).lower())


def look_at(path: Path, asked: str | None, mapping: Mapping[str, str]) -> tuple[Kind, bool]:
    """The kind that a file is taken for, and whether it is a table of which all that is needed is understood.

    Raises `Rejected` for a file that can't be read, or not as the kind that is `asked` for.
    """
    with path.open("rb") as file:
        if asked and tell_format(file) in (*FOR_RESUMES, "html"):
            return (POSTINGS if asked == POSTINGS else RESUMES), False
        told = tell_kind(file, mapping)
    kind = told.kind if asked is None else POSTINGS if asked == POSTINGS else RESUMES
    if told.is_table and kind == POSTINGS:
        understand_postings(told.header, told.rows, mapping)
    elif told.is_table:
        understand_profiles(told.header, mapping)
    return kind, told.is_table


def _copy(path: Path, folder: Path, mapping: Mapping[str, str]) -> bool:
    """Writes beside, under a name that doesn't count, and renames; False if the same file is there."""
    folder.mkdir(parents=True, exist_ok=True)
    partial = folder / f".{path.name}.{os.getpid()}.partial"
    try:
        with path.open("rb") as given, partial.open("wb") as written:
            written.write(mapping_line(mapping))
            shutil.copyfileobj(given, written, 1 << 20)
        target = folder / path.name
        if target.exists():
            digest = _digest(partial)
            if _digest(target) == digest:
                return False
            target = folder / f"{path.stem}-{digest[:8]}{path.suffix}"
        partial.rename(target)
    finally:
        partial.unlink(missing_ok=True)
    return True


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
