"""Who may work on a home when: arrivals one by one, runs and backups side by side, alone whoever rewrites files.

What is done in a turn is not known here. The turns are those of one home; they end with the process that took them.
"""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

from pipelines.locks import FileLock

ARRIVAL = "run.lock"
LAKE = "lake.lock"
COPIED = "copied.lock"
WAITING = "another arrival run is under way on this home; this one goes on as soon as that has ended"


def take_turn(home: Path, say: Callable[[str], None]) -> AbstractContextManager[None]:
    """A turn for an arrival, whoever started it: waits for the one that has it, and says so."""
    return _alone_with(home / ARRIVAL, lambda: say(WAITING))


def alone(home: Path, say: Callable[[str], None]) -> AbstractContextManager[None]:
    """A turn in which nobody else works: waits for runs and backups that are under way, and says so."""
    return _alone_with(home / LAKE, lambda: say("Waiting for a run or a backup on this home to end."))


def beside_others(home: Path) -> AbstractContextManager[None]:
    """A turn for work that deletes nothing: many at a time, none while somebody has the lake alone."""
    return _sharing(home / LAKE)


@contextmanager
def keeping_files(home: Path) -> Iterator[None]:
    """A turn for a backup: beside others, and no janitor deletes a file of the lake meanwhile."""
    with _sharing(home / LAKE), _sharing(home / COPIED):
        yield


@contextmanager
def may_delete(home: Path) -> Iterator[bool]:
    """Whether the janitor may delete files of the lake now: not while a backup copies them, which then waits."""
    copied = FileLock(home / COPIED)
    free = copied.acquire()
    try:
        yield free
    finally:
        copied.release()


@contextmanager
def _alone_with(path: Path, tell: Callable[[], None]) -> Iterator[None]:
    lock = FileLock(path)
    if not lock.acquire():
        tell()
        lock.acquire(wait=True)
    try:
        yield
    finally:
        lock.release()


@contextmanager
def _sharing(path: Path) -> Iterator[None]:
    lock = FileLock(path)
    lock.acquire(shared=True, wait=True)
    try:
        yield
    finally:
        lock.release(remove=False)
