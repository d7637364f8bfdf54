"""Match sets, runs and pointers, and the two partitioned parents that every reader reads matches from.

How sets come is in `models.tables.publish`, how they go in `models.tables.sweep`; nothing is written here.

A reader finds the owner's set by the pointer and reads the rows with the set named outright, so that the plan opens
one partition (`profile` and `posting` change places for the other side)::

    SELECT run_id, set_id FROM match_pointers
    WHERE side = 'profile' AND shard = mod(('x' || right(:owner::text, 8))::bit(32)::bigint, shards);

    SELECT rank, posting_id, fit, band, calibrated, similarity, reasons FROM profile_matches
    WHERE set_id = :set_id AND profile_id = :owner AND rank > :after ORDER BY rank LIMIT :limit;

A set never changes, so a page is whole whenever the two statements run; the janitor's grace keeps the set between
them. A cursor carries `run_id` and `rank`; its next page asks `match_run_pointers` with `run_id` and the `shards` of
`match_runs` instead of `match_pointers`, and no row there means that the run is no longer kept: 410. Several lists
that must be of one run are read in one transaction that pins the sets of its snapshot before it takes it::

    BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY;
    LOCK TABLE ONLY profile_matches, ONLY posting_matches IN ACCESS SHARE MODE;
"""

from datetime import datetime
from typing import Any, Literal
from uuid import UUID

from sqlalchemy import (
    JSON,
    BigInteger,
    CheckConstraint,
    ForeignKey,
    Identity,
    Index,
    Integer,
    PrimaryKeyConstraint,
    func,
)
from sqlalchemy.orm import Mapped, mapped_column

from models.tables.base import Base, one_of

Side = Literal["profile", "posting"]
"""Whose lists: `profile` means the postings of a person, `posting` the people of a posting."""

SIDES: tuple[Side, ...] = ("profile", "posting")
SIDE = one_of("side", *SIDES)


def shard_of(owner_id: UUID, shards: int) -> int:
    """The shard, 0 to `shards` - 1, whose sets hold the owner's list: its last four bytes, modulo.

    Those bytes are random or hashed in UUID versions 3, 4, 5 and 7 alike.
    """
    return (owner_id.int & 0xFFFFFFFF) % shards


class MatchSet(Base):
    """One loaded set: the lists of one side and shard, in a table of its own. `loading` until it is attached."""

    __tablename__ = "match_sets"

    id: Mapped[int] = mapped_column(BigInteger(), Identity(always=True), primary_key=True)
    side: Mapped[str]
    shard: Mapped[int]
    key: Mapped[str | None]
    """The content's name, when the loader gave one: the same content is not loaded twice."""
    state: Mapped[str] = mapped_column(server_default="loading")
    row_count: Mapped[int | None]
    touched_at: Mapped[datetime] = mapped_column(server_default=func.now())
    """When it was loaded or last asked for; the janitor leaves fresh sets alone."""

    __table_args__: Any = (
        CheckConstraint(SIDE, name="side"),
        CheckConstraint(one_of("state", "loading", "ready"), name="state"),
        Index("ix_match_sets_side_shard_key", "side", "shard", "key"),
    )


class MatchRun(Base):
    """One published run, kept for audit after its sets are gone."""

    __tablename__ = "match_runs"

    id: Mapped[str] = mapped_column(primary_key=True)
    shards: Mapped[int]
    regime: Mapped[str]
    versions: Mapped[dict[str, Any]]
    """Parser, taxonomy, text model, ranker and rules, by name."""
    data_as_of: Mapped[dict[str, Any]]
    """ISO 8601 instants by source."""
    counts: Mapped[dict[str, Any]]
    published_at: Mapped[datetime] = mapped_column(server_default=func.clock_timestamp(), index=True)


class Pointed:
    """A side and shard, and the set that holds its lists."""

    side: Mapped[str] = mapped_column(primary_key=True)
    shard: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    set_id: Mapped[int] = mapped_column(ForeignKey("match_sets.id"), index=True)


class MatchPointer(Pointed, Base):
    """What readers read now. All rows name the same run and its number of shards."""

    __tablename__ = "match_pointers"

    run_id: Mapped[str] = mapped_column(ForeignKey("match_runs.id"))
    shards: Mapped[int]

    __table_args__: Any = (CheckConstraint(SIDE, name="side"),)


class MatchRunPointer(Pointed, Base):
    """The whole map of one run, for rollback and for page cursors; it goes when the run is no longer kept."""

    __tablename__ = "match_run_pointers"

    run_id: Mapped[str] = mapped_column(
        ForeignKey("match_runs.id", ondelete="CASCADE"), primary_key=True, sort_order=-1
    )

    __table_args__: Any = (CheckConstraint(SIDE, name="side"),)


class MatchHold(Base):
    """An operator's word that readers stay with this run, whatever is ranked meanwhile. At most one row."""

    __tablename__ = "match_hold"

    run_id: Mapped[str] = mapped_column(ForeignKey("match_runs.id"), primary_key=True)
    held_at: Mapped[datetime] = mapped_column(server_default=func.clock_timestamp())


class Matched:
    """The columns of `models.frames.PUBLISHED_MATCHES`, and the set that a row belongs to. No foreign keys: sets are
    loaded beside the parents, and postings and people may go before their matches do."""

    profile_id: Mapped[UUID]
    posting_id: Mapped[UUID]
    rank: Mapped[int] = mapped_column(Integer())
    fit: Mapped[float]
    band: Mapped[str]
    calibrated: Mapped[bool]
    similarity: Mapped[float | None]
    reasons: Mapped[dict[str, Any]] = mapped_column(JSON())
    """JSON and not JSONB: it is read whole and never searched, so it is stored and handed out as it was written."""
    profile_hash: Mapped[str]
    posting_hash: Mapped[str]
    set_id: Mapped[int]


class ProfileMatch(Matched, Base):
    """The postings of each person, best first. Partitioned by set."""

    __tablename__ = "profile_matches"
    __table_args__: Any = (
        PrimaryKeyConstraint("profile_id", "rank", "set_id"),
        {"postgresql_partition_by": "LIST (set_id)"},
    )


class PostingMatch(Matched, Base):
    """The people of each posting, best first. Partitioned by set."""

    __tablename__ = "posting_matches"
    __table_args__: Any = (
        PrimaryKeyConstraint("posting_id", "rank", "set_id"),
        {"postgresql_partition_by": "LIST (set_id)"},
    )


PARENTS: dict[Side, type[ProfileMatch] | type[PostingMatch]] = {"profile": ProfileMatch, "posting": PostingMatch}
