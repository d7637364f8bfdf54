"""Bytes of CSV, XLSX, Parquet and JSON Lines to tables of untyped cells; rows that can't be read are kept as faults.

What the columns mean is not known here.
"""

import csv
import io
import json
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass, field

import fastexcel
import polars as pl

from models.parsing.records import Rejected, Rejection
from models.parsing.values import Json, is_object

csv.field_size_limit(10_000_000)

_DELIMITERS = ",;\t|"
_SNIFFED = 65_536
_UNPACKED_LIMIT = 1 << 30
_MOST_ROWS = 1_000_000
_DAMAGES = (zipfile.BadZipFile, NotImplementedError, fastexcel.FastExcelError, pl.exceptions.PolarsError, ValueError)
_HEADER_ROWS = 10
"""A sheet's header is looked for in that many first rows: exports like to begin with a title line."""


@dataclass(frozen=True, slots=True)
class Table:
    """`rows` are (item, cells); items count all rows from 0, those in `faults` too. Blank rows are no rows."""

    header: list[str]
    rows: list[tuple[int, list[Json]]]
    faults: list[Rejection] = field(default_factory=list[Rejection])


def decode_text(content: bytes) -> str:
    """Text by its byte order mark, else UTF-8, else Windows-1252 (which old spreadsheets write)."""
    for mark, encoding in ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if content.startswith(mark):
            return content.decode(encoding, errors="replace")
    try:
        return content.decode()
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def read_csv(text: str) -> Table:
    """A table of delimited text: comma, semicolon, tab or bar, told from its first lines."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_sniff_delimiter(text[:_SNIFFED]), strict=True)
    table = Table([], [])
    item = 0
    try:
        for cells in reader:
            if not any(cell.strip() for cell in cells):
                continue
            if not table.header:
                table.header.extend(cells)
                continue
            _add_row(table, item, cells)
            item += 1
    except csv.Error:
        detail = f"A quote that isn't closed properly, near line {reader.line_num}; nothing after it was read."
        table.faults.append(Rejection(item, "broken_quotes", detail))
    return table


def _add_row(table: Table, item: int, cells: list[Json]) -> None:
    width = len(table.header)
    if len(cells) > width and any(str(cell).strip() for cell in cells[width:]):
        detail = f"The row has {len(cells)} cells and the header {width}: a delimiter inside a cell isn't quoted."
        table.faults.append(Rejection(item, "ragged_row", detail))
    else:
        table.rows.append((item, cells[:width] + [None] * (width - len(cells))))


def _sniff_delimiter(start: str) -> str:
    """The delimiter that gives the most cells over the first rows that have as many cells as the header."""

    def cells(delimiter: str) -> int:
        try:
            rows = [row for row in csv.reader(io.StringIO(start, newline=""), delimiter=delimiter) if row][:20]
        except csv.Error:
            return 0
        return (len(rows[0]) - 1) * sum(len(row) == len(rows[0]) for row in rows) if rows else 0

    return max(_DELIMITERS, key=cells)


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


def read_parquet(content: bytes) -> Table:
    """A table of a Parquet file; raises `Rejected` when it can't be read."""
    try:
        rows = pl.scan_parquet(io.BytesIO(content)).select(pl.len()).collect().item()
        if rows > _MOST_ROWS:
            raise Rejected("too_large", f"The file unfolds to more than {_MOST_ROWS:,} rows: send it in parts.")
        frame = pl.read_parquet(io.BytesIO(content), use_pyarrow=False)
    except (pl.exceptions.PolarsError, OSError) as error:
        raise Rejected("unreadable", "The file begins like Parquet and can't be read: cut short or damaged.") from error
    return Table(frame.columns, [(item, list(row)) for item, row in enumerate(frame.iter_rows())])


def read_xlsx(content: bytes) -> list[Table]:
    """One table a sheet that has rows. Cells are text, dates as ISO; raises `Rejected` when it is no workbook."""
    try:
        if sum(entry.file_size for entry in zipfile.ZipFile(io.BytesIO(content)).infolist()) > _UNPACKED_LIMIT:
            raise Rejected("too_large", "The workbook unfolds to more than 1 GiB.")
        book = fastexcel.read_excel(content)
        sheets = [_load_rows(book, name) for name in book.sheet_names]
    except _DAMAGES as error:
        raise Rejected(
            "unreadable", "The file begins like an Excel workbook and can't be read: cut short or damaged."
        ) from error
    return [_read_sheet(rows) for rows in sheets if any(any(row) for row in rows)]


def _load_rows(book: fastexcel.ExcelReader, name: str) -> list[tuple[str | None, ...]]:
    sheet = book.load_sheet(name, header_row=None, dtypes="string", eager=False)  # pyright: ignore[reportUnknownMemberType]
    return sheet.to_polars().rows()


def _read_sheet(rows: list[tuple[str | None, ...]]) -> Table:
    """The header is the first of the first rows that fills at least half of the widest one."""
    widths = [sum(bool(cell and cell.strip()) for cell in row) for row in rows[:_HEADER_ROWS]]
    at = next(position for position, width in enumerate(widths) if 2 * width >= max(widths))
    table = Table([cell or "" for cell in rows[at]], [])
    filled = (row for row in rows[at + 1 :] if any(cell and cell.strip() for cell in row))
    table.rows.extend((item, list(row)) for item, row in enumerate(filled))
    return table
