"""How a run of matches becomes what readers read: sets are loaded beside the parents, then all pointers move at once.

Nothing is ranked here and no set is ever changed; old ones go in `models.tables.sweep`, and back is the way of
`models.tables.rollback`.

A set is one side's lists in one shard, in a table of its own. Loading it takes no lock that a reader's conflicts
with: `CREATE TABLE`, ADBC, primary key and check on the new table alone, and `ATTACH PARTITION`, which shares the
parent with everybody who reads it. So an idle open transaction blocks nothing.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any

import psycopg
from psycopg import sql
from psycopg.rows import TupleRow
from sqlalchemy import Connection, delete, insert, select, text

from models.tables.engine import libpq_uri
from models.tables.match import SIDES, MatchHold, MatchPointer, MatchRun, MatchRunPointer, MatchSet, Side
from models.tables.patience import until_unlocked
from models.tables.priority import SERVER_HERE, behind_readers, lower_servers
from models.tables.rows import Rows
from models.tables.stream import COLUMNS, ingest

Place = tuple[Side, int]
"""A side and a shard."""


@dataclass(frozen=True, slots=True)
class Run:
    """One publication: what made it and how old its data is. `data_as_of` holds ISO 8601 instants by source."""

    id: str
    shards: int
    regime: str
    versions: Mapping[str, Any] = field(default_factory=dict[str, Any])
    data_as_of: Mapping[str, Any] = field(default_factory=dict[str, Any])
    counts: Mapping[str, Any] = field(default_factory=dict[str, Any])


@dataclass(frozen=True, slots=True)
class Since:
    """How a set differs from the one of the same side and shard with this key.

    `fresh` are rows of PUBLISHED_MATCHES that it has not; `gone` are the owners and ranks whose rows are no longer so.
    """

    key: str
    fresh: Rows
    gone: tuple[Sequence[str], Sequence[int]]


class PublishRefused(Exception):
    """The pointers were left as they were: what was asked for would not be one complete set."""


def leaf_name(side: Side, set_id: int) -> str:
    """The table of a set, `profile_matches_s7`."""
    return f"{side}_matches_s{set_id}"


def load_set(
    url: str, side: Side, shard: int, rows: Rows, *, key: str | None = None, since: Since | None = None
) -> int:
    """Load rows of `models.frames.PUBLISHED_MATCHES` as a new set and return its identifier; no reader sees it yet.

    `key` names the content: where a set of that side, shard and key is at hand it is returned and nothing is loaded.
    `since` says the same as `rows` by what differs from an earlier set; while that is at hand only this is sent.
    Killed at any moment it leaves at most a table that the janitor drops. Raises psycopg's errors: two rows of the
    same owner and rank are one.
    """
    return behind_readers(partial(_load_set, url, side, shard, rows, key, since))


def _load_set(url: str, side: Side, shard: int, rows: Rows, key: str | None, since: Since | None) -> int:
    with psycopg.connect(libpq_uri(url), autocommit=True) as connection:
        lower_servers(connection.execute(SERVER_HERE))
        if key is not None and (found := _find(connection, side, shard, key)) is not None:
            return found
        made = connection.execute(
            "INSERT INTO match_sets (side, shard, key) VALUES (%s, %s, %s) RETURNING id", [side, shard, key]
        )
        (set_id,) = made.fetchone() or (0,)
        earlier = _find(connection, side, shard, since.key) if since else None
        with connection.transaction():  # both in one: with `wal_level=minimal` Postgres writes the copy only once
            _create_leaf(connection, side, set_id)
            copied = _copy(connection, side, earlier, set_id, since.gone) if since and earlier is not None else 0
        fresh = since.fresh if since and earlier is not None else rows
        row_count = copied + ingest(url, leaf_name(side, set_id), fresh)
        _index_leaf(connection, side, set_id)
        until_unlocked(lambda: _attach(connection, side, set_id, row_count))
        return set_id


def flip(connection: Connection, run: Run, sets: Mapping[Place, int]) -> None:
    """Point to these sets, in the caller's transaction: at its commit all readers see the run, and before none.

    Places that are not named keep the set they point to. Asked again for the run that is current it does nothing.
    Raises PublishRefused when a set isn't there, a place would have none, the run was published before, or readers are
    held at an earlier one.
    """
    lock_pointers(connection)
    if (held := held_run(connection)) is not None:
        raise PublishRefused(f"readers are held at run {held}: release them first")
    before = read_pointers(connection)
    after = {place: set_id for place, set_id in (before | dict(sets)).items() if place[1] < run.shards}
    if connection.scalar(select(MatchRun.id).where(MatchRun.id == run.id)) is not None:
        if before == after and current_run(connection) == run.id:
            return
        raise PublishRefused(f"run {run.id} was published before: roll back to it instead")
    missing = [f"{side} {shard}" for side in SIDES for shard in range(run.shards) if (side, shard) not in after]
    if missing:
        raise PublishRefused(f"no set for {', '.join(missing)}")
    _check_sets(connection, after)
    connection.execute(
        insert(MatchRun).values(
            id=run.id,
            shards=run.shards,
            regime=run.regime,
            versions=dict(run.versions),
            data_as_of=dict(run.data_as_of),
            counts=dict(run.counts),
        )
    )
    connection.execute(
        insert(MatchRunPointer),
        [{"run_id": run.id, "side": side, "shard": shard, "set_id": set_id} for (side, shard), set_id in after.items()],
    )
    point(connection, run.id)


def read_pointers(connection: Connection) -> dict[Place, int]:
    """What is pointed to now, by side and shard."""
    found = connection.execute(select(MatchPointer.side, MatchPointer.shard, MatchPointer.set_id))
    return {(row.side, row.shard): row.set_id for row in found}


def current_run(connection: Connection) -> str | None:
    """The run that readers see; None before the first."""
    return connection.scalar(select(MatchPointer.run_id).limit(1))


def held_run(connection: Connection) -> str | None:
    """The run that an operator told readers to stay with; None when there is no such word."""
    return connection.scalar(select(MatchHold.run_id))


def lock_pointers(connection: Connection) -> None:
    """Take turns with everybody who moves pointers; readers go on."""
    connection.execute(text("LOCK TABLE match_pointers IN SHARE ROW EXCLUSIVE MODE"))


def point(connection: Connection, run_id: str) -> None:
    """Replace the pointers by the run's map. Readers go on reading: their snapshots keep the rows that go."""
    connection.execute(delete(MatchPointer))
    mapped = select(
        MatchRunPointer.run_id, MatchRun.shards, MatchRunPointer.side, MatchRunPointer.shard, MatchRunPointer.set_id
    ).join(MatchRun, MatchRun.id == MatchRunPointer.run_id)
    columns = ["run_id", "shards", "side", "shard", "set_id"]
    connection.execute(insert(MatchPointer).from_select(columns, mapped.where(MatchRunPointer.run_id == run_id)))


def _check_sets(connection: Connection, places: Mapping[Place, int]) -> None:
    found = connection.execute(
        select(MatchSet.id, MatchSet.side, MatchSet.shard)
        .where(MatchSet.id.in_(places.values()), MatchSet.state == "ready")
        .with_for_update(read=True, key_share=True)
    )
    ready = {(row.side, row.shard): row.id for row in found}
    wrong = [f"{side} {shard}" for (side, shard), set_id in places.items() if ready.get((side, shard)) != set_id]
    if wrong:
        raise PublishRefused(f"the set for {', '.join(wrong)} is not loaded")


def _find(connection: psycopg.Connection[TupleRow], side: Side, shard: int, key: str) -> int | None:
    found = connection.execute(
        "UPDATE match_sets SET touched_at = now() WHERE id = (SELECT max(id) FROM match_sets"
        " WHERE side = %s AND shard = %s AND key = %s AND state = 'ready') RETURNING id",
        [side, shard, key],
    ).fetchone()
    return found[0] if found else None


def _create_leaf(connection: psycopg.Connection[TupleRow], side: Side, set_id: int) -> None:
    """The default fills the set's number in; the check spares `ATTACH` the reading of every row."""
    leaf, number = sql.Identifier(leaf_name(side, set_id)), sql.Literal(set_id)
    connection.execute(sql.SQL("CREATE TABLE {} (LIKE {}, CHECK (set_id = {}))").format(leaf, _parent(side), number))
    connection.execute(sql.SQL("ALTER TABLE {} ALTER COLUMN set_id SET DEFAULT {}").format(leaf, number))


def _copy(
    connection: psycopg.Connection[TupleRow],
    side: Side,
    earlier: int,
    set_id: int,
    gone: tuple[Sequence[str], Sequence[int]],
) -> int:
    """Take over the rows of an earlier set but those that are gone; returns how many. Postgres packs none anew."""
    columns = sql.SQL(", ").join(sql.Identifier(name) for name in COLUMNS)
    statement = sql.SQL(
        "INSERT INTO {} ({}) SELECT {} FROM {} AS earlier WHERE NOT EXISTS ("
        "SELECT FROM unnest(%s::uuid[], %s::int[]) AS gone (owner, rank)"
        " WHERE gone.owner = earlier.{} AND gone.rank = earlier.rank)"
    ).format(
        sql.Identifier(leaf_name(side, set_id)),
        columns,
        columns,
        sql.Identifier(leaf_name(side, earlier)),
        sql.Identifier(f"{side}_id"),
    )
    return connection.execute(statement, [list(gone[0]), list(gone[1])]).rowcount


def _index_leaf(connection: psycopg.Connection[TupleRow], side: Side, set_id: int) -> None:
    leaf, owner = sql.Identifier(leaf_name(side, set_id)), sql.Identifier(f"{side}_id")
    connection.execute(sql.SQL("ALTER TABLE {} ADD PRIMARY KEY ({}, rank, set_id)").format(leaf, owner))
    connection.execute(sql.SQL("ANALYZE {}").format(leaf))


def _attach(connection: psycopg.Connection[TupleRow], side: Side, set_id: int, row_count: int) -> None:
    leaf, number = sql.Identifier(leaf_name(side, set_id)), sql.Literal(set_id)
    with connection.transaction():
        connection.execute("SET LOCAL lock_timeout = '1s'")
        connection.execute(
            sql.SQL("ALTER TABLE {} ATTACH PARTITION {} FOR VALUES IN ({})").format(_parent(side), leaf, number)
        )
        connection.execute(
            "UPDATE match_sets SET state = 'ready', row_count = %s, touched_at = now() WHERE id = %s",
            [row_count, set_id],
        )


def _parent(side: Side) -> sql.Identifier:
    return sql.Identifier(f"{side}_matches")
