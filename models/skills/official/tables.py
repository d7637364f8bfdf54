"""Files of a classification as tables, told apart by their columns and never by their names.

It reads CSV, tab-separated text, XLSX and Parquet; what the columns mean is known to `esco` and `onet`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import polars as pl

_SUFFIXES = (".csv", ".txt", ".tsv", ".xlsx", ".parquet")


class WrongFiles(ValueError):
    """The files are not those of the classification; the text says what is missing."""


@dataclass(frozen=True)
class Part:
    """One table of a classification: the columns that it must have, and those that only other tables have."""

    columns: frozenset[str]
    needed: bool
    called: str
    without: frozenset[str] = frozenset()


def find_parts(path: Path, parts: Mapping[str, Part], classification: str) -> dict[str, pl.DataFrame]:
    """The tables by their names in `parts`, every column as text. Raises WrongFiles.

    `path` is a folder, or one of its files; what is no part of the classification is passed over.
    """
    if not path.exists():
        raise WrongFiles(f"there is nothing at {path}")
    folder = path if path.is_dir() else path.parent
    found = dict[str, list[pl.DataFrame]]()
    for file in sorted(folder.iterdir()):
        if file.suffix.lower() in _SUFFIXES:
            table = _read(file)
            for name, part in parts.items():
                if part.columns <= set(table.columns) and not part.without & set(table.columns):
                    found.setdefault(name, []).append(table)
    missing = [part for name, part in parts.items() if part.needed and name not in found]
    if missing:
        wanted = "; ".join(f"{part.called} (columns {', '.join(sorted(part.columns))})" for part in missing)
        raise WrongFiles(f"{folder} holds no {classification}: missing {wanted}")
    return {name: pl.concat(tables, how="diagonal") for name, tables in found.items()}


def names_of(table: pl.DataFrame, column: str) -> pl.Series:
    """A column of several names, one a line, as lists; empty where the table has no such column."""
    if column not in table.columns:
        return pl.repeat([], table.height, dtype=pl.List(pl.String), eager=True)
    names = table[column].fill_null("").str.split("\n").list.eval(pl.element().str.strip_chars())
    return names.list.eval(pl.element().filter(pl.element() != ""))


def text_of(table: pl.DataFrame, column: str) -> pl.Series:
    """A column of text without blanks around it; empty where there is none."""
    if column not in table.columns:
        return pl.Series(column, [""] * table.height, dtype=pl.String)
    return table[column].fill_null("").str.strip_chars()


def _read(file: Path) -> pl.DataFrame:
    try:
        table = _read_as_it_is(file)
    except Exception as error:
        raise WrongFiles(f"{file.name} can't be read: {type(error).__name__}") from None
    lists = [name for name, dtype in table.schema.items() if isinstance(dtype, pl.List)]
    return table.with_columns(pl.col(lists).cast(pl.List(pl.String)).list.join("\n")).cast(pl.String)


def _read_as_it_is(file: Path) -> pl.DataFrame:
    if file.suffix.lower() == ".parquet":
        return pl.read_parquet(file)
    if file.suffix.lower() == ".xlsx":
        return pl.read_excel(file, infer_schema_length=0)
    head = file.open("rb").readline()
    tabbed = head.count(b"\t") > head.count(b",")
    # Tab-separated files of O*NET hold bare quotation marks within a field.
    return pl.read_csv(
        file,
        separator="\t" if tabbed else ",",
        quote_char=None if tabbed else '"',
        infer_schema=False,
        encoding="utf8-lossy",
    )
