"""What a reader holds: one manifest, fixed at the moment of reading. It never sees a version that comes later."""

import io
from collections.abc import Sequence

import polars as pl

from assets.lake.files import Files
from assets.lake.manifest import Manifest, Part
from models.frames import Schema, empty


def read_part(files: Files, part: Part, columns: Sequence[str] | None = None, first: int | None = None) -> pl.DataFrame:
    """The rows of one immutable file, or the `first` ones of them; all columns or some."""
    source = files.path(part.file) if files.local else io.BytesIO(files.read(part.file))
    return pl.read_parquet(source, columns=list(columns) if columns else None, n_rows=first)


class Snapshot:
    """The rows of one asset as one manifest names them; without a manifest it is empty."""

    def __init__(self, files: Files, asset: str, manifest: Manifest | None, schema: Schema) -> None:
        self.files = files
        self.asset = asset
        self.manifest = manifest
        self.schema = schema

    @property
    def content_id(self) -> str:
        """What a downstream manifest writes down as its input; "" when nothing was ever written."""
        return self.manifest.content_id if self.manifest else ""

    @property
    def rows(self) -> int:
        """How many rows all parts have together."""
        return self.manifest.rows if self.manifest else 0

    @property
    def versions(self) -> dict[str, str]:
        """What this version was made by; empty when nothing was ever written."""
        return dict(self.manifest.versions) if self.manifest else {}

    def version(self, name: str) -> str:
        """One of the versions that this one was made by; "" when there is none."""
        return self.versions.get(name, "")

    def keys(self, prefix: str = "") -> list[str]:
        """The keys of the parts that start with `prefix`, sorted."""
        return sorted(key for key in (self.manifest.parts if self.manifest else {}) if key.startswith(prefix))

    def part(self, key: str) -> Part:
        """The file behind a key. Raises LookupError when it was never written."""
        if self.manifest is None or key not in self.manifest.parts:
            raise LookupError(f"{self.asset} has no part {key!r}: materialise it first")
        return self.manifest.parts[key]

    def read(self, prefix: str = "", columns: Sequence[str] | None = None) -> pl.DataFrame:
        """The rows of all parts whose key starts with `prefix`, in the order of the keys.

        Parts that an earlier version wrote lack the columns that were added since: these are null.
        """
        parts = self.manifest.parts if self.manifest else {}
        wanted = {name: self.schema[name] for name in columns or self.schema}
        frames = [self._read(parts[key], wanted) for key in self.keys(prefix)]
        return pl.concat(frames) if frames else empty(wanted)

    def _read(self, part: Part, wanted: Schema) -> pl.DataFrame:
        try:
            rows = read_part(self.files, part, list(wanted))
        except pl.exceptions.ColumnNotFoundError:
            rows = read_part(self.files, part)
        if rows.schema == wanted:
            return rows
        missing = (pl.lit(None, kind).alias(name) for name, kind in wanted.items() if name not in rows.columns)
        return rows.with_columns(*missing).select(pl.col(name).cast(kind) for name, kind in wanted.items())

    def read_bytes(self, key: str) -> bytes:
        """The content of a part that isn't a frame. Raises LookupError."""
        return self.files.read(self.part(key).file)
