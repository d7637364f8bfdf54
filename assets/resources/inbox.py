"""The folder that documents are dropped into: `postings/` and `resumes/`, a subfolder a source.

It lists, reads and clears files; it doesn't know what is in them.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

KINDS = ("postings", "resumes")
DEFAULT_SOURCE = "inbox"


@dataclass(frozen=True, slots=True)
class Arrival:
    """One file that waits: `source` is the subfolder it lies in."""

    kind: str
    source: str
    path: Path


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
                if path.is_file() and not any(part.startswith((".", "~")) for part in inside.parts):
                    yield Arrival(name, inside.parts[0] if len(inside.parts) > 1 else DEFAULT_SOURCE, path)

    def content_key(self) -> str | None:
        """SHA-256 over what waits, the run key of the arrival: None when nothing does."""
        digest = hashlib.sha256()
        found = False
        for arrival in self.waiting():
            state = arrival.path.stat()
            digest.update(f"{arrival.path.relative_to(self.root)}|{state.st_size}|{state.st_mtime_ns}\n".encode())
            found = True
        return digest.hexdigest() if found else None

    def oldest_seconds(self) -> float:
        """When the oldest of what waits was written, seconds since the epoch; 0 when nothing waits."""
        return min((arrival.path.stat().st_mtime for arrival in self.waiting()), default=0.0)

    def clear(self, arrivals: list[Arrival]) -> None:
        """Remove files whose bytes are safely stored."""
        for arrival in arrivals:
            arrival.path.unlink(missing_ok=True)
