"""Rankings and judgements from files: TREC's own formats, or tables with named columns.

Nothing is judged here. A line that can't be read stops the reading: half a judgement would be a wrong one.
"""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, cast

import polars as pl

from models.frames import Schema
from models.ranking.evaluate import QRELS, RUN

Row = tuple[str, str, float]


def read_run(path: Path) -> pl.DataFrame:
    """RUN of a TREC run (`query Q0 document rank score tag`), or of CSV, TSV or JSON lines with the columns query,
    document and score or rank. Raises ValueError naming the line, and OSError."""
    return _read(path, RUN, _score, fields=6, value_at=4)


def read_qrels(path: Path) -> pl.DataFrame:
    """QRELS of TREC qrels (`query 0 document relevance`), or of CSV, TSV or JSON lines with the columns query,
    document and relevance. Raises ValueError naming the line, and OSError."""
    return _read(path, QRELS, lambda row: float(row["relevance"]), fields=4, value_at=3)


def _read(
    path: Path, schema: Schema, value_of: Callable[[dict[str, Any]], float], fields: int, value_at: int
) -> pl.DataFrame:
    readers = {".csv": _csv_rows, ".tsv": _csv_rows, ".jsonl": _json_rows}
    rows: list[Row] = []
    if reader := readers.get(path.suffix.lower()):
        for number, row in reader(path):
            rows.append(_row(path, number, lambda row=row: (row["query"], row["document"], value_of(row))))
    else:
        for number, cells in _cells(path, fields):
            rows.append(_row(path, number, lambda cells=cells: (cells[0], cells[2], float(cells[value_at]))))
    frame = pl.DataFrame(rows, schema=schema, orient="row")
    if doubled := frame.filter(pl.struct("query", "document").is_duplicated()).height:
        raise ValueError(f"{path}: {doubled} lines repeat a query and document")
    return frame


def _row(path: Path, number: int, build: Callable[[], tuple[Any, Any, float]]) -> Row:
    """One row with its texts as texts; raises ValueError naming the line."""
    try:
        query, document, value = build()
    except KeyError as error:
        raise ValueError(f"{path} line {number}: no column {error.args[0]}") from None
    except (TypeError, ValueError):
        raise ValueError(f"{path} line {number}: the number is none") from None
    if value != value:
        raise ValueError(f"{path} line {number}: the number is none")
    return str(query), str(document), value


def _score(row: dict[str, Any]) -> float:
    """The score, else the rank turned round, so that more is better."""
    return float(row["score"]) if row.get("score") not in (None, "") else -float(row["rank"])


def _csv_rows(path: Path) -> Iterator[tuple[int, dict[str, Any]]]:
    separator = "\t" if path.suffix.lower() == ".tsv" else ","
    try:
        table = pl.read_csv(path, separator=separator, infer_schema=False)
    except pl.exceptions.PolarsError as error:
        raise ValueError(f"{path} can't be read as a table: {str(error).splitlines()[0]}") from None
    yield from enumerate(table.iter_rows(named=True), start=2)


def _json_rows(path: Path) -> Iterator[tuple[int, dict[str, Any]]]:
    for number, line in _lines(path):
        try:
            row = json.loads(line)
        except ValueError:
            raise ValueError(f"{path} line {number}: not valid JSON") from None
        if not isinstance(row, dict):
            raise ValueError(f"{path} line {number}: no JSON object")
        yield number, cast(dict[str, Any], row)


def _cells(path: Path, fields: int) -> Iterator[tuple[int, list[str]]]:
    for number, line in _lines(path):
        cells = line.split()
        if len(cells) != fields:
            raise ValueError(f"{path} line {number}: {len(cells)} fields where TREC has {fields}")
        yield number, cells


def _lines(path: Path) -> Iterator[tuple[int, str]]:
    with path.open(encoding="utf-8-sig", errors="replace") as stream:
        yield from ((number, line) for number, line in enumerate(stream, start=1) if line.strip())
