"""Waiting for a lock without standing in anybody's way: short tries with pauses between them.

What is tried sets its own `lock_timeout`; what it does is not known here.
"""

import time
from collections.abc import Callable
from typing import TypeVar

from psycopg.errors import DeadlockDetected, LockNotAvailable

Answer = TypeVar("Answer")


def until_unlocked(attempt: Callable[[], Answer], tries: int = 20, pause: float = 0.2) -> Answer:
    """What `attempt` returns once it gets its locks, `pause` seconds apart; after `tries` its error is raised."""
    for _ in range(tries - 1):
        try:
            return attempt()
        except (LockNotAvailable, DeadlockDetected):
            time.sleep(pause)
    return attempt()
