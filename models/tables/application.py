"""Applications of people to postings, with the history of their stages.

Nothing here decides whether somebody fits; outcomes read from here become labels.
"""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, func
from sqlalchemy.orm import Mapped, mapped_column, relationship

from models.tables.base import Audited, Base, Deletable, Identified, one_of

STAGES = ("applied", "screened", "interviewed", "offered", "hired", "rejected", "withdrawn")


class Application(Identified, Audited, Deletable, Base):
    """One person's application to one posting, and what the posting was called: postings come and go.

    `run_id` is the run whose list showed the posting, where one did.
    """

    __tablename__ = "applications"

    profile_id: Mapped[UUID] = mapped_column(ForeignKey("profiles.id", ondelete="CASCADE"))
    posting_id: Mapped[UUID]
    posting_title: Mapped[str]
    hiring_organization: Mapped[str | None]
    stage: Mapped[str] = mapped_column(server_default="applied")
    note: Mapped[str | None]
    run_id: Mapped[str | None]

    stages: Mapped[list["ApplicationStage"]] = relationship(
        lazy="raise", order_by="ApplicationStage.entered_at", cascade="all, delete-orphan", passive_deletes=True
    )

    __table_args__: Any = (
        CheckConstraint(one_of("stage", *STAGES), name="stage"),
        Index("uq_applications_profile_id_posting_id", "profile_id", "posting_id", unique=True),
        Index("ix_applications_posting_id_created_at", "posting_id", "created_at"),
    )


class ApplicationStage(Identified, Base):
    """A stage that an application entered; rows are only ever added."""

    __tablename__ = "application_stages"

    application_id: Mapped[UUID] = mapped_column(ForeignKey("applications.id", ondelete="CASCADE"))
    stage: Mapped[str]
    entered_at: Mapped[datetime] = mapped_column(server_default=func.now())
    entered_by: Mapped[UUID | None]
    reason: Mapped[str | None]

    __table_args__: Any = (
        CheckConstraint(one_of("stage", *STAGES), name="stage"),
        Index("ix_application_stages_application_id_entered_at", "application_id", "entered_at"),
    )
