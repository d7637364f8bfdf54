"""The lake and the marts opened for questions in SQL: masked views in a private DuckDB, statements that only read.

How views are made and what is masked is in `assets.views` and `assets.shown`; nothing is shown to people here.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import duckdb

from assets.resources.marts import MartStore
from assets.views import make_views, quoted
from pipelines.errors import UserError
from pipelines.lakes import open_existing_lake
from pipelines.settings import Settings

MARTS = "marts"


@dataclass(frozen=True)
class Answer:
    """The first rows that a statement gave; `more` tells whether there were others."""

    columns: list[str]
    rows: list[tuple[Any, ...]]
    more: bool


@contextmanager
def open_views(settings: Settings) -> Iterator[duckdb.DuckDBPyConnection]:
    """A connection with the views `lake.<asset>` and `marts.<mart>`, both found without their schema.

    It is fixed on what is current when it opens. Raises UserError when there is no lake.
    """
    lake = open_existing_lake(settings)
    if not lake.files.local:
        raise UserError("the lake is no folder of this machine: SQL views are made over local files only")
    with duckdb.connect(config={"autoinstall_known_extensions": False}) as connection:
        make_views(connection, lake)
        connection.execute(f"create schema {MARTS}")
        for path in sorted(MartStore(settings.home / "marts").files.glob("*.parquet")):
            connection.execute(f'create view {MARTS}."{path.stem}" as from read_parquet({quoted(str(path))})')
        connection.execute(f"set search_path = '{MARTS},lake'")
        yield connection


def ask(connection: duckdb.DuckDBPyConnection, text: str, limit: int) -> Iterator[Answer]:
    """The answers to one or more statements, at most `limit` rows each.

    Raises UserError with DuckDB's own sentence when a statement is wrong, and before it does anything but read.
    """
    try:
        for statement in connection.extract_statements(text):
            if statement.type != duckdb.StatementType.SELECT:
                raise UserError("only statements that read are run here: select, from, with, show, describe, summarize")
            result = connection.execute(statement)
            columns = [column[0] for column in result.description or []]
            rows = result.fetchmany(limit + 1)
            yield Answer(columns, rows[:limit], len(rows) > limit)
    except duckdb.Error as error:
        raise UserError(str(error)) from None
