"""Waiting for a lock or for the database itself without standing in anybody's way: short tries with pauses between.

What is tried sets its own `lock_timeout`, and may be tried again from its start; what it does is not known here.
"""

import logging
import time
from collections.abc import Callable
from typing import TypeVar

from psycopg.errors import DeadlockDetected, LockNotAvailable, OperationalError

Answer = TypeVar("Answer")
log = logging.getLogger("matchmill.database")

AWAY_STATES = ("08", "57P0")
"""SQLSTATEs of a connection that is lost and of a server that goes down or comes up: PostgreSQL's appendix A."""
LONGEST_PAUSE = 5.0


class DatabaseAway(Exception):
    """The database did not come back in the time that was allowed for it. The text says what to do."""


def until_unlocked(attempt: Callable[[], Answer], tries: int = 20, pause: float = 0.2) -> Answer:
    """What `attempt` returns once it gets its locks, `pause` seconds apart; after `tries` its error is raised."""
    for _ in range(tries - 1):
        try:
            return attempt()
        except (LockNotAvailable, DeadlockDetected):
            time.sleep(pause)
    return attempt()


def until_answered(attempt: Callable[[], Answer], seconds: float, pause: float = 0.5) -> Answer:
    """What `attempt` returns, tried again from its start for `seconds` while the database is away.

    Each try that fails is told in the log; raises DatabaseAway in the end, and at once whatever else is wrong.
    """
    deadline: float | None = None
    while True:
        try:
            return attempt()
        except Exception as error:
            if not is_away(error):
                raise
        deadline = deadline or time.monotonic() + seconds
        left = deadline - time.monotonic()
        if left <= 0:
            raise DatabaseAway(
                f"the database has been away for {seconds:.0f} s: see that it runs, then start this run again; "
                "readers keep what they have (MATCHMILL_DATABASE_WAIT_SECONDS is how long a run waits)"
            )
        log.warning("the database does not answer; trying again for up to %.0f s", left)
        time.sleep(min(pause, left))
        pause = min(2 * pause, LONGEST_PAUSE)


def is_away(error: BaseException) -> bool:
    """Whether the server could not be reached or was lost, and did not refuse what it was asked.

    psycopg, ADBC and SQLAlchemy each have an error of their own for it; ADBC's is told by its name, for the API, which
    imports this too, never loads Arrow.
    """
    origin = getattr(error, "orig", None)
    cause: BaseException = origin if isinstance(origin, BaseException) else error
    if not (isinstance(cause, OperationalError) or type(cause).__name__ == "OperationalError"):
        return False
    state: str | None = getattr(cause, "sqlstate", None)
    return state is None or state.startswith(AWAY_STATES)
