"""Lines of JSON as `parse` writes them and `skills` reads and writes them.

What a line says comes from `models`; where lines come from and go to is not known here.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from itertools import islice
from typing import Any

from models.parsing.json_resume_write import write_json_resume
from models.parsing.records import PARSER_VERSION
from models.skills.annotate import SkillAnnotator
from pipelines.people import People

TEXTS_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Text:
    """One text with the identity that its owner gave it."""

    id: str | int
    text: str


@dataclass(frozen=True, slots=True)
class MalformedLine:
    """A line that holds no text; `number` counts from 1."""

    number: int
    fault: str


def resume_lines(people: People) -> Iterator[str]:
    """The JSON Resume of each person of a file; of one that was explained, with the proof of each value."""
    origin = {"file": str(people.path), "parserVersion": PARSER_VERSION}
    for at, profile in enumerate(people.profiles):
        explained = people.explained[at] if people.explained else None
        resume = write_json_resume(explained.resume if explained else profile.resume)
        proofs = {"proofs": [asdict(proof) for proof in explained.proofs]} if explained else {}
        resume["meta"] = {**origin, **resume["meta"], **proofs}
        yield _line(resume)


def refusal_lines(people: People) -> Iterator[str]:
    """A line for each person of a file that could not be read, or for the whole file, which says why."""
    for fault in people.rejected:
        item = {} if fault.item is None else {"item": fault.item}
        said = {"reason": fault.reason, "detail": fault.detail}
        yield _line({"file": str(people.path), **item, "rejected": said})


def read_texts(lines: Iterable[str]) -> Iterator[Text | MalformedLine]:
    """The texts of lines `{"id": ..., "text": ...}`; blank lines are no lines."""
    for number, line in enumerate(lines, start=1):
        if line.strip():
            try:
                yield _text(json.loads(line))
            except (ValueError, RecursionError) as error:
                known = not isinstance(error, json.JSONDecodeError | RecursionError)
                yield MalformedLine(number, str(error) if known else "it is not valid JSON")


def skill_lines(texts: Iterable[Text], annotator: SkillAnnotator) -> Iterator[str]:
    """A line a text, in their order, with the skills that it names."""
    remaining = iter(texts)
    while batch := list(islice(remaining, TEXTS_AT_ONCE)):
        for text, skills in zip(batch, annotator.annotate([text.text for text in batch]), strict=True):
            yield _line({"id": text.id, "skills": skills})


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


def _line(value: dict[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False) + "\n"
