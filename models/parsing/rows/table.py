"""A table of untyped cells, and JSON objects as one; rows that can't be read are kept as faults.

What the columns mean is not known here.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field

from models.parsing.records import Rejection
from models.parsing.values import Json, is_object


@dataclass(frozen=True, slots=True)
class Table:
    """`rows` are (item, cells); items count all rows from 0, those in `faults` too. Blank rows are no rows."""

    header: list[str]
    rows: list[tuple[int, list[Json]]]
    faults: list[Rejection] = field(default_factory=list[Rejection])


def read_json_lines(text: str) -> Table:
    """A table of one JSON object a line; a line that is none is a fault."""
    objects: list[tuple[int, dict[str, Json]]] = []
    faults: list[Rejection] = []
    for item, line in enumerate(line for line in text.splitlines() if line.strip()):
        try:
            value = json.loads(line)
        except (ValueError, RecursionError):
            faults.append(Rejection(item, "bad_json", "The line is no valid JSON; it may be cut short."))
            continue
        if is_object(value):
            objects.append((item, value))
        else:
            faults.append(Rejection(item, "not_an_object", "The line holds no JSON object."))
    return tabulate(objects, faults)


def tabulate(objects: Iterable[tuple[int, dict[str, Json]]], faults: list[Rejection] | None = None) -> Table:
    """A table of JSON objects: a column for every key of any of them, in order of appearance."""
    objects = list(objects)
    header = list(dict.fromkeys(key for _, value in objects for key in value))
    return Table(header, [(item, [value.get(key) for key in header]) for item, value in objects], faults or [])
