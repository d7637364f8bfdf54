"""The janitor: drops sets that no kept run needs, in short tries between the readers.

It never moves a pointer and never touches the sets of a kept run.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from functools import partial

import psycopg
from psycopg import sql
from psycopg.errors import ForeignKeyViolation, LockNotAvailable
from psycopg.rows import TupleRow

from models.tables.engine import libpq_uri
from models.tables.match import SIDES, Side
from models.tables.patience import until_unlocked
from models.tables.publish import leaf_name

Connection = psycopg.Connection[TupleRow]

FORGET = """
WITH kept AS (
    SELECT run_id AS id FROM match_pointers
    UNION (SELECT id FROM match_runs ORDER BY published_at DESC, id DESC LIMIT %(keep_runs)s)
), forgotten AS (
    DELETE FROM match_run_pointers WHERE run_id NOT IN (SELECT id FROM kept) RETURNING set_id
)
UPDATE match_sets SET touched_at = now() WHERE id IN (SELECT set_id FROM forgotten)
"""

UNNEEDED = """
SELECT id, side FROM match_sets AS s
WHERE touched_at <= now() - %(grace)s
  AND NOT EXISTS (SELECT FROM match_pointers AS p WHERE p.set_id = s.id)
  AND NOT EXISTS (SELECT FROM match_run_pointers AS p WHERE p.set_id = s.id)
ORDER BY id
"""


@dataclass(frozen=True, slots=True)
class Swept:
    """Sets that were dropped, and those that must wait for a reader to end or for a publisher."""

    dropped: list[int]
    left: list[int]


def sweep(url: str, keep_runs: int = 3, *, grace: timedelta = timedelta(hours=1), tries: int = 5) -> Swept:
    """Keep the current run and the `keep_runs` latest ones; drop what nobody has needed for `grace`.

    The grace covers sets that are being loaded, sets loaded but not yet pointed to, and readers between the pointer
    and the rows. A try queues for at most 100 ms, so no reader waits longer than that behind it.
    """
    if keep_runs < 1:
        raise ValueError("keep_runs is at least 1: a rollback needs something to go back to")
    with psycopg.connect(libpq_uri(url), autocommit=True) as connection:
        connection.execute(FORGET, {"keep_runs": keep_runs})
        waiting = connection.execute(UNNEEDED, {"grace": grace}).fetchall()
        dropped = [set_id for side in SIDES for set_id in _drop_all(connection, side, waiting, grace, tries)]
    return Swept(dropped, [set_id for set_id, _ in waiting if set_id not in dropped])


def look(url: str, keep_runs: int = 3, *, grace: timedelta = timedelta(hours=1)) -> dict[int, int]:
    """What `sweep` would drop now, each set with its bytes; nothing is changed."""
    with psycopg.connect(libpq_uri(url)) as connection:
        connection.execute(FORGET, {"keep_runs": keep_runs})
        sizes = {
            set_id: _size(connection, side, set_id)
            for set_id, side in connection.execute(UNNEEDED, {"grace": grace}).fetchall()
        }
        connection.rollback()
    return sizes


def read_keys(url: str) -> set[str]:
    """The names of the contents of all sets that there are, whether or not readers see them now."""
    with psycopg.connect(libpq_uri(url)) as connection:
        return {key for (key,) in connection.execute("SELECT key FROM match_sets WHERE key IS NOT NULL")}


def _size(connection: Connection, side: Side, set_id: int) -> int:
    query = "SELECT coalesce(pg_total_relation_size(to_regclass(%s)), 0)"
    found = connection.execute(query, [leaf_name(side, set_id)]).fetchone()
    return int(found[0]) if found else 0


def _drop_all(
    connection: Connection, side: Side, waiting: list[TupleRow], grace: timedelta, tries: int
) -> Iterator[int]:
    """The sets of one side that could be dropped, until a reader who stays in its transaction stops it."""
    for set_id, set_side in waiting:
        if set_side != side:
            continue
        try:
            if until_unlocked(partial(_drop, connection, side, set_id, grace), tries):
                yield set_id
        except LockNotAvailable:
            return


def _drop(connection: Connection, side: Side, set_id: int, grace: timedelta) -> bool:
    """Row and table go together; False when a publisher has just asked for the set or pointed to it."""
    try:
        with connection.transaction():
            connection.execute("SET LOCAL lock_timeout = '100ms'")
            gone = connection.execute(
                "DELETE FROM match_sets WHERE id = %s AND touched_at <= now() - %s", [set_id, grace]
            )
            if gone.rowcount:
                connection.execute(sql.SQL("DROP TABLE IF EXISTS {}").format(sql.Identifier(leaf_name(side, set_id))))
            return gone.rowcount == 1
    except ForeignKeyViolation:
        return False
