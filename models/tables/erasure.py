"""People taken out of every table for good, with tombstones in their place.

Getting back what was only marked as deleted is in `models.tables.removal`; what the server's files still hold of rows
that are gone is the business of `models.tables.scrub`.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, LiteralString
from uuid import UUID

import psycopg
from psycopg import sql
from psycopg.rows import TupleRow

from models.tables.engine import libpq_uri
from models.tables.match import SIDES
from models.tables.publish import leaf_name

Connection = psycopg.Connection[TupleRow]

ACCOUNTS: LiteralString = """
SELECT a.id FROM accounts AS a JOIN profiles AS p ON p.account_id = a.id
WHERE p.id = ANY(%(profiles)s) AND a.role = 'person'"""
"""Somebody who is more than a person here, such as an employer, keeps the account."""

FOUND_BY_ADDRESS: LiteralString = """
SELECT id::text FROM profiles WHERE lower(personal_email) = %(address)s OR lower(business_email) = %(address)s
UNION SELECT id::text FROM profile_extractions WHERE lower(email) = %(address)s
UNION SELECT p.id::text FROM profiles AS p JOIN accounts AS a ON a.id = p.account_id
WHERE lower(a.email) = %(address)s AND a.role = 'person' ORDER BY 1"""

THEIR_DOCUMENTS: LiteralString = """
SELECT id FROM documents WHERE profile_id = ANY(%(profiles)s)
UNION SELECT document_id FROM document_versions WHERE sha256 = ANY(%(documents)s)"""

DELETED: tuple[tuple[str, LiteralString], ...] = (
    (
        "application_stages",
        "application_id IN (SELECT id FROM applications WHERE profile_id = ANY(%(profiles)s))",
    ),
    ("applications", "profile_id = ANY(%(profiles)s)"),
    ("profile_genders", "profile_id = ANY(%(profiles)s)"),
    ("profiles", "id = ANY(%(profiles)s)"),
    ("extraction_skills", "profile_id = ANY(%(profiles)s)"),
    ("extraction_experience", "profile_id = ANY(%(profiles)s)"),
    ("extraction_education", "profile_id = ANY(%(profiles)s)"),
    ("extraction_certifications", "profile_id = ANY(%(profiles)s)"),
    ("extraction_awards", "profile_id = ANY(%(profiles)s)"),
    ("extraction_languages", "profile_id = ANY(%(profiles)s)"),
    ("extraction_projects", "profile_id = ANY(%(profiles)s)"),
    ("extraction_publications", "profile_id = ANY(%(profiles)s)"),
    ("extraction_volunteering", "profile_id = ANY(%(profiles)s)"),
    ("profile_extractions", "id = ANY(%(profiles)s)"),
    (
        "document_versions",
        "sha256 = ANY(%(documents)s) OR document_id IN (SELECT id FROM documents WHERE profile_id = ANY(%(profiles)s))",
    ),
    (
        "documents",
        "id = ANY(%(rows)s) AND NOT EXISTS (SELECT FROM document_versions WHERE document_id = documents.id)",
    ),
    ("events", "profile_id = ANY(%(profiles)s) OR account_id = ANY(%(accounts)s)"),
    ("memberships", "account_id = ANY(%(accounts)s)"),
    ("accounts", "id = ANY(%(accounts)s)"),
)
"""Each table with the condition of the rows that go, children first."""

TOMBSTONE: LiteralString = """
INSERT INTO tombstones (entity, entity_id, reason) SELECT 'profile', unnest(%(profiles)s), 'erased'
ON CONFLICT DO NOTHING"""

CHANGES_BUT_THE_LAST: LiteralString = """
DELETE FROM changes WHERE entity = 'profile' AND entity_id = ANY(%(profiles)s) AND operation <> 'erase'"""


@dataclass(frozen=True, slots=True)
class ErasedRows:
    """Rows that went, by table, and the sets of matches that lost some, as the names of their tables."""

    rows: dict[str, int] = field(default_factory=dict[str, int])
    leaves: list[str] = field(default_factory=list[str])

    @property
    def tables(self) -> list[str]:
        """The tables whose files still hold what was deleted."""
        plain = [table for table in self.rows if not table.endswith("_matches")]
        return [*plain, *self.leaves]


def find_by_address(url: str, address: str) -> list[str]:
    """The profiles that some table knows by this e-mail address, sorted."""
    with psycopg.connect(libpq_uri(url)) as connection:
        found = connection.execute(FOUND_BY_ADDRESS, {"address": address.strip().lower()}).fetchall()
    return [str(row[0]) for row in found]


def erase_people(
    url: str, profiles: Sequence[str], documents: Sequence[str], renamed: Mapping[str, str], *, dry_run: bool = False
) -> ErasedRows:
    """Delete everything of these people, in every published run too, and set tombstones; all in one transaction.

    `documents` are the SHA-256 of files of theirs. `renamed` maps the old to the new names of the files that sets of
    matches were loaded from, so that a run knows the sets again. With `dry_run` nothing is changed, only counted.
    """
    with psycopg.connect(libpq_uri(url)) as connection:
        named: dict[str, Any] = {"profiles": [UUID(profile) for profile in profiles], "documents": list(documents)}
        named["accounts"] = [row[0] for row in connection.execute(ACCOUNTS, named)]
        named["rows"] = [row[0] for row in connection.execute(THEIR_DOCUMENTS, named)]
        erased = ErasedRows()
        for table, condition in DELETED:
            statement = sql.SQL("DELETE FROM {} WHERE ").format(sql.Identifier(table)) + sql.SQL(condition)
            if count := connection.execute(statement, named).rowcount:
                erased.rows[table] = count
        _delete_matches(connection, named, erased)
        connection.execute(TOMBSTONE, named)
        connection.execute(CHANGES_BUT_THE_LAST, named)
        for before, after in renamed.items():
            connection.execute("UPDATE match_sets SET key = %s WHERE key = %s", [after, before])
        if dry_run:
            connection.rollback()
    return erased


def personal_tables(url: str) -> list[str]:
    """Every table that holds people's rows, each published set of matches by itself."""
    query = "SELECT side, id FROM match_sets ORDER BY id"
    with psycopg.connect(libpq_uri(url)) as connection:
        leaves = [leaf_name(side, set_id) for side, set_id in connection.execute(query)]
    return [*(table for table, _ in DELETED), *leaves]


def read_tombstones(url: str) -> list[tuple[str, str, str | None, datetime]]:
    """Every tombstone: what it is of, its identifier, the reason and when it was set."""
    query = "SELECT entity, entity_id::text, reason, created_at FROM tombstones ORDER BY 1, 2"
    with psycopg.connect(libpq_uri(url)) as connection:
        return [(row[0], row[1], row[2], row[3]) for row in connection.execute(query)]


def write_tombstones(url: str, tombstones: Sequence[tuple[str, str, str | None, datetime]]) -> None:
    """Set those that are not there."""
    insert = "INSERT INTO tombstones (entity, entity_id, reason, created_at) VALUES (%s, %s, %s, %s)"
    with psycopg.connect(libpq_uri(url)) as connection, connection.cursor() as cursor:
        cursor.executemany(f"{insert} ON CONFLICT DO NOTHING", tombstones)


def _delete_matches(connection: Connection, named: Mapping[str, Any], erased: ErasedRows) -> None:
    for side in SIDES:
        table = f"{side}_matches"
        statement = sql.SQL("DELETE FROM {} WHERE profile_id = ANY(%(profiles)s) RETURNING set_id")
        lost = Counter(row[0] for row in connection.execute(statement.format(sql.Identifier(table)), named))
        for set_id, count in lost.items():
            connection.execute("UPDATE match_sets SET row_count = row_count - %s WHERE id = %s", [count, set_id])
        if lost:
            erased.rows[table] = lost.total()
            erased.leaves.extend(leaf_name(side, set_id) for set_id in sorted(lost))
