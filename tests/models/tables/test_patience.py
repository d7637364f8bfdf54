"""A database that is away is waited for, and only that."""

import logging

import psycopg
import pytest
from psycopg.errors import AdminShutdown, DiskFull, LockNotAvailable
from sqlalchemy.exc import OperationalError as Wrapped

from models.tables.patience import DatabaseAway, is_away, until_answered

LOST = psycopg.OperationalError("server closed the connection unexpectedly")


def failing(*errors: Exception) -> list[Exception]:
    return list(errors)


def attempt(errors: list[Exception]) -> str:
    if errors:
        raise errors.pop(0)
    return "done"


def test_it_tries_again_until_there_is_an_answer(caplog: pytest.LogCaptureFixture) -> None:
    errors = failing(LOST, AdminShutdown(), Wrapped("select 1", {}, LOST))
    with caplog.at_level(logging.WARNING):
        assert until_answered(lambda: attempt(errors), seconds=30, pause=0.01) == "done"
    assert len(caplog.records) == 3
    assert "the database does not answer; trying again for up to 30 s" in caplog.text


def test_it_gives_up_in_a_sentence() -> None:
    errors = failing(*[LOST] * 50)
    with pytest.raises(DatabaseAway, match=r"has been away for 0 s: see that it runs, then start this run again"):
        until_answered(lambda: attempt(errors), seconds=0.05, pause=0.01)
    assert errors, "it must not go on for ever"


@pytest.mark.parametrize("error", [DiskFull(), LockNotAvailable(), psycopg.DataError(), ValueError()])
def test_what_is_wrong_otherwise_is_told_at_once(error: Exception) -> None:
    assert not is_away(error)
    with pytest.raises(type(error)):
        until_answered(lambda: attempt([error]), seconds=30)
