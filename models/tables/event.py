"""Events, the change sequence and tombstones: what happened, what the pipeline must read again, what must not return.

No state is kept here: the nouns' own tables hold it.
"""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import BigInteger, CheckConstraint, Identity, Index, func, text
from sqlalchemy.orm import Mapped, mapped_column

from models.tables.base import Base, Identified, one_of


class Event(Identified, Base):
    """Something that a person or the system did: a list shown, a posting opened, an application sent."""

    __tablename__ = "events"

    kind: Mapped[str]
    occurred_at: Mapped[datetime] = mapped_column(server_default=func.now())
    account_id: Mapped[UUID | None]
    profile_id: Mapped[UUID | None]
    posting_id: Mapped[UUID | None]
    run_id: Mapped[str | None]
    payload: Mapped[dict[str, Any]] = mapped_column(server_default=text("'{}'"))

    __table_args__: Any = (
        Index("ix_events_occurred_at_id", "occurred_at", "id"),
        Index("ix_events_profile_id_occurred_at", "profile_id", "occurred_at"),
    )


class Change(Base):
    """That a row which people own changed, written by triggers in the same transaction.

    `seq` is null until the row is first read: it is given to committed rows only, by `models.tables.changes`.
    """

    __tablename__ = "changes"

    id: Mapped[int] = mapped_column(BigInteger(), Identity(always=True), primary_key=True)
    seq: Mapped[int | None] = mapped_column(unique=True)
    entity: Mapped[str]
    entity_id: Mapped[UUID]
    operation: Mapped[str]
    changed_at: Mapped[datetime] = mapped_column(server_default=func.now())

    __table_args__: Any = (
        CheckConstraint(one_of("operation", "upsert", "hide", "close", "erase"), name="operation"),
        Index("ix_changes_unnumbered", "id", postgresql_where=text("seq IS NULL")),
        Index("ix_changes_entity_seq", "entity", "seq"),
    )


class Tombstone(Base):
    """An entity that was erased: no read shows it and no write of the pipeline brings it back."""

    __tablename__ = "tombstones"

    entity: Mapped[str] = mapped_column(primary_key=True)
    entity_id: Mapped[UUID] = mapped_column(primary_key=True)
    reason: Mapped[str | None]
    created_at: Mapped[datetime] = mapped_column(server_default=func.now())
    created_by: Mapped[UUID | None]

    __table_args__: Any = (CheckConstraint(one_of("entity", "profile", "posting"), name="entity"),)
