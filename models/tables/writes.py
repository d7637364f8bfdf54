"""What the pipeline writes besides matches: postings, profile extractions and documents, each with its children.

A row that says the same as before is not touched; people's own tables are never written here.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import psycopg
from psycopg import sql
from psycopg.rows import TupleRow
from sqlalchemy import ARRAY, Table

from models.tables.engine import libpq_uri
from models.tables.nouns import DOCUMENTS, EXTRACTIONS, POSTINGS, Noun
from models.tables.rows import Row, Rows, canonical_json, digest, in_chunks, iterate

CHUNK = 500

Connection = psycopg.Connection[TupleRow]


class WriteRefused(Exception):
    """Postgres refuses a row. The text names table, state and constraint and never the row: it may be a person's."""


@dataclass(frozen=True, slots=True)
class Written:
    """Rows of the noun itself, children not counted: `refused` were erased before and must not come back."""

    written: int = 0
    unchanged: int = 0
    deleted: int = 0
    refused: int = 0

    def __add__(self, other: "Written") -> "Written":
        return Written(
            self.written + other.written,
            self.unchanged + other.unchanged,
            self.deleted + other.deleted,
            self.refused + other.refused,
        )


def write_postings(url: str, rows: Rows, *, complete: bool = True) -> Written:
    """Write postings: rows with the columns of `postings` and a list `requirements`, each `id` once.

    With `complete`, rows that are not among them are deleted. All in one transaction: a reader sees the old postings
    or the new ones. Raises ValueError on a column that the table lacks, WriteRefused on a row Postgres won't have.
    """
    return _write(url, POSTINGS, rows, complete)


def write_extractions(url: str, rows: Rows, *, complete: bool = True) -> Written:
    """Write profile extractions: columns of `profile_extractions` and lists `skills`, `experience`, `education`,
    `certifications`, `awards`, `languages`, `projects`, `publications` and `volunteering`. Otherwise as
    `write_postings`."""
    return _write(url, EXTRACTIONS, rows, complete)


def write_documents(url: str, rows: Rows, *, complete: bool = False) -> Written:
    """Write documents: columns of `documents` and a list `versions`, the oldest first. Otherwise as
    `write_postings`, but others stay: documents are a log."""
    return _write(url, DOCUMENTS, rows, complete)


def _write(url: str, noun: Noun, rows: Rows, complete: bool) -> Written:
    total = Written()
    try:
        with psycopg.connect(libpq_uri(url)) as connection:
            connection.execute("SELECT pg_advisory_xact_lock(hashtext(%s))", [f"write {noun.table.name}"])
            connection.execute("CREATE TEMP TABLE seen (id uuid PRIMARY KEY) ON COMMIT DROP")
            for chunk in in_chunks(iterate(rows), CHUNK):
                total += _write_chunk(connection, noun, {str(row["id"]): row for row in chunk}, len(chunk))
            if complete:
                total += Written(deleted=_delete_unseen(connection, noun))
            if total.written or total.deleted:
                _refresh_statistics(connection, noun)
    except (psycopg.DataError, psycopg.IntegrityError) as error:
        about = error.diag.constraint_name or error.diag.column_name or error.diag.message_primary
        raise WriteRefused(f"{error.diag.table_name or noun.table.name}: {type(error).__name__}: {about}") from None
    return total


def _refresh_statistics(connection: Connection, noun: Noun) -> None:
    """Without statistics a page of matches walks the index of all open postings until autovacuum comes by."""
    for table in (noun.table, *noun.children.values()):
        connection.execute(sql.SQL("ANALYZE {}").format(_name(table)))


def _write_chunk(connection: Connection, noun: Noun, rows: Mapping[str, Row], given: int) -> Written:
    if len(rows) < given:
        raise ValueError(f"{noun.table.name}: an id comes twice")
    bodies = {row_id: _body(noun, row) for row_id, row in rows.items()}
    hashes = {row_id: digest(canonical_json(body)) for row_id, body in bodies.items()}
    erased = _erased(connection, noun, list(rows))
    known = _known_hashes(connection, noun, list(rows))
    kept = [row_id for row_id in rows if row_id not in erased]
    changed = [row_id for row_id in kept if known.get(row_id) != hashes[row_id]]
    connection.execute("INSERT INTO seen SELECT unnest(%s::uuid[])", [kept])
    if changed:
        _upsert(connection, noun, [{**bodies[row_id][0], "row_hash": hashes[row_id]} for row_id in changed])
        for name, child in noun.children.items():
            _replace_children(connection, noun, child, {row_id: bodies[row_id][1][name] for row_id in changed})
    return Written(len(changed), len(kept) - len(changed), 0, len(erased))


def _body(noun: Noun, row: Row) -> tuple[dict[str, Any], dict[str, list[Row]]]:
    """The row by columns, nulls of lists as empty ones where the table wants them, and its children by name."""
    unknown = row.keys() - set(noun.columns) - noun.children.keys()
    if unknown:
        raise ValueError(f"{noun.table.name} has no column {', '.join(sorted(unknown))}")
    own = {name: row.get(name) for name in noun.columns}
    for column in noun.table.columns:
        if column.name in own and own[column.name] is None and not column.nullable and isinstance(column.type, ARRAY):
            own[column.name] = []
    return own, {name: list(row.get(name) or []) for name in noun.children}


def _known_hashes(connection: Connection, noun: Noun, ids: list[str]) -> dict[str, str]:
    found = sql.SQL("SELECT id::text, row_hash FROM {} WHERE id = ANY(%s::uuid[])").format(_name(noun.table))
    return dict(connection.execute(found, [ids]).fetchall())


def _erased(connection: Connection, noun: Noun, ids: list[str]) -> set[str]:
    found = connection.execute(
        "SELECT entity_id FROM tombstones WHERE entity = %s AND entity_id = ANY(%s::uuid[])", [noun.entity, ids]
    )
    rows: list[tuple[UUID]] = found.fetchall()
    return {str(row_id) for (row_id,) in rows}


def _upsert(connection: Connection, noun: Noun, bodies: list[dict[str, Any]]) -> None:
    names = [*noun.columns, "row_hash"]
    columns = sql.SQL(", ").join(map(sql.Identifier, names))
    updates = sql.SQL(", ").join(
        sql.SQL("{0} = EXCLUDED.{0}").format(sql.Identifier(name)) for name in names if name != "id"
    )
    statement = sql.SQL(
        "INSERT INTO {0} ({1}) SELECT {1} FROM jsonb_populate_recordset(NULL::{0}, %s)"
        " ON CONFLICT (id) DO UPDATE SET {2}, updated_at = now()"
    ).format(_name(noun.table), columns, updates)
    connection.execute(statement, [canonical_json(bodies)])


def _replace_children(connection: Connection, noun: Noun, child: Table, rows: Mapping[str, list[Row]]) -> None:
    key = sql.Identifier(noun.parent_key)
    gone = sql.SQL("DELETE FROM {} WHERE {} = ANY(%s::uuid[])").format(_name(child), key)
    connection.execute(gone, [list(rows)])
    names = [column.name for column in child.columns]
    bodies = [
        {**row, noun.parent_key: parent, "ordinal": ordinal}
        for parent, children in rows.items()
        for ordinal, row in enumerate(children)
    ]
    unknown = {name for body in bodies for name in body} - set(names)
    if unknown:
        raise ValueError(f"{child.name} has no column {', '.join(sorted(unknown))}")
    columns = sql.SQL(", ").join(map(sql.Identifier, names))
    statement = sql.SQL("INSERT INTO {0} ({1}) SELECT {1} FROM jsonb_populate_recordset(NULL::{0}, %s)")
    connection.execute(statement.format(_name(child), columns), [canonical_json(bodies)])


def _delete_unseen(connection: Connection, noun: Noun) -> int:
    connection.execute("ANALYZE seen")
    statement = sql.SQL("DELETE FROM {0} WHERE NOT EXISTS (SELECT FROM seen WHERE seen.id = {0}.id)")
    return connection.execute(statement.format(_name(noun.table))).rowcount


def _name(table: Table) -> sql.Identifier:
    return sql.Identifier(table.name)
