"""Bytes of XLSX and Parquet to tables of untyped cells.

What the columns mean is not known here.
"""

import io
import zipfile
from typing import BinaryIO

import fastexcel
import polars as pl

from models.parsing.records import Rejected
from models.parsing.rows.table import Table
from models.parsing.values import Json

_DAMAGED_PARQUET = "The file begins like Parquet and can't be read: cut short or damaged."
_UNPACKED_LIMIT = 1 << 30
_MOST_ROWS = 1_000_000
_DAMAGES = (zipfile.BadZipFile, NotImplementedError, fastexcel.FastExcelError, pl.exceptions.PolarsError, ValueError)
_HEADER_ROWS = 10
"""A sheet's header is looked for in that many first rows: exports like to begin with a title line."""


def read_parquet(content: bytes) -> Table:
    """A table of a Parquet file; raises `Rejected` when it can't be read."""
    try:
        rows = pl.scan_parquet(io.BytesIO(content)).select(pl.len()).collect().item()
        if rows > _MOST_ROWS:
            raise Rejected("too_large", f"The file unfolds to more than {_MOST_ROWS:,} rows: send it in parts.")
        frame = pl.read_parquet(io.BytesIO(content), use_pyarrow=False)
    except (pl.exceptions.PolarsError, OSError) as error:
        raise Rejected("unreadable", _DAMAGED_PARQUET) from error
    return Table(frame.columns, [(item, list(row)) for item, row in enumerate(frame.iter_rows())])


def sample_parquet(file: BinaryIO, count: int) -> tuple[list[str], list[list[Json]]]:
    """The columns and the first rows; raises `Rejected` when it can't be read."""
    try:
        frame = pl.read_parquet(file, n_rows=count, use_pyarrow=False)
    except (pl.exceptions.PolarsError, OSError) as error:
        raise Rejected("unreadable", _DAMAGED_PARQUET) from error
    return frame.columns, [list(row) for row in frame.iter_rows()]


def sample_xlsx(file: BinaryIO, count: int) -> tuple[list[str], list[list[Json]]]:
    """The columns and the first rows of the first sheet that has any; raises `Rejected` as `read_xlsx` does."""
    tables = read_xlsx(file.read(), most_rows=count + _HEADER_ROWS)
    if not tables:
        raise Rejected("no_rows", "The workbook has no rows.")
    return tables[0].header, [cells for _, cells in tables[0].rows[:count]]


def read_xlsx(content: bytes, most_rows: int | None = None) -> list[Table]:
    """One table a sheet that has rows. Cells are text, dates as ISO; raises `Rejected` when it is no workbook."""
    try:
        if sum(entry.file_size for entry in zipfile.ZipFile(io.BytesIO(content)).infolist()) > _UNPACKED_LIMIT:
            raise Rejected("too_large", "The workbook unfolds to more than 1 GiB.")
        book = fastexcel.read_excel(content)
        sheets = [_load_rows(book, name, most_rows) for name in book.sheet_names]
    except _DAMAGES as error:
        raise Rejected(
            "unreadable", "The file begins like an Excel workbook and can't be read: cut short or damaged."
        ) from error
    return [_read_sheet(rows) for rows in sheets if any(any(row) for row in rows)]


def _load_rows(book: fastexcel.ExcelReader, name: str, most: int | None) -> list[tuple[str | None, ...]]:
    sheet = book.load_sheet(name, header_row=None, n_rows=most, dtypes="string", eager=False)  # pyright: ignore[reportUnknownMemberType]
    return sheet.to_polars().rows()


def _read_sheet(rows: list[tuple[str | None, ...]]) -> Table:
    """The header is the first of the first rows that fills at least half of the widest one."""
    widths = [sum(bool(cell and cell.strip()) for cell in row) for row in rows[:_HEADER_ROWS]]
    at = next(position for position, width in enumerate(widths) if 2 * width >= max(widths))
    table = Table([cell or "" for cell in rows[at]], [])
    filled = (row for row in rows[at + 1 :] if any(cell and cell.strip() for cell in row))
    table.rows.extend((item, list(row)) for item, row in enumerate(filled))
    return table
