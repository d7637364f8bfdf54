"""Rows as writers get them, plain or from Arrow, in chunks and in canonical JSON.

No table is known here and nothing is written.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import Any, Protocol, runtime_checkable

Row = Mapping[str, Any]


@runtime_checkable
class ArrowStream(Protocol):
    """Any table or frame that exports the Arrow C stream interface: pyarrow, polars and DuckDB relations do."""

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object: ...


Rows = Iterable[Row] | ArrowStream


def iterate(rows: Rows) -> Iterator[Row]:
    """The rows one by one, whatever they came in; an Arrow stream is read batch by batch."""
    if not isinstance(rows, ArrowStream):
        yield from rows
        return
    from models.tables.stream import read_rows  # here, for plain rows need no Arrow

    yield from read_rows(rows)


def in_chunks(rows: Iterator[Row], size: int) -> Iterator[list[Row]]:
    """Lists of up to `size` rows."""
    while chunk := list(islice(rows, size)):
        yield chunk


def canonical_json(value: object) -> str:
    """JSON with sorted keys; dates in ISO 8601, identifiers as text. ValueError on NaN, for which JSON has no word."""
    return json.dumps(value, sort_keys=True, ensure_ascii=False, allow_nan=False, default=str)


def digest(text: str) -> str:
    """SHA-256, hex."""
    return hashlib.sha256(text.encode()).hexdigest()
