"""Arrow streams: read as rows, or sent as match rows into a new table by ADBC's binary copy, a batch at a time.

Pointers and partitions are not known here. The API never imports this module: it alone loads Arrow.
"""
# Arrow and ADBC come without types:
# pyright: reportMissingTypeStubs=false, reportUnknownMemberType=false, reportUnknownVariableType=false
# pyright: reportUnknownArgumentType=false, reportUnknownParameterType=false, reportAttributeAccessIssue=false

from collections.abc import Iterator
from typing import Any

import adbc_driver_postgresql.dbapi as adbc
import pyarrow as pa
import pyarrow.compute as pc

from models.tables.engine import libpq_uri
from models.tables.priority import SERVER_HERE, lower_servers
from models.tables.rows import ArrowStream, Rows

INCOMING = pa.schema(
    [
        ("profile_id", pa.string()),
        ("posting_id", pa.string()),
        ("rank", pa.int32()),
        ("fit", pa.float64()),
        ("band", pa.string()),
        ("calibrated", pa.bool_()),
        ("similarity", pa.float64()),
        ("reasons", pa.string()),
        ("profile_hash", pa.string()),
        ("posting_hash", pa.string()),
    ]
)
"""The columns of `models.frames.PUBLISHED_MATCHES`, in any order and any width of string."""

COLUMNS: tuple[str, ...] = tuple(INCOMING.names)

IDENTIFIERS = ("profile_id", "posting_id")


def read_rows(rows: ArrowStream) -> Iterator[dict[str, Any]]:
    """The rows as plain values, batch by batch."""
    for batch in pa.RecordBatchReader.from_stream(rows):
        yield from batch.to_pylist()


def ingest(url: str, table: str, rows: Rows) -> int:
    """Append the rows to the table and commit; returns how many they were.

    Raises KeyError when a column is missing and ValueError when an identifier is no UUID.
    """
    with adbc.connect(libpq_uri(url)) as connection, connection.cursor() as cursor:
        cursor.execute(SERVER_HERE)
        lower_servers(cursor.fetchall())
        reader = pa.RecordBatchReader.from_batches(_wire_schema(), to_wire(rows))
        count = cursor.adbc_ingest(table, reader, mode="append")
        connection.commit()
        return count


def _wire_schema() -> pa.Schema:
    return pa.schema([(name, pa.binary() if name in IDENTIFIERS else kind) for name, kind in _columns()])


def _columns() -> list[tuple[str, pa.DataType]]:
    return [(field.name, field.type) for field in INCOMING]


def to_wire(rows: Rows) -> Iterator[pa.RecordBatch]:
    """The rows as the binary copy takes them: identifiers in sixteen bytes. Raises as `ingest` does."""
    if isinstance(rows, ArrowStream):
        incoming = pa.RecordBatchReader.from_stream(rows)
    else:
        incoming = pa.Table.from_pylist(list(rows), schema=INCOMING).to_reader()
    for batch in incoming:
        columns = [_wire(name, batch.column(name).cast(kind)) for name, kind in _columns()]
        yield pa.RecordBatch.from_arrays(columns, schema=_wire_schema())


def _wire(name: str, column: pa.Array) -> pa.Array:
    return _uuid_bytes(column) if name in IDENTIFIERS else column


def _uuid_bytes(column: pa.Array) -> pa.Array:
    """Sixteen bytes each; an owner's identifier is on every row of its list and is read once."""
    distinct = column.dictionary_encode()
    digits = pc.replace_substring(distinct.dictionary, "-", "")
    read = bytes.fromhex("".join(digits.to_pylist()))
    if len(read) != 16 * len(digits) or not pc.all(pc.equal(pc.utf8_length(digits), 32), min_count=0).as_py():
        raise ValueError("an identifier is no UUID")
    values = pa.FixedSizeBinaryArray.from_buffers(pa.binary(16), len(digits), [None, pa.py_buffer(read)])
    return pa.DictionaryArray.from_arrays(distinct.indices, values.cast(pa.binary())).dictionary_decode()
