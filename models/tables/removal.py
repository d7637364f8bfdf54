"""Deleting what a person may get back, and getting it back.

Nothing is erased here: the row stays, and readers leave it out.
"""

from uuid import UUID

from sqlalchemy import Connection, func, update

from models.tables.account import Account
from models.tables.application import Application
from models.tables.company import Company
from models.tables.document import Document
from models.tables.employer_posting import EmployerPosting
from models.tables.profile import Profile

Removable = type[Account] | type[Application] | type[Company] | type[Document] | type[EmployerPosting] | type[Profile]


def soft_delete(connection: Connection, noun: Removable, row_id: UUID, by: UUID | None) -> bool:
    """Mark the row as deleted by that account; False when there is none or it is deleted already."""
    statement = update(noun).where(noun.id == row_id, noun.deleted_at.is_(None))
    return connection.execute(statement.values(deleted_at=func.now(), deleted_by=by, updated_by=by)).rowcount == 1


def restore(connection: Connection, noun: Removable, row_id: UUID, by: UUID | None) -> bool:
    """Take the mark away again; False when there is no such row or it isn't deleted."""
    statement = update(noun).where(noun.id == row_id, noun.deleted_at.is_not(None))
    return connection.execute(statement.values(deleted_at=None, deleted_by=None, updated_by=by)).rowcount == 1
