"""All rows of the database as of one moment, table by table in Postgres' own text form. Needs no program beside it.

Nothing is written to the database, and where the bytes go is not known here; the way back is `models.tables.load`.
"""

from collections.abc import Generator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import psycopg
from psycopg import sql
from psycopg.rows import TupleRow
from sqlalchemy import Table

from models.tables.engine import libpq_uri
from models.tables.match import SIDES
from models.tables.metadata import metadata

Connection = psycopg.Connection[TupleRow]

PIN = "LOCK TABLE ONLY profile_matches, ONLY posting_matches IN ACCESS SHARE MODE"
"""Before the moment is fixed: the janitor waits with the sets that are read here, see `models.tables.match`."""

MATCH_TABLES = tuple(f"{side}_matches" for side in SIDES)


@dataclass(frozen=True, slots=True)
class TableRows:
    """One table and the columns that are copied, in order; generated ones make themselves again."""

    name: str
    columns: list[str]


class DatabaseMoment:
    """What the database held when this was opened, whatever is committed meanwhile."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self.revision = str(self._value("SELECT version_num FROM alembic_version"))
        self.sequences = {
            f"{table.name}.{column.name}": self._next(table.name, column.name)
            for table in metadata.sorted_tables
            for column in table.columns
            if column.identity is not None
        }

    @property
    def tables(self) -> list[TableRows]:
        """Every table: parents before children, the matches, which need their sets, last."""
        ordered = sorted(metadata.sorted_tables, key=lambda table: table.name in MATCH_TABLES)
        return [TableRows(table.name, _columns(table)) for table in ordered]

    def read(self, table: TableRows) -> Iterator[bytes]:
        """The rows, as COPY writes them."""
        names = sql.SQL(", ").join(map(sql.Identifier, table.columns))
        statement = sql.SQL("COPY (SELECT {} FROM {}) TO STDOUT").format(names, sql.Identifier(table.name))
        with self._connection.cursor().copy(statement) as copy:
            for piece in copy:
                yield bytes(piece)

    def _next(self, table: str, column: str) -> int:
        sequence = self._value("SELECT pg_get_serial_sequence(%s, %s)", table, column)
        name = sql.SQL(str(sequence))  # pyright: ignore[reportArgumentType]
        return int(str(self._value(sql.SQL("SELECT last_value + is_called::int FROM {}").format(name))))

    def _value(self, statement: str | sql.Composed, *values: str) -> object:
        query = sql.SQL(statement) if isinstance(statement, str) else statement  # pyright: ignore[reportArgumentType]
        found = self._connection.execute(query, values or None).fetchone()
        if found is None:
            raise LookupError("the database has no tables of Matchmill")
        return found[0]


@contextmanager
def open_moment(url: str) -> Generator[DatabaseMoment, None, None]:
    """The database as of now, in one transaction that only reads."""
    with psycopg.connect(libpq_uri(url)) as connection:
        connection.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ
        connection.read_only = True
        connection.execute(PIN)
        yield DatabaseMoment(connection)


def _columns(table: Table) -> list[str]:
    return [column.name for column in table.columns if column.computed is None]
