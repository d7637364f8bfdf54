"""Rows of `models.tables.dump` brought into a database whose tables are made anew at the revision they came from.

Nothing is read from a file here, and what the rows say is not looked at.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence

import psycopg
from psycopg import sql
from psycopg.rows import TupleRow

from models.tables.dump import MATCH_TABLES, TableRows
from models.tables.engine import libpq_uri
from models.tables.metadata import metadata
from models.tables.migrations import upgrade
from models.tables.publish import leaf_name

Connection = psycopg.Connection[TupleRow]
ReadRows = Callable[[TableRows], Iterable[bytes]]

LEAVES = r"""
SELECT c.relname FROM pg_class AS c
WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind = 'r'
  AND c.relname ~ '^(profile|posting)_matches_s[0-9]+$'"""

TRIGGER_FUNCTIONS = """
SELECT oid::regprocedure::text FROM pg_proc
WHERE pronamespace = current_schema()::regnamespace AND prorettype = 'trigger'::regtype
  AND proname IN ('record_change', 'touch_employer_posting', 'record_erasure')"""


def holds_rows(url: str) -> bool:
    """Whether any table of ours has a row."""
    with psycopg.connect(libpq_uri(url)) as connection:
        return any(_holds_rows(connection, table.name) for table in metadata.sorted_tables)


def load(url: str, revision: str, tables: Sequence[TableRows], sequences: Mapping[str, int], read: ReadRows) -> None:
    """Replace everything of ours in the database by these rows, then bring the tables up to date.

    Cut off in the middle it leaves tables of that revision without rows, or none. Raises psycopg's errors.
    """
    _drop(url)
    upgrade(url, revision)
    with psycopg.connect(libpq_uri(url)) as connection:
        _switch_triggers(connection, tables, "DISABLE")
        for table in tables:
            if table.name in MATCH_TABLES:
                _make_leaves(connection, table.name)
            _copy(connection, table, read(table))
        for place, following in sequences.items():
            name, column = place.split(".")
            connection.execute("SELECT setval(pg_get_serial_sequence(%s, %s), %s, false)", [name, column, following])
        _switch_triggers(connection, tables, "ENABLE")
    upgrade(url)
    with psycopg.connect(libpq_uri(url), autocommit=True) as connection:
        connection.execute("ANALYZE")


def _holds_rows(connection: Connection, table: str) -> bool:
    if connection.execute("SELECT to_regclass(%s)", [table]).fetchone() == (None,):
        return False
    query = sql.SQL("SELECT EXISTS (SELECT FROM {})").format(sql.Identifier(table))
    return connection.execute(query).fetchone() == (True,)


def _drop(url: str) -> None:
    with psycopg.connect(libpq_uri(url)) as connection:
        leaves = [str(name) for (name,) in connection.execute(LEAVES)]
        for name in ("alembic_version", *(table.name for table in metadata.sorted_tables), *leaves):
            connection.execute(sql.SQL("DROP TABLE IF EXISTS {} CASCADE").format(sql.Identifier(name)))
        for (function,) in connection.execute(TRIGGER_FUNCTIONS).fetchall():
            connection.execute(sql.SQL("DROP FUNCTION {}").format(sql.SQL(str(function))))  # pyright: ignore[reportArgumentType]


def _copy(connection: Connection, table: TableRows, rows: Iterable[bytes]) -> None:
    names = sql.SQL(", ").join(map(sql.Identifier, table.columns))
    statement = sql.SQL("COPY {} ({}) FROM STDIN").format(sql.Identifier(table.name), names)
    with connection.cursor().copy(statement) as copy:
        for piece in rows:
            copy.write(piece)


def _make_leaves(connection: Connection, parent: str) -> None:
    """A table for each set, and nothing of sets that were being loaded when the rows were read."""
    side = "profile" if parent == "profile_matches" else "posting"
    connection.execute("DELETE FROM match_sets WHERE state = 'loading'")
    for (set_id,) in connection.execute("SELECT id FROM match_sets WHERE side = %s", [side]).fetchall():
        statement = sql.SQL("CREATE TABLE {} PARTITION OF {} FOR VALUES IN ({})")
        leaf = sql.Identifier(leaf_name(side, set_id))
        connection.execute(statement.format(leaf, sql.Identifier(parent), sql.Literal(set_id)))


def _switch_triggers(connection: Connection, tables: Sequence[TableRows], switch: str) -> None:
    """The rows tell what changed themselves: triggers would tell it again."""
    for table in tables:
        action = sql.SQL("ENABLE") if switch == "ENABLE" else sql.SQL("DISABLE")
        statement = sql.SQL("ALTER TABLE {} {} TRIGGER USER").format(sql.Identifier(table.name), action)
        connection.execute(statement)
