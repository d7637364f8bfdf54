"""Documents and their versions: what arrived, from where, and whose it is.

The bytes live in the lake under their SHA-256, never in a row.
"""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from models.tables.base import Audited, Base, Deletable, Identified, one_of


class Document(Identified, Audited, Deletable, Base):
    """One document through all its versions: the same source and name."""

    __tablename__ = "documents"

    kind: Mapped[str]
    source: Mapped[str]
    name: Mapped[str]
    profile_id: Mapped[UUID | None] = mapped_column(index=True)
    """Whose résumé it is. No foreign key: a person may be known by documents alone."""
    row_hash: Mapped[str | None]

    versions: Mapped[list["DocumentVersion"]] = relationship(
        lazy="raise", viewonly=True, order_by="DocumentVersion.ordinal"
    )

    __table_args__: Any = (CheckConstraint(one_of("kind", "postings", "resumes"), name="kind"),)


class DocumentVersion(Base):
    """The bytes of a document as they arrived at one time; `ordinal` counts from 0, the oldest."""

    __tablename__ = "document_versions"

    document_id: Mapped[UUID] = mapped_column(ForeignKey("documents.id", ondelete="CASCADE"), primary_key=True)
    ordinal: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    sha256: Mapped[str] = mapped_column(index=True)
    byte_size: Mapped[int]
    received_at: Mapped[datetime]
    parser_version: Mapped[str | None]
    rejected_reason: Mapped[str | None]
    """Why this version gave no record; null when it did or was not read yet."""
