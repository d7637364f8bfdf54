"""Making accounts and the companies that they belong to.

Passwords come hashed; what an account may do is decided in the API.
"""

import re
import unicodedata
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import Connection, func, insert, select

from models.tables.account import Account, Membership
from models.tables.company import Company


class AccountExists(Exception):
    """Somebody has that address already; nothing was changed."""


@dataclass(frozen=True, slots=True)
class Made:
    """What was made; `company_is_new` is false where the company was there already, or none was asked for."""

    account_id: UUID
    company_is_new: bool = False


def create_admin(connection: Connection, email: str, password_hash: str, company: str = "") -> Made:
    """An account of the role admin, and owner of the company of that name, in the caller's transaction.

    Raises AccountExists when the address has an account, a deleted one included; addresses don't differ by case.
    """
    if has_account(connection, email):
        raise AccountExists
    made = insert(Account).values(email=email, password_hash=password_hash, role="admin").returning(Account.id)
    account_id = connection.execute(made).scalar_one()
    if not company:
        return Made(account_id)
    company_id = connection.scalar(select(Company.id).where(Company.slug == slug_of(company)))
    is_new = company_id is None
    if company_id is None:
        row = insert(Company).values(slug=slug_of(company), name=company, created_by=account_id).returning(Company.id)
        company_id = connection.execute(row).scalar_one()
    connection.execute(insert(Membership).values(company_id=company_id, account_id=account_id, role="owner"))
    return Made(account_id, is_new)


def has_account(connection: Connection, email: str) -> bool:
    """Whether the address has an account, a deleted one included."""
    return connection.scalar(select(Account.id).where(func.lower(Account.email) == email.lower())) is not None


def slug_of(name: str) -> str:
    """A company's name as it stands in addresses: lower case letters, digits and hyphens; "" when none is left."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
