"""Who may work on a home when: arrivals one by one, runs and backups side by side, alone whoever rewrites files.

What is done in a turn is not known here. The turns are those of one home; they end with the process that took them.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from pipelines.locks import FileLock

ARRIVAL = "run.lock"
LAKE = "lake.lock"
COPIED = "copied.lock"
WAITING = "another arrival run is under way on this home; this one goes on as soon as that has ended"


@contextmanager
def take_turn(home: Path, say: Callable[[str], None]) -> Iterator[None]:
    """A turn for an arrival, whoever started it: waits for the one that has it, and says so."""
    lock = FileLock(home / ARRIVAL)
    if not lock.acquire():
        say(WAITING)
        lock.acquire(wait=True)
    try:
        yield
    finally:
        lock.release()


@contextmanager
def beside_others(home: Path) -> Iterator[None]:
    """A turn for work that deletes nothing: many at a time, none while somebody has the lake alone."""
    lock = FileLock(home / LAKE)
    lock.acquire(shared=True, wait=True)
    try:
        yield
    finally:
        lock.release(remove=False)


@contextmanager
def alone(home: Path, say: Callable[[str], None]) -> Iterator[None]:
    """A turn in which nobody else works: waits for runs and backups that are under way, and says so."""
    lock = FileLock(home / LAKE)
    if not lock.acquire():
        say("Waiting for a run or a backup on this home to end.")
        lock.acquire(wait=True)
    try:
        yield
    finally:
        lock.release()


@contextmanager
def keeping_files(home: Path) -> Iterator[None]:
    """A turn for a backup: beside others, and no janitor deletes a file of the lake meanwhile."""
    copied = FileLock(home / COPIED)
    with beside_others(home):
        copied.acquire(shared=True, wait=True)
        try:
            yield
        finally:
            copied.release(remove=False)


@contextmanager
def may_delete(home: Path) -> Iterator[bool]:
    """Whether the janitor may delete files of the lake now: not while a backup copies them, which then waits."""
    copied = FileLock(home / COPIED)
    free = copied.acquire()
    try:
        yield free
    finally:
        copied.release()
