"""Bytes under one fsspec root: written once, or replaced as a whole. It never interprets what it stores."""

import os
import uuid
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import fsspec
from fsspec.implementations.local import LocalFileSystem

from assets.disk import CannotStore, describe_refusal


class Files:
    """A folder of a local disk or of an object store (`s3://`, `gs://`, `memory://`).

    `root` is a path or an fsspec URL; `storage_options` go to the file system as they are.
    """

    def __init__(self, root: str, storage_options: dict[str, Any] | None = None) -> None:
        system, path = fsspec.core.url_to_fs(root, **(storage_options or {}))
        self.system: Any = system
        self.root = str(path).rstrip("/")
        self.local = isinstance(system, LocalFileSystem)

    def path(self, name: str) -> str:
        """The file system's own path of `name`."""
        return f"{self.root}/{name}"

    def exists(self, name: str) -> bool:
        return bool(self.system.exists(self.path(name)))

    def read(self, name: str) -> bytes:
        """The whole content. Raises FileNotFoundError."""
        return self.system.cat_file(self.path(name))

    def write_once(self, name: str, content: bytes) -> bool:
        """Store content under a name that stands for it; False when it was there already.

        What was there counts as written now: the janitor spares what is fresh, and a run is about to name it.
        """
        if self.exists(name) and self._renew(name, content):
            return False
        self.replace(name, content)
        return True

    def replace(self, name: str, content: bytes) -> None:
        """Put content under `name` so that a reader sees the old bytes or the new ones, never a mixture.

        Raises CannotStore when the disk is full or closed to us; nothing of it stays.
        """
        if not self.local:
            self.system.pipe_file(self.path(name), content)
            return
        try:
            self._replace_local(Path(self.path(name)), content)
        except OSError as error:
            if told := describe_refusal(error, self.root):
                raise CannotStore(told) from error
            raise

    def names(self, folder: str) -> list[str]:
        """All files below `folder`, relative to the root, sorted."""
        self.system.invalidate_cache()
        if not self.exists(folder):
            return []
        start = len(self.root) + 1
        return sorted(str(found)[start:] for found in self.system.find(self.path(folder)))

    def sizes(self, folder: str) -> dict[str, int]:
        """All files below `folder`, as `names` gives them, each with its bytes."""
        self.system.invalidate_cache()
        if not self.exists(folder):
            return {}
        start = len(self.root) + 1
        found = self.system.find(self.path(folder), detail=True)
        return {str(path)[start:]: int(about["size"]) for path, about in sorted(found.items())}

    def modified(self, name: str) -> datetime:
        """When it was written last, UTC. Raises FileNotFoundError."""
        return self.system.modified(self.path(name)).astimezone(UTC)

    def delete(self, name: str) -> None:
        self.system.rm_file(self.path(name))

    def size(self, name: str) -> int:
        """Bytes."""
        return int(self.system.size(self.path(name)))

    def _renew(self, name: str, content: bytes) -> bool:
        """Make it look written now; False when it is gone meanwhile. An object store must write it once more."""
        if not self.local:
            self.system.pipe_file(self.path(name), content)
            return True
        with suppress(FileNotFoundError):
            os.utime(self.path(name))
            return True
        return False

    @staticmethod
    def _replace_local(target: Path, content: bytes) -> None:
        target.parent.mkdir(parents=True, exist_ok=True)
        beside = target.with_name(f".{target.name}.{uuid.uuid4().hex}")
        try:
            with beside.open("wb") as stream:
                stream.write(content)
                stream.flush()
                os.fsync(stream.fileno())
            beside.replace(target)
        finally:
            beside.unlink(missing_ok=True)
