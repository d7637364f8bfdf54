"""Profiles: what people say about themselves, written by them through the API.

What their documents say lives in `models.tables.extraction` under the same id; `models.tables.merge` joins the two.
"""

from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, text
from sqlalchemy.orm import Mapped, mapped_column

from models.tables.base import Audited, Base, Deletable, Identified, one_of


class Preferences:
    """What a person asks of work; null where nothing is said."""

    availability: Mapped[str | None]
    remote: Mapped[str | None]
    relocate: Mapped[bool | None]
    employment_types: Mapped[list[str] | None]
    pay_floor_annual: Mapped[float | None]
    pay_currency: Mapped[str | None]


class Profile(Identified, Preferences, Audited, Deletable, Base):
    """A person in their own words: null means "I say nothing", an empty value means "there is none".

    `id` is the pipeline's `profile_id`; `url` is the profile's unique name in addresses, kept while deleted so that
    restoring always works.
    """

    __tablename__ = "profiles"

    account_id: Mapped[UUID | None] = mapped_column(ForeignKey("accounts.id", ondelete="SET NULL"), unique=True)
    url: Mapped[str] = mapped_column(unique=True)
    status: Mapped[str] = mapped_column(server_default="open")
    first_name: Mapped[str | None]
    middle_name: Mapped[str | None]
    last_name: Mapped[str | None]
    post_nominals: Mapped[str | None]
    personal_email: Mapped[str | None]
    business_email: Mapped[str | None]
    phone: Mapped[str | None]
    """E.164."""
    street: Mapped[str | None]
    postal_code: Mapped[str | None]
    city: Mapped[str | None]
    region: Mapped[str | None]
    country: Mapped[str | None]
    """ISO 3166-1 alpha-2."""
    picture: Mapped[str | None]
    headline: Mapped[str | None]
    summary: Mapped[str | None]
    industry: Mapped[str | None]
    tags: Mapped[list[str]] = mapped_column(server_default=text("'{}'"))
    notes: Mapped[str | None]

    __table_args__: Any = (CheckConstraint(one_of("status", "open", "hidden"), name="status"),)


class ProfileGender(Audited, Base):
    """A gender that a person chose to state, apart from all else: no matching code and no public read joins it."""

    __tablename__ = "profile_genders"

    profile_id: Mapped[UUID] = mapped_column(ForeignKey("profiles.id", ondelete="CASCADE"), primary_key=True)
    gender: Mapped[str]
