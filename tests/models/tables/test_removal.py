"""What a person deletes is gone for readers and comes back whole."""

from uuid import uuid4

import pytest
from sqlalchemy import Engine, insert, select
from sqlalchemy.exc import IntegrityError, InvalidRequestError
from sqlalchemy.orm import Session

from models.tables.account import Account
from models.tables.application import Application
from models.tables.profile import Profile
from models.tables.removal import restore, soft_delete


def test_deleting_and_restoring(engine: Engine) -> None:
    by = uuid4()
    with engine.begin() as connection:
        row_id = connection.execute(
            insert(Profile).values(url="ada", headline="Nurse").returning(Profile.id)
        ).scalar_one()
        before = connection.execute(select(Profile.__table__).where(Profile.id == row_id)).one()
    with engine.begin() as connection:
        assert soft_delete(connection, Profile, row_id, by)
        deleted = connection.execute(select(Profile.__table__).where(Profile.id == row_id)).one()
        assert (deleted.deleted_by, deleted.updated_by) == (by, by) and deleted.deleted_at is not None
        assert not soft_delete(connection, Profile, row_id, by), "it is deleted already"
    with engine.begin() as connection:
        assert restore(connection, Profile, row_id, by)
        after = connection.execute(select(Profile.__table__).where(Profile.id == row_id)).one()
        assert after.updated_at > before.updated_at
        audit = {"updated_at", "updated_by"}
        assert {k: v for k, v in after._mapping.items() if k not in audit} == {
            k: v for k, v in before._mapping.items() if k not in audit
        }
        assert not restore(connection, Profile, row_id, by), "it is there already"
        assert not soft_delete(connection, Profile, uuid4(), by), "there is no such row"


def test_a_deleted_name_stays_taken_so_that_restoring_works(engine: Engine) -> None:
    with engine.begin() as connection:
        statement = insert(Account).values(email="Ada@example.org", role="person").returning(Account.id)
        row_id = connection.execute(statement).scalar_one()
        soft_delete(connection, Account, row_id, None)
    with pytest.raises(IntegrityError, match="uq_accounts_email"), engine.begin() as connection:
        connection.execute(insert(Account).values(email="ada@EXAMPLE.org", role="person"))


def test_stages_are_never_loaded_by_accident(engine: Engine) -> None:
    with Session(engine) as session:
        session.add(profile := Profile(url="applicant"))
        session.flush()
        applied = Application(profile_id=profile.id, posting_id=uuid4(), posting_title="Nurse")
        session.add(applied)
        session.commit()
        with pytest.raises(InvalidRequestError, match="raise"):
            _ = applied.stages
