"""Lines of JSON as `parse` writes them; those of `skills` are in `skill_lines`.

What a line says comes from `models`; where lines come from and go to is not known here.
"""

import json
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from models.parsing.records import PARSER_VERSION
from models.parsing.resumes.json_resume_write import write_json_resume
from pipelines.people import People


def resume_lines(people: People) -> Iterator[str]:
    """The JSON Resume of each person of a file; of one that was explained, with the proof of each value."""
    origin = {"file": str(people.path), "parserVersion": PARSER_VERSION}
    for at, profile in enumerate(people.profiles):
        explained = people.explained[at] if people.explained else None
        resume = write_json_resume(explained.resume if explained else profile.resume)
        proofs = {"proofs": [asdict(proof) for proof in explained.proofs]} if explained else {}
        resume["meta"] = {**origin, **resume["meta"], **proofs}
        yield as_line(resume)


def refusal_lines(people: People) -> Iterator[str]:
    """A line for each person of a file that could not be read, or for the whole file, which says why."""
    for fault in people.rejected:
        item = {} if fault.item is None else {"item": fault.item}
        said = {"reason": fault.reason, "detail": fault.detail}
        yield as_line({"file": str(people.path), **item, "rejected": said})


def as_line(value: dict[str, Any]) -> str:
    """A record as one line."""
    return json.dumps(value, ensure_ascii=False) + "\n"
