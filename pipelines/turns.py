"""One arrival at a time on a home, whoever started it: `matchmill run`, a sensor, a schedule or a person in the UI.

Other jobs take no turns, and what a run does is not known here.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from pipelines.locks import FileLock

WAITING = "another arrival run is under way on this home; this one goes on as soon as that has ended"


@contextmanager
def take_turn(home: Path, say: Callable[[str], None]) -> Iterator[None]:
    """Waits for the run that has the turn, and says so; a killed run's turn is over with it."""
    lock = FileLock(home / "run.lock")
    if not lock.acquire():
        say(WAITING)
        lock.acquire(wait=True)
    try:
        yield
    finally:
        lock.release()
