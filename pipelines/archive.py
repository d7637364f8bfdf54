"""The file of a backup: a ZIP whose last entry says what is in it, with a checksum for each of the others.

What the entries mean is known to `pipelines.backup` and `pipelines.restore`; any unzip program can look inside.
"""

import hashlib
import json
import time
import zipfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import Any

from pipelines.errors import UserError

ARCHIVE_FORMAT = 1
"""Version of the archive's layout; a restore reads this one and older ones."""

MANIFEST = "manifest.json"
PIECE = 1 << 20
PRIVATE = 0o600
PACKED_ALREADY = (".parquet", ".pdf", ".docx", ".xlsx")


class ArchiveError(UserError):
    """The archive is damaged, or none of ours. The text says what is wrong with it."""


class ArchiveWriter:
    """Takes entries one after the other; without `finish` the file is no archive."""

    def __init__(self, path: Path) -> None:
        path.touch(PRIVATE)
        path.chmod(PRIVATE)
        self._zip = zipfile.ZipFile(path, "w", allowZip64=True)
        self._entries: dict[str, dict[str, Any]] = {}

    def add(self, name: str, pieces: Iterable[bytes]) -> None:
        """One entry, streamed."""
        digest, size = hashlib.sha256(), 0
        entry = zipfile.ZipInfo(name, time.gmtime()[:6])
        entry.external_attr = PRIVATE << 16
        stored = name.endswith(PACKED_ALREADY)
        entry.compress_type = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
        with self._zip.open(entry, "w", force_zip64=True) as stream:
            for piece in pieces:
                digest.update(piece)
                size += len(piece)
                stream.write(piece)
        self._entries[name] = {"sha256": digest.hexdigest(), "bytes": size}

    def finish(self, about: dict[str, Any]) -> None:
        """Write what the archive is and what it holds, last of all."""
        manifest = {"format": ARCHIVE_FORMAT, **about, "entries": self._entries}
        self._zip.writestr(MANIFEST, json.dumps(manifest, indent=1))

    def __enter__(self) -> "ArchiveWriter":
        return self

    def __exit__(self, *_: object) -> None:
        self._zip.close()


class Archive:
    """A finished archive, opened to read. `about` is what `finish` was given."""

    def __init__(self, path: Path) -> None:
        self.path = path
        try:
            self._zip = zipfile.ZipFile(path)
            self.about: dict[str, Any] = json.loads(self._zip.read(MANIFEST))
        except FileNotFoundError:
            raise UserError(f"there is no {path}") from None
        except (zipfile.BadZipFile, KeyError, ValueError, OSError):
            raise ArchiveError(f"{path} is no whole backup of Matchmill") from None
        if self.about["format"] > ARCHIVE_FORMAT:
            found = self.about["format"]
            raise ArchiveError(
                f"{path} is a backup of format {found}, made by a newer release; this one reads up to {ARCHIVE_FORMAT}"
            )

    def names(self, folder: str = "") -> list[str]:
        """The entries whose names begin so, in the order in which they were written."""
        return [name for name in self.about["entries"] if name.startswith(folder)]

    def read(self, name: str) -> bytes:
        """A whole entry."""
        return self._zip.read(name)

    def pieces(self, name: str) -> Iterator[bytes]:
        """An entry bit by bit."""
        with self._zip.open(name) as stream:
            while piece := stream.read(PIECE):
                yield piece

    def verify(self, follow: Callable[[list[str]], Iterable[str]]) -> None:
        """Read every entry and compare its checksum; raises ArchiveError, which names the entry, at the first fault."""
        entries = self.about["entries"]
        if {*self._zip.namelist()} != {*entries, MANIFEST}:
            raise ArchiveError(f"{self.path} holds other entries than it says")
        for name in follow(list(entries)):
            if PurePosixPath(name).is_absolute() or ".." in PurePosixPath(name).parts:
                raise ArchiveError(f"{self.path} has an entry that would land elsewhere")
            digest = hashlib.sha256()
            try:
                for piece in self.pieces(name):
                    digest.update(piece)
            except (zipfile.BadZipFile, EOFError, OSError, ValueError) as error:
                raise ArchiveError(f"{self.path} is damaged at {name} ({type(error).__name__})") from None
            if digest.hexdigest() != entries[name]["sha256"]:
                raise ArchiveError(f"{self.path} is damaged at {name}: its checksum differs")

    def close(self) -> None:
        self._zip.close()


@contextmanager
def open_archive(path: Path) -> Iterator[Archive]:
    """An archive to read. Raises UserError."""
    archive = Archive(path)
    try:
        yield archive
    finally:
        archive.close()
