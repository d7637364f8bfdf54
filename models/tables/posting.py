"""Postings as the pipeline publishes them, with their requirements.

People never write these rows: what an employer types lives in `models.tables.employer_posting`.
"""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, Computed, ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from models.tables.base import Audited, Base, Identified, Ordered, one_of


class PostingContent:
    """What a posting says, in schema.org's words; the same names as `models.parsing.records.Posting`."""

    title: Mapped[str]
    description: Mapped[str] = mapped_column(server_default="")
    url: Mapped[str | None]
    date_posted: Mapped[date | None]
    valid_through: Mapped[date | None]
    employment_types: Mapped[list[str]] = mapped_column(server_default=text("'{}'"))
    location: Mapped[str | None]
    country: Mapped[str | None]
    region: Mapped[str | None]
    city: Mapped[str | None]
    remote: Mapped[str | None]
    language: Mapped[str | None]
    pay_min: Mapped[float | None]
    pay_max: Mapped[float | None]
    pay_currency: Mapped[str | None]
    pay_period: Mapped[str | None]
    industry: Mapped[str | None]
    seniority: Mapped[str | None]
    experience_years_min: Mapped[float | None]
    education_level_min: Mapped[int | None]
    languages_required: Mapped[list[str]] = mapped_column(server_default=text("'{}'"))


class Asked(Ordered):
    """One thing that a posting asks for."""

    text: Mapped[str]
    importance: Mapped[str]
    skill_id: Mapped[str | None]
    """The taxonomy's identifier; null where the words name no skill that it knows."""
    level: Mapped[float | None]
    """0 to 1; null when not stated."""
    years: Mapped[float | None]


IMPORTANCE = one_of("importance", "required", "preferred", "excluded")


class Posting(Identified, PostingContent, Audited, Base):
    """One vacancy: the latest version of all documents that state it. `id` is the pipeline's `posting_id`."""

    __tablename__ = "postings"

    status: Mapped[str]
    hiring_organization: Mapped[str | None]
    employer_posting_id: Mapped[UUID | None] = mapped_column(index=True)
    """The employer's own row, where one of the sources is ours. No foreign key: that row may go first."""
    posting_keys: Mapped[list[str]] = mapped_column(server_default=text("'{}'"))
    sources: Mapped[list[str]] = mapped_column(server_default=text("'{}'"))
    pay_annual_min: Mapped[float | None]
    pay_annual_max: Mapped[float | None]
    pay_source: Mapped[str | None]
    occupation_id: Mapped[str | None]
    document_id: Mapped[str]
    source: Mapped[str]
    received_at: Mapped[datetime]
    parser_version: Mapped[str]
    content_hash: Mapped[str]
    row_hash: Mapped[str]
    """Over everything written here with the requirements: an unchanged row is not touched."""
    listed_on: Mapped[date] = mapped_column(
        Computed("coalesce(date_posted, (received_at AT TIME ZONE 'UTC')::date)", persisted=True)
    )
    """What pages are ordered by: the date posted, else the day it arrived."""

    requirements: Mapped[list["PostingRequirement"]] = relationship(
        lazy="raise", viewonly=True, order_by="PostingRequirement.ordinal"
    )

    __table_args__: Any = (
        CheckConstraint(one_of("status", "open", "expired", "closed"), name="status"),
        Index("ix_postings_open_listed_on_id", "listed_on", "id", postgresql_where=text("status = 'open'")),
    )


class PostingRequirement(Asked, Base):
    """A requirement of a published posting; the span is in characters of its description."""

    __tablename__ = "posting_requirements"

    posting_id: Mapped[UUID] = mapped_column(
        ForeignKey("postings.id", ondelete="CASCADE"), primary_key=True, sort_order=-9
    )
    span_start: Mapped[int | None]
    span_end: Mapped[int | None]

    __table_args__: Any = (CheckConstraint(IMPORTANCE, name="importance"),)
