"""A few rows of an asset as a table for people, with everything personal masked.

Which columns are personal is said in `assets.shown`; nothing is computed from what is shown.
"""

import polars as pl

from assets.lake import Snapshot
from assets.lake.snapshot import read_part
from assets.shown import ADDRESSES, CONTACTS, MASK, masked_columns, shown_keys
from models.frames import empty

ROWS = 5
LONGEST_CELL = 40
ENTRIES = 3


def preview(snapshot: Snapshot) -> str:
    """The first rows of the newest parts as a Markdown table; "" when there are none."""
    return table_of(_mask(_first_rows(snapshot), snapshot))


def table_of(rows: pl.DataFrame) -> str:
    """Rows as a Markdown table, long cells cut; "" when there are none."""
    if rows.is_empty():
        return ""
    lines = [rows.columns, ["---"] * rows.width, *([_cell(value) for value in row] for row in rows.iter_rows())]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def _first_rows(snapshot: Snapshot) -> pl.DataFrame:
    found = empty(snapshot.schema)
    for key in reversed(shown_keys(snapshot)):
        part = snapshot.part(key)
        if snapshot.schema and part.rows and found.height < ROWS:
            rows = read_part(snapshot.files, part, first=ROWS - found.height)
            found = pl.concat([found, rows], how="diagonal_relaxed")
    return found


def _mask(rows: pl.DataFrame, snapshot: Snapshot) -> pl.DataFrame:
    masked = masked_columns(snapshot.asset, rows.columns)
    return rows.with_columns(
        *(pl.when(pl.col(column).is_not_null()).then(pl.lit(MASK)).alias(column) for column in masked),
        *(pl.col(column).str.replace_all(ADDRESSES, MASK) for column in CONTACTS.get(snapshot.asset, [])),
    )


def _cell(value: object) -> str:
    if isinstance(value, list):
        shown = ", ".join(_cell(entry) for entry in value[:ENTRIES])
        value = f"{shown}, … ({len(value)})" if len(value) > ENTRIES else shown
    elif isinstance(value, dict):
        value = " ".join(_cell(entry) for entry in value.values() if entry is not None)
    text = " ".join(str("" if value is None else value).split()).replace("|", "\\|")
    return text if len(text) <= LONGEST_CELL else text[: LONGEST_CELL - 1] + "…"
