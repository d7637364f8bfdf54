"""The change sequence: what people changed since the pipeline last looked, each change once and none missed.

Nothing is resolved here: the rows come back as people left them, and what they mean is decided in the pipeline.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from typing import Any, LiteralString
from uuid import UUID

import psycopg
from psycopg.rows import dict_row

from models.tables.engine import libpq_uri
from models.tables.job_posting import as_job_posting
from models.tables.own_words import own_words

Row = dict[str, Any]

NUMBERING_LOCK = 0x6368616E6765  # "change"

NUMBER: LiteralString = """
WITH last AS (SELECT coalesce(max(seq), 0) AS seq FROM changes),
numbered AS (SELECT id, row_number() OVER (ORDER BY id) AS step FROM changes WHERE seq IS NULL)
UPDATE changes SET seq = last.seq + numbered.step FROM last, numbered WHERE changes.id = numbered.id"""

CHANGED: LiteralString = """
SELECT DISTINCT ON (entity_id) seq, entity_id, operation, changed_at FROM changes
WHERE entity = %(entity)s AND seq > %(after)s ORDER BY entity_id, seq DESC"""

OWN_PROFILES: LiteralString = "SELECT * FROM profiles WHERE id = ANY(%s)"
OWN_POSTINGS: LiteralString = """
SELECT e.*, c.name AS company_name FROM employer_postings AS e JOIN companies AS c ON c.id = e.company_id
WHERE e.id = ANY(%s)"""
REQUIREMENTS: LiteralString = """
SELECT * FROM employer_posting_requirements WHERE employer_posting_id = ANY(%s) ORDER BY ordinal"""


def read_profile_edits(url: str, after_seq: int) -> list[Row]:
    """The latest change of each profile behind `after_seq`, in order: rows of `models.frames.RAW_PROFILE_EDITS`.

    `fields` is the person's own words now; `{}` for an erased person. The greatest `change_seq` is where to go on.
    """
    with _connect(url) as connection:
        changes = _read_changes(connection, "profile", after_seq)
        rows = _by_id(connection.execute(OWN_PROFILES, [_ids(changes)]).fetchall())
    return [_changed(change, "profile_id", own_words(rows.get(change["entity_id"], {}))) for change in changes]


def read_employer_postings(url: str, after_seq: int) -> list[Row]:
    """The latest change of each employer's posting behind `after_seq`: rows of `models.frames.RAW_EMPLOYER_POSTINGS`.

    `fields` is a schema.org JobPosting; `{}` when the row is gone. `document_id` hashes the sequence with it.
    """
    with _connect(url) as connection:
        changes = _read_changes(connection, "employer_posting", after_seq)
        rows = _by_id(connection.execute(OWN_POSTINGS, [_ids(changes)]).fetchall())
        asked: dict[UUID, list[Row]] = {}
        for requirement in connection.execute(REQUIREMENTS, [_ids(changes)]):
            asked.setdefault(requirement["employer_posting_id"], []).append(requirement)
    read: list[Row] = []
    for change in changes:
        posting = rows.get(change["entity_id"])
        fields = as_job_posting(posting, asked.get(change["entity_id"], [])) if posting else {}
        row = _changed(change, "employer_posting_id", fields)
        digest = hashlib.sha256(f"{row['change_seq']}\n{row['fields']}".encode()).hexdigest()
        read.append({"document_id": digest, **row})
    return read


def read_tombstones(url: str, entity: str = "profile") -> list[str]:
    """The identifiers of everything of that kind that was erased, sorted."""
    with _connect(url) as connection:
        rows = connection.execute("SELECT entity_id FROM tombstones WHERE entity = %s ORDER BY entity_id", [entity])
        return [str(row["entity_id"]) for row in rows]


def _read_changes(connection: psycopg.Connection[Row], entity: str, after_seq: int) -> list[Row]:
    """Number what has been committed, then read.

    A number drawn when a row is written can be overtaken: a later one commits first, is read, and the earlier one
    is behind the reader for ever. Transaction identifiers would tell, but not in a restored backup. So the reader
    numbers, and only rows that it can see: a transaction that commits late gets a later number.
    """
    connection.execute("SELECT pg_advisory_xact_lock(%s)", [NUMBERING_LOCK])
    connection.execute(NUMBER)
    connection.commit()
    found = connection.execute(CHANGED, {"entity": entity, "after": after_seq}).fetchall()
    return sorted(found, key=lambda change: change["seq"])


def _connect(url: str) -> psycopg.Connection[Row]:
    return psycopg.Connection[Row].connect(libpq_uri(url), row_factory=dict_row)


def _ids(changes: Sequence[Row]) -> list[UUID]:
    return [change["entity_id"] for change in changes]


def _by_id(rows: Sequence[Row]) -> dict[UUID, Row]:
    return {row["id"]: row for row in rows}


def _changed(change: Row, key: str, fields: Mapping[str, Any]) -> Row:
    return {
        "change_seq": change["seq"],
        key: str(change["entity_id"]),
        "operation": change["operation"],
        "changed_at": change["changed_at"],
        "fields": json.dumps(fields, sort_keys=True, ensure_ascii=False, default=str),
    }
