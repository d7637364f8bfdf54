"""Lines of JSON as `parse` writes them; those of `skills` are in `skill_lines`.

What a line says comes from `models`; where lines come from and go to is not known here.
"""

import json
from collections.abc import Iterator
from typing import Any

from models.parsing.json_resume_write import write_json_resume
from models.parsing.records import PARSER_VERSION
from pipelines.documents import Reading


def resume_lines(reading: Reading) -> Iterator[str]:
    """The JSON Resume of each person of a file."""
    name = str(reading.path)
    for profile in reading.profiles:
        resume = write_json_resume(profile.resume)
        resume["meta"] = {"file": name, "parserVersion": PARSER_VERSION, **resume["meta"]}
        yield as_line(resume)


def refusal_lines(reading: Reading) -> Iterator[str]:
    """A line for each person of a file that could not be read, or for the whole file, which says why."""
    for fault in reading.rejected:
        item = {} if fault.item is None else {"item": fault.item}
        said = {"reason": fault.reason, "detail": fault.detail}
        yield as_line({"file": str(reading.path), **item, "rejected": said})


def as_line(value: dict[str, Any]) -> str:
    """A record as one line."""
    return json.dumps(value, ensure_ascii=False) + "\n"
