"""Accounts and their memberships in companies.

What an account may do is decided in the API; a person's own words live in `models.tables.profile`.
"""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from models.tables.base import Audited, Base, Deletable, Identified, one_of


class Account(Identified, Audited, Deletable, Base):
    """Somebody who can sign in. A deleted account keeps its address, so that restoring it always works."""

    __tablename__ = "accounts"

    email: Mapped[str]
    name: Mapped[str | None]
    password_hash: Mapped[str | None]
    role: Mapped[str]
    status: Mapped[str] = mapped_column(server_default="active")
    last_seen_at: Mapped[datetime | None]

    __table_args__: Any = (
        CheckConstraint(one_of("role", "person", "employer", "operator", "admin"), name="role"),
        CheckConstraint(one_of("status", "invited", "active", "suspended"), name="status"),
        Index("uq_accounts_email", text("lower(email)"), unique=True),
    )


class Membership(Audited, Base):
    """An account's part in a company."""

    __tablename__ = "memberships"

    company_id: Mapped[UUID] = mapped_column(ForeignKey("companies.id", ondelete="CASCADE"), primary_key=True)
    account_id: Mapped[UUID] = mapped_column(
        ForeignKey("accounts.id", ondelete="CASCADE"), primary_key=True, index=True
    )
    role: Mapped[str]

    __table_args__: Any = (CheckConstraint(one_of("role", "owner", "recruiter", "reader"), name="role"),)
