"""What a Postgres server's own files still hold of rows that were deleted, and getting rid of it.

No row is deleted here. What a server of somebody else keeps of its log and its backups is out of reach.
"""

from collections.abc import Sequence

import psycopg
from psycopg import sql
from psycopg.errors import InsufficientPrivilege, LockNotAvailable
from psycopg.rows import TupleRow

from models.tables.engine import libpq_uri

Connection = psycopg.Connection[TupleRow]

LOCK_TIMEOUT = "SET lock_timeout = '30s'"
MOST_SEGMENTS = 256
"""More prepared segments of the write-ahead log than any server of ours has."""

SEGMENTS_AHEAD = """
SELECT count(*) FROM pg_ls_waldir()
WHERE name ~ '^[0-9A-F]{24}$' AND name > pg_walfile_name(pg_current_wal_lsn())"""


def rewrite_tables(url: str, tables: Sequence[str]) -> list[str]:
    """Write these tables anew without deleted rows, and their statistics; the names of those that were not free.

    Readers of a table wait while it is written. A transaction that began before the rows were deleted and is open
    still keeps them in the new files.
    """
    left: list[str] = []
    with psycopg.connect(libpq_uri(url), autocommit=True) as connection:
        connection.execute(LOCK_TIMEOUT)
        for table in tables:
            try:
                connection.execute(sql.SQL("VACUUM (FULL, ANALYZE) {}").format(sql.Identifier(table)))
            except LockNotAvailable:
                left.append(table)
    return left


def forget_log(url: str) -> bool:
    """Rewrite the server's statistics and drop its write-ahead log up to now; False when we are not its superuser.

    For the embedded server, which doesn't recycle segments (`wal_recycle = off`): those prepared before that was so
    are used up, for a segment that is left early is filled with zeros.
    """
    try:
        with psycopg.connect(libpq_uri(url), autocommit=True) as connection:
            connection.execute(LOCK_TIMEOUT)
            connection.execute("VACUUM FULL pg_catalog.pg_statistic")
            for _ in range(MOST_SEGMENTS):
                connection.execute("SELECT pg_logical_emit_message(false, 'matchmill', 'erased')")
                connection.execute("SELECT pg_switch_wal()")
                if connection.execute(SEGMENTS_AHEAD).fetchone() == (0,):
                    break
            connection.execute("CHECKPOINT")
    except InsufficientPrivilege:
        return False
    return True
