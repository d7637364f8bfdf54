"""A version of an asset in the making: its files are written, its manifest isn't. Nobody reads a draft but checks."""

import hashlib
import io
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import polars as pl

from assets.lake.changes import CHANGES, Key, find_changes
from assets.lake.files import Files
from assets.lake.manifest import Manifest, Part
from assets.lake.snapshot import Snapshot
from models.frames import Schema, schema_faults


@dataclass
class Draft:
    """Parts that would become current, and what there is to say of them.

    Files are content-named and never replace another, so a draft that is refused leaves everything as it was.
    """

    files: Files
    asset: str
    schema: Schema
    previous: Manifest | None
    inputs: dict[str, str] = field(default_factory=dict[str, str])
    versions: dict[str, str] = field(default_factory=dict[str, str])
    parts: dict[str, Part] = field(default_factory=dict[str, Part])
    counts: dict[str, int] = field(default_factory=dict[str, int])
    metadata: dict[str, Any] = field(default_factory=dict[str, Any])
    schema_faults: list[str] = field(default_factory=list[str])
    changes: Part | None = None
    rows_in: int = 0

    @property
    def unchanged(self) -> bool:
        """True when the previous manifest was made from the same inputs by the same versions."""
        return self.same_versions and self.previous is not None and self.previous.inputs == self.inputs

    @property
    def same_versions(self) -> bool:
        """True when the previous manifest was made by the same versions, whatever from."""
        return self.previous is not None and self.previous.versions == self.versions

    def keep(self) -> "Draft":
        """Take over every part of the previous version."""
        if self.previous:
            self.parts = dict(self.previous.parts)
            self.counts = {"reused": self.previous.rows, "computed": 0}
            self.changes = self.previous.changes
        return self

    def add(self, key: str, rows: pl.DataFrame) -> None:
        """Write rows as the part `key`. A frame that isn't as declared is remembered for the schema check."""
        self.schema_faults += [f"{key}: {fault}" for fault in schema_faults(rows, self.schema)]
        self.parts[key] = self.write(rows)

    def write(self, rows: pl.DataFrame) -> Part:
        """Write rows as an immutable file that no part names yet."""
        stream = io.BytesIO()
        rows.write_parquet(stream, compression="zstd", compression_level=1, statistics=False)
        return Part(self._store(stream.getvalue(), "parquet"), rows.height)

    def add_bytes(self, key: str, content: bytes, suffix: str) -> None:
        """Write something that isn't a frame as the part `key`."""
        self.parts[key] = Part(self._store(content, suffix), 0)

    def record_changes(self, key: Sequence[Key], digest: Sequence[str]) -> None:
        """Store which entities differ from the previous version, see `find_changes`."""
        changes = find_changes(self.files, self.previous, self.parts, key, digest)
        self.changes = self.write(changes)
        self.counts |= {
            f"entities_{kind}": changes.filter(change=kind).height for kind in ("added", "changed", "removed")
        }

    def note_added(self, keys: list[str]) -> None:
        """Store the keys of an append: for a store that only grows, where nothing else can have changed."""
        rows = {"key": sorted(keys), "change": ["added"] * len(keys)}
        self.changes = self.write(pl.DataFrame(rows, schema=CHANGES))

    def count(self, **numbers: int) -> None:
        """Add to the counts that the manifest and the asset's metadata will show."""
        for name, number in numbers.items():
            self.counts[name] = self.counts.get(name, 0) + number

    def snapshot(self) -> Snapshot:
        """What a reader would see if this draft became current."""
        return Snapshot(self.files, self.asset, self.manifest(), self.schema)

    def manifest(self, run_id: str = "", created_at: str = "") -> Manifest:
        return Manifest(
            asset=self.asset,
            parts=self.parts,
            inputs=self.inputs,
            versions=self.versions,
            counts=self.counts,
            changes=self.changes,
            run_id=run_id,
            created_at=created_at,
            parent=self.previous.manifest_id if self.previous else None,
        )

    def _store(self, content: bytes, suffix: str) -> str:
        name = f"data/{self.asset}/{hashlib.sha256(content).hexdigest()[:32]}.{suffix}"
        self.files.write_once(name, content)
        return name
