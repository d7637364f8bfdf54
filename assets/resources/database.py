"""The database as assets see it: an address, and what changed in it. How rows are written is in `models.tables`."""

from collections.abc import Callable, Iterable
from functools import partial
from typing import Any, LiteralString, TypeVar

import psycopg
from psycopg import sql
from psycopg.conninfo import conninfo_to_dict
from psycopg.rows import TupleRow

from assets.disk import CannotStore
from models.tables.changes import read_employer_postings, read_profile_edits
from models.tables.engine import libpq_uri
from models.tables.patience import until_answered

Answer = TypeVar("Answer")
DISK_FULL = "53100"
"""SQLSTATE: PostgreSQL, appendix A."""
READERS = {"raw_profile_edits": read_profile_edits, "raw_employer_postings": read_employer_postings}


class NoDatabase(Exception):
    """Nobody has said where the database is."""


class Database:
    """Postgres at `url`; without one, every use raises NoDatabase with the way out.

    While it is away, every use waits for it and tries again, for at most `wait_seconds`; then DatabaseAway is raised.
    """

    def __init__(self, url: str | None, wait_seconds: float = 0.0) -> None:
        self._url = url
        self.wait_seconds = wait_seconds

    @property
    def url(self) -> str:
        """Raises NoDatabase."""
        if not self._url:
            raise NoDatabase("DATABASE_URL is not set: start with `matchmill dev` or `matchmill run`, or set it")
        return self._url

    def patiently(self, work: Callable[[str], Answer]) -> Answer:
        """What `work` makes of the address. It may be begun anew, so it is one transaction, or harmless to do twice."""
        try:
            return until_answered(partial(work, self.url), self.wait_seconds)
        except Exception as error:
            if getattr(error, "sqlstate", "") != DISK_FULL:
                raise
            host = conninfo_to_dict(libpq_uri(self.url)).get("host", "localhost")
            raise CannotStore(
                f"the disk of the database at {host} is full: free space there, then run again; readers keep theirs"
            ) from error

    def read_changes(self, asset: str, after: int) -> list[dict[str, Any]]:
        """What people changed since the change `after`, as rows of that raw asset."""
        return self.patiently(lambda url: READERS[asset](url, after))

    def latest_change(self) -> int:
        """The number of changes that people have ever made; it grows with each of them.

        This alone never waits: it is asked by a sensor, which comes again.
        """
        asked = Database(self.url)._ask("select coalesce(max(id), 0) from changes")
        return int(asked[0][0])

    def count(self, table: str) -> int:
        """Rows of a table."""
        return self._number(sql.SQL("select count(*) from {}").format(sql.Identifier(table)))

    def rows_in(self, sets: Iterable[int]) -> int:
        """Rows of these sets of matches together, as they were counted while loading."""
        return self._number("select coalesce(sum(row_count), 0) from match_sets where id = any(%s)", list(sets))

    def held_run(self) -> str | None:
        """The run that an operator told readers to stay with; None when there is no such word."""
        found = self._ask("select run_id from match_hold")
        return str(found[0][0]) if found else None

    def current_sets(self) -> list[tuple[str, int, str, int]]:
        """What readers read: side, shard, name of the file that was loaded, and rows of each set."""
        query = (
            "select p.side, p.shard, s.key, s.row_count from match_pointers as p"
            " join match_sets as s on s.id = p.set_id where s.key is not null order by 1, 2"
        )
        return [(side, shard, key, rows) for side, shard, key, rows in self._ask(query)]

    def _number(self, query: LiteralString | sql.Composed, *values: object) -> int:
        return int(self._ask(query, *values)[0][0])

    def _ask(self, query: LiteralString | sql.Composed, *values: object) -> list[TupleRow]:
        def ask(url: str) -> list[TupleRow]:
            with psycopg.connect(libpq_uri(url)) as connection:
                return connection.execute(query, values).fetchall()

        return self.patiently(ask)
