"""Texts whose skills are asked for, from lines of JSON and from documents, and the lines that `skills` writes of them.

How skills are found is known to `models`; no text stops the others.
"""

import io
import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from datetime import datetime
from itertools import islice
from pathlib import Path

from models.features.annotate import Lines, SkillAnnotator
from models.features.phrases import PhraseReader
from models.parsing.documents.document import read_document
from models.parsing.kinds import tell_kind
from models.parsing.postings.posting import parse_postings
from models.parsing.records import Rejected, Rejection
from models.parsing.resumes.profiles import parse_profiles
from pipelines.json_lines import as_line

TEXTS_AT_ONCE = 500
_LINES = (".jsonl", ".ndjson")


@dataclass(frozen=True, slots=True)
class Text:
    """One text with the identity that its owner gave it, or with its file and its place there."""

    id: str | int
    text: str
    file: str | None = None
    asked: Lines | None = None
    """The requirement lines of a posting."""


@dataclass(frozen=True, slots=True)
class Unreadable:
    """What holds no text: a line (`number` counts from 1), a file, or an item of one (from 0)."""

    where: str
    fault: str


def read_lines_of_text(lines: Iterable[str]) -> Iterator[Text | Unreadable]:
    """The texts of lines `{"id": ..., "text": ...}`; blank lines are no lines."""
    for number, line in enumerate(lines, start=1):
        if line.strip():
            try:
                yield _text(json.loads(line))
            except (ValueError, RecursionError) as error:
                known = not isinstance(error, json.JSONDecodeError | RecursionError)
                yield Unreadable(f"line {number}", str(error) if known else "it is not valid JSON")


def read_file(path: Path, now: datetime) -> list[Text | Unreadable]:
    """The texts of a file: each of its lines, what a person sees of a document, or each posting or person of a table.

    Never raises for what is wrong with the file.
    """
    try:
        if path.suffix.lower() in _LINES and (found := list(_lines_in(path))):
            return found
        return [
            Unreadable(f"{path}, item {text.item}", text.detail) if isinstance(text, Rejection) else text
            for text in _read_document(path, now)
        ]
    except Rejected as fault:
        return [Unreadable(str(path), fault.detail)]
    except OSError as error:
        return [Unreadable(str(path), f"{error.strerror or error}.")]
    except Exception as error:  # a fault of ours; its words may quote the document, its type can't
        return [Unreadable(str(path), f"The reader failed on this file ({type(error).__name__}); please report it.")]


def skill_lines(texts: Iterable[Text], annotator: SkillAnnotator, reader: PhraseReader | None = None) -> Iterator[str]:
    """A line a text, in their order, with the skills that it names; of a file's texts also what spans count in.

    With a `reader` also phrases that no name matches.
    """
    remaining = iter(texts)
    while batch := list(islice(remaining, TEXTS_AT_ONCE)):
        found = annotator.annotate([text.text for text in batch], [text.asked for text in batch])
        phrases = reader.read([text.text for text in batch], found) if reader else [None] * len(batch)
        for text, skills, others in zip(batch, found, phrases, strict=True):
            of_file = {} if text.file is None else {"file": text.file, "text": text.text}
            further = {} if others is None else {"phrases": others}
            yield as_line({"id": text.id, **of_file, "skills": skills, **further})


def _lines_in(path: Path) -> Iterator[Text | Unreadable]:
    """The texts of a file of lines; none if its first line is no such line, for it is a table then."""
    with path.open(encoding="utf-8-sig", errors="replace") as lines:
        first = next((line for line in lines if line.strip()), "")
        if not _is_text(first):
            return
        lines.seek(0)
        for found in read_lines_of_text(lines):
            yield Unreadable(f"{path}, {found.where}", found.fault) if isinstance(found, Unreadable) else found


def _is_text(line: str) -> bool:
    try:
        value = json.loads(line)
    except (ValueError, RecursionError):
        return False
    return isinstance(value, dict) and set[object](value) == {"id", "text"}  # pyright: ignore[reportUnknownArgumentType]


def _read_document(path: Path, now: datetime) -> Iterator[Text | Rejection]:
    content, file = path.read_bytes(), str(path)
    told = tell_kind(io.BytesIO(content))
    if told.kind == "postings":
        postings = parse_postings(content, path.name)
        yield from postings.rejected
        for posting in postings.postings:
            lines = [asdict(line) for line in posting.requirements]
            yield Text(posting.posting_key, posting.description, file, lines)
    elif told.is_table:
        people = parse_profiles(content, path.name, now.date())
        yield from people.rejected
        for profile in people.profiles:
            yield Text(profile.item, profile.resume.matching_text, file)
    else:
        yield Text(0, read_document(content, path.name).text, file)


def _text(value: object) -> Text:
    """Raises ValueError with what is wrong, in words that quote nothing."""
    if not isinstance(value, dict):
        raise ValueError("it is JSON but no object")
    identity, text = value.get("id"), value.get("text")
    if not isinstance(identity, str | int):
        raise ValueError("it has no id, or one that is neither text nor a whole number")
    if not isinstance(text, str):
        raise ValueError("it has no text")
    return Text(_whole(identity) if isinstance(identity, str) else identity, _whole(text))


def _whole(text: str) -> str:
    """Text with a question mark for each half of a character: JSON can write them, no file can hold them."""
    return text.encode(errors="replace").decode()
