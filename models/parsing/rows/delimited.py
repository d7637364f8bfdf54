"""Bytes of CSV and its relatives to a table of cells; rows that can't be read are kept as faults.

What the columns mean is not known here.
"""

import csv
import io

from models.parsing.records import Rejection
from models.parsing.rows.table import Table
from models.parsing.values import Json

csv.field_size_limit(10_000_000)

_DELIMITERS = ",;\t|"
_SNIFFED = 65_536


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
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=sniff_delimiter(text), strict=True)
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


def sniff_delimiter(text: str) -> str:
    """The delimiter that gives the most cells over the first rows that have as many cells as the header."""
    start = text[:_SNIFFED]

    def cells(delimiter: str) -> int:
        try:
            rows = [row for row in csv.reader(io.StringIO(start, newline=""), delimiter=delimiter) if row][:20]
        except csv.Error:
            return 0
        return (len(rows[0]) - 1) * sum(len(row) == len(rows[0]) for row in rows) if rows else 0

    return max(_DELIMITERS, key=cells)
