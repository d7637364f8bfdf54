"""Postings as employers write them in the API, with their requirements.

The pipeline only reads these, by the change sequence; what it makes of them appears in `models.tables.posting`.
"""

from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from models.tables.base import Audited, Base, Deletable, Identified, one_of
from models.tables.posting import IMPORTANCE, Asked, PostingContent


class EmployerPosting(Identified, PostingContent, Audited, Deletable, Base):
    """An employer's own posting. Closing or deleting it hides the published one at once."""

    __tablename__ = "employer_postings"

    company_id: Mapped[UUID] = mapped_column(ForeignKey("companies.id", ondelete="CASCADE"), index=True)
    status: Mapped[str] = mapped_column(server_default="draft")

    requirements: Mapped[list["EmployerPostingRequirement"]] = relationship(
        lazy="raise", order_by="EmployerPostingRequirement.ordinal", cascade="all, delete-orphan", passive_deletes=True
    )

    __table_args__: Any = (CheckConstraint(one_of("status", "draft", "open", "closed"), name="status"),)


class EmployerPostingRequirement(Asked, Base):
    """A requirement as the employer states it."""

    __tablename__ = "employer_posting_requirements"

    employer_posting_id: Mapped[UUID] = mapped_column(
        ForeignKey("employer_postings.id", ondelete="CASCADE"), primary_key=True, sort_order=-9
    )

    __table_args__: Any = (CheckConstraint(IMPORTANCE, name="importance"),)
