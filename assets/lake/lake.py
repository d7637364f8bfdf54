"""Where every asset's current version is found, and the one place where a pointer to it moves.

No asset is computed here. A pointer moves by replacing one small file, after everything that it names is stored.
"""

import contextlib
import hashlib
import json
from collections.abc import Iterator
from datetime import datetime
from typing import Any

import polars as pl
from filelock import FileLock

from assets.lake.changes import CHANGES
from assets.lake.draft import Draft
from assets.lake.files import Files
from assets.lake.formats import FORMAT, FORMAT_VERSION, read_format, upgrade_format
from assets.lake.manifest import Manifest
from assets.lake.snapshot import Snapshot, read_part
from assets.lake.tombstones import Tombstones
from models.frames import Schema


class LakeConflict(Exception):
    """Another run moved the pointer since this run read it; nothing was changed, run again."""


class Lake:
    """All assets below one root. `schemas` says which frame each asset holds, `shards` how many hash shards."""

    def __init__(self, files: Files, schemas: dict[str, Schema], shards: int = 8) -> None:
        self.files = files
        self.schemas = schemas
        self.tombstones = Tombstones(files)
        self.shards = self._agree_on_format(shards)

    @classmethod
    def at(
        cls, root: str, schemas: dict[str, Schema], shards: int = 8, storage_options: dict[str, Any] | None = None
    ) -> "Lake":
        """Open or begin the lake at a path or fsspec URL. Raises LakeFormatError."""
        return cls(Files(root, storage_options), schemas, shards)

    def current(self, asset: str) -> Snapshot:
        """The version that is current now."""
        return Snapshot(self.files, asset, self._manifest(asset), self.schemas[asset])

    def draft(self, asset: str, inputs: list[Snapshot], versions: dict[str, str] | None = None) -> Draft:
        """Begin a new version of `asset` made from `inputs`; other columns than before count as another version."""
        return Draft(
            files=self.files,
            asset=asset,
            schema=self.schemas[asset],
            previous=self._manifest(asset),
            inputs={snapshot.asset: snapshot.content_id for snapshot in inputs},
            rows_in=sum(snapshot.rows for snapshot in inputs),
            versions={"frame": _fingerprint(self.schemas[asset]), **(versions or {})},
        )

    def commit(self, draft: Draft, run_id: str, now: datetime) -> Manifest:
        """Make the draft current. Raises LakeConflict when another run was faster."""
        manifest = draft.manifest(run_id, now.isoformat())
        if draft.previous and manifest.manifest_id == draft.previous.manifest_id:
            return draft.previous
        name = f"manifests/{draft.asset}/{now:%Y%m%dT%H%M%S%f}-{manifest.manifest_id}.json"
        self.files.replace(name, manifest.to_json())
        with self._lock():
            self._refuse_conflict(draft)
            pointer = {"manifest": name}
            self.files.replace(f"current/{draft.asset}.json", json.dumps(pointer).encode())
        return manifest

    def shard_of(self, ids: pl.Expr) -> pl.Expr:
        """The shard ("00".."07") of each UUID: its last four bytes, modulo; `models.tables.match.shard_of` agrees."""
        digits = ids.str.slice(-8).str.to_integer(base=16)
        return (digits % self.shards).cast(pl.String).str.zfill(2)

    def by_shard(self, rows: pl.DataFrame, key: str) -> Iterator[tuple[str, pl.DataFrame]]:
        """Every shard, also an empty one, with its rows."""
        sharded = rows.with_columns(self.shard_of(pl.col(key)).alias("shard"))
        for shard in self.shard_keys():
            yield shard, sharded.filter(shard=shard).drop("shard")

    def shard_keys(self) -> list[str]:
        return [f"{number:02d}" for number in range(self.shards)]

    def read_changes(self, manifest: Manifest) -> pl.DataFrame:
        """Rows (key, change) by which a version differs from its parent."""
        return read_part(self.files, manifest.changes) if manifest.changes else pl.DataFrame(schema=CHANGES)

    def store_blob(self, content: bytes) -> str:
        """Keep bytes as they came; returns their SHA-256."""
        digest = hashlib.sha256(content).hexdigest()
        self.files.write_once(blob_name(digest), content)
        return digest

    def read_blob(self, digest: str) -> bytes:
        return self.files.read(blob_name(digest))

    def delete_blob(self, digest: str) -> None:
        """Keep these bytes no longer."""
        if self.has_blob(digest):
            self.files.delete(blob_name(digest))

    @contextlib.contextmanager
    def standing_still(self) -> Iterator[dict[str, bytes]]:
        """What `current/` holds, by name, while no pointer moves (on an object store: as of one moment)."""
        with self._lock():
            yield {name: self.files.read(name) for name in self.files.names("current")}

    def has_blob(self, digest: str) -> bool:
        """Whether the bytes are still kept; the retention settings may have taken them."""
        return self.files.exists(blob_name(digest))

    def blob_path(self, digest: str) -> str:
        """Where the bytes are, as the file system names it."""
        return self.files.path(blob_name(digest))

    def pointed(self, asset: str) -> str | None:
        """The name of the manifest that is current; None when nothing was ever committed."""
        try:
            return str(json.loads(self.files.read(f"current/{asset}.json"))["manifest"])
        except FileNotFoundError:
            return None

    def _manifest(self, asset: str) -> Manifest | None:
        name = self.pointed(asset)
        return Manifest.from_json(self.files.read(name)) if name else None

    def _refuse_conflict(self, draft: Draft) -> None:
        now_current = self._manifest(draft.asset)
        expected = draft.previous.manifest_id if draft.previous else None
        if (now_current.manifest_id if now_current else None) != expected:
            raise LakeConflict(
                f"{draft.asset} was changed by another run meanwhile; nothing was overwritten, start this run again"
            )

    @contextlib.contextmanager
    def _lock(self) -> Iterator[None]:
        # An object store has no lock of its own: there the run queue (one arrival at a time) is what keeps order.
        lock = FileLock(self.files.path(".lock")) if self.files.local else contextlib.nullcontext()
        with lock:
            yield

    def _agree_on_format(self, shards: int) -> int:
        stored = read_format(self.files)
        if stored is None:
            stored = {"format": FORMAT_VERSION, "shards": shards}
            self.files.replace(FORMAT, json.dumps(stored).encode())
        if stored["format"] != FORMAT_VERSION:
            with self._lock():
                stored = upgrade_format(self.files, read_format(self.files) or stored)
        return int(stored["shards"])


def blob_name(digest: str) -> str:
    """The file of bytes that are kept as they came."""
    return f"blobs/{digest[:2]}/{digest}"


def _fingerprint(schema: Schema) -> str:
    return hashlib.sha256(str(list(schema.items())).encode()).hexdigest()[:8]
