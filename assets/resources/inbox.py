"""The folder that documents are dropped into: `postings/` and `resumes/`, a subfolder a source.

It lists, reads and clears files; it doesn't know what is in them. A file that is still being written is left alone.
"""

import errno
import fcntl
import hashlib
import signal
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from assets.disk import CannotStore, describe_refusal

KINDS = ("postings", "resumes")
DEFAULT_SOURCE = "inbox"
SETTLE_SECONDS = 1.0
"""A file that was changed in the last so many seconds may be changed again."""
LONGEST_WAIT = 10.0
"""Seconds that a run waits for files to settle; what has not by then is the next run's."""

State = tuple[int, int, int]
"""By what a file is known to be the same: its inode, its size and when it was changed, in nanoseconds."""


@dataclass(frozen=True, slots=True)
class Arrival:
    """One file that waits: `source` is the subfolder it lies in."""

    kind: str
    source: str
    path: Path
    state: State


class Inbox:
    """Files below `root`/postings and `root`/resumes. Hidden and temporary files don't count as arrived."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def waiting(self, kind: str | None = None) -> Iterator[Arrival]:
        """What has arrived, by name: of two versions that arrive together the later name is the later version."""
        for name in KINDS if kind is None else (kind,):
            folder = self.root / name
            for path in sorted(folder.rglob("*")) if folder.is_dir() else ():
                inside = path.relative_to(folder)
                if any(part.startswith((".", "~")) for part in inside.parts) or not (state := _state(path)):
                    continue
                yield Arrival(name, inside.parts[0] if len(inside.parts) > 1 else DEFAULT_SOURCE, path, state)

    def settled(self, kind: str | None = None, wait_seconds: float = 0.0) -> list[Arrival]:
        """What has arrived whole: nobody has it open for writing, and it has not changed for a moment.

        Waits that long at most for what has not settled yet, and then leaves it out.
        """
        deadline = time.monotonic() + wait_seconds
        while True:
            waiting = list(self.waiting(kind))
            whole = [arrival for arrival in waiting if _is_settled(arrival)]
            if len(whole) == len(waiting) or time.monotonic() >= deadline:
                return whole
            time.sleep(0.1)

    def content_key(self) -> str | None:
        """SHA-256 over what waits and has settled, the run key of the arrival: None when nothing does."""
        digest = hashlib.sha256()
        settled = self.settled()
        for arrival in settled:
            digest.update(f"{arrival.path.relative_to(self.root)}|{arrival.state[1]}|{arrival.state[2]}\n".encode())
        return digest.hexdigest() if settled else None

    def read(self, arrival: Arrival) -> bytes | None:
        """The bytes of a file; None when it has gone or was changed since it was listed: it comes with the next run."""
        try:
            content = arrival.path.read_bytes()
        except FileNotFoundError:
            return None
        return content if _state(arrival.path) == arrival.state else None

    def oldest_seconds(self) -> float:
        """When the oldest of what waits was written, seconds since the epoch; 0 when nothing waits."""
        return min((arrival.state[2] / 1e9 for arrival in self.waiting()), default=0.0)

    def clear(self, arrivals: list[Arrival]) -> None:
        """Remove files whose bytes are safely stored, unless another file has taken the name meanwhile.

        Raises CannotStore when the folder is closed to us; the files count as known when they are read again.
        """
        for arrival in arrivals:
            if _state(arrival.path) != arrival.state:
                continue
            try:
                arrival.path.unlink(missing_ok=True)
            except OSError as error:
                raise CannotStore(describe_refusal(error, self.root) or str(error)) from error


def _state(path: Path) -> State | None:
    """None when it is no file, or not there any more."""
    try:
        found = path.stat()
    except FileNotFoundError:
        return None
    return (found.st_ino, found.st_size, found.st_mtime_ns) if path.is_file() else None


def _is_settled(arrival: Arrival) -> bool:
    age = time.time() - arrival.state[2] / 1e9
    return not 0 <= age < SETTLE_SECONDS and not _is_open_for_writing(arrival.path)


def _is_open_for_writing(path: Path) -> bool:
    """On Linux, a read lease is refused while anybody has the file open for writing; where it can't be told, False.

    Leases are for files of one's own (root: all) on local disks, `fcntl(2)`. Should a writer come just while we hold
    it, the kernel lets him wait that moment and sends us a signal that does nothing.
    """
    if not hasattr(fcntl, "F_SETLEASE"):
        return False
    try:
        with path.open("rb") as file:
            fcntl.fcntl(file, fcntl.F_SETSIG, signal.SIGURG)
            fcntl.fcntl(file, fcntl.F_SETLEASE, fcntl.F_RDLCK)
            fcntl.fcntl(file, fcntl.F_SETLEASE, fcntl.F_UNLCK)
    except OSError as error:
        return error.errno == errno.EAGAIN
    return False
