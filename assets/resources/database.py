"""The database as assets see it: an address, and what changed in it. How rows are written is in `models.tables`."""

from collections.abc import Iterable
from typing import Any

import psycopg
from psycopg import sql

from models.tables.changes import read_employer_postings, read_profile_edits
from models.tables.engine import libpq_uri

READERS = {"raw_profile_edits": read_profile_edits, "raw_employer_postings": read_employer_postings}


class NoDatabase(Exception):
    """Nobody has said where the database is."""


class Database:
    """Postgres at `url`; without one, every use raises NoDatabase with the way out."""

    def __init__(self, url: str | None) -> None:
        self._url = url

    @property
    def url(self) -> str:
        """Raises NoDatabase."""
        if not self._url:
            raise NoDatabase("DATABASE_URL is not set: start with `matchmill dev` or `matchmill run`, or set it")
        return self._url

    def read_changes(self, asset: str, after: int) -> list[dict[str, Any]]:
        """What people changed since the change `after`, as rows of that raw asset."""
        return READERS[asset](self.url, after)

    def latest_change(self) -> int:
        """The number of changes that people have ever made; it grows with each of them."""
        with psycopg.connect(libpq_uri(self.url)) as connection:
            found = connection.execute("select coalesce(max(id), 0) from changes").fetchone()
        return int(found[0]) if found else 0

    def count(self, table: str) -> int:
        """Rows of a table."""
        query = sql.SQL("select count(*) from {}").format(sql.Identifier(table))
        with psycopg.connect(libpq_uri(self.url)) as connection:
            found = connection.execute(query).fetchone()
        return int(found[0]) if found else 0

    def rows_in(self, sets: Iterable[int]) -> int:
        """Rows of these sets of matches together, as they were counted while loading."""
        query = "select coalesce(sum(row_count), 0) from match_sets where id = any(%s)"
        with psycopg.connect(libpq_uri(self.url)) as connection:
            found = connection.execute(query, [list(sets)]).fetchone()
        return int(found[0]) if found else 0

    def held_run(self) -> str | None:
        """The run that an operator told readers to stay with; None when there is no such word."""
        with psycopg.connect(libpq_uri(self.url)) as connection:
            found = connection.execute("select run_id from match_hold").fetchone()
        return str(found[0]) if found else None

    def current_sets(self) -> list[tuple[str, int, str, int]]:
        """What readers read: side, shard, name of the file that was loaded, and rows of each set."""
        query = (
            "select p.side, p.shard, s.key, s.row_count from match_pointers as p"
            " join match_sets as s on s.id = p.set_id where s.key is not null order by 1, 2"
        )
        with psycopg.connect(libpq_uri(self.url)) as connection:
            return [(side, shard, key, rows) for side, shard, key, rows in connection.execute(query)]
