"""The layout of a lake through the versions: which one this release writes, and the way there from older ones.

A migration only adds or replaces whole files, so it may be cut off anywhere and run again; the number moves last.
"""

import json
from collections.abc import Callable
from typing import Any

import polars as pl

from assets.lake.files import Files
from assets.lake.manifest import Manifest
from assets.lake.snapshot import Snapshot
from assets.lake.tombstones import Tombstone, Tombstones
from models.current.profiles import profile_id
from models.frames import PARSED_PROFILES, RAW_PROFILE_EDITS, Schema

FORMAT_VERSION = 2
"""Version of the lake's layout; raised together with a migration that opens the version before."""

FORMAT = "format.json"

Migration = Callable[[Files], None]


class LakeFormatError(Exception):
    """The lake was written by a newer release, in a layout that this one doesn't read."""


def read_format(files: Files) -> dict[str, Any] | None:
    """What is written about the layout (`format`, `shards`); None where no lake was begun."""
    try:
        return json.loads(files.read(FORMAT))
    except FileNotFoundError:
        return None


def upgrade_format(files: Files, stored: dict[str, Any]) -> dict[str, Any]:
    """Bring the lake to this release's layout, step by step; what is then written about it. Raises LakeFormatError."""
    if stored["format"] > FORMAT_VERSION:
        raise LakeFormatError(
            f"the lake at {files.root} has format {stored['format']}, this release reads up to {FORMAT_VERSION}:"
            " use the newer release that wrote it"
        )
    while stored["format"] < FORMAT_VERSION:
        MIGRATIONS[stored["format"]](files)
        stored = {**stored, "format": stored["format"] + 1}
        files.replace(FORMAT, json.dumps(stored).encode())
    return stored


def _keep_tombstones(files: Files) -> None:
    """1 to 2: who was erased is known to the lake itself; a release that doesn't know that must not open it."""
    edits = _read(files, "raw_profile_edits", RAW_PROFILE_EDITS)
    people = _read(files, "parsed_profiles", PARSED_PROFILES)
    for row in edits.filter(operation="erase").iter_rows(named=True):
        keys = [key for key in people["person_key"].unique() if profile_id(key) == row["profile_id"]]
        documents = people.filter(pl.col("person_key").is_in(keys))["document_id"].unique().sort()
        erased_at = row["changed_at"].isoformat()
        Tombstones(files).write(Tombstone(row["profile_id"], erased_at, tuple(documents)))


def _read(files: Files, asset: str, schema: Schema) -> pl.DataFrame:
    try:
        pointer = json.loads(files.read(f"current/{asset}.json"))
    except FileNotFoundError:
        return pl.DataFrame(schema=schema)
    manifest = Manifest.from_json(files.read(pointer["manifest"]))
    wanted = [name for name in schema if name in ("profile_id", "operation", "changed_at", "person_key", "document_id")]
    return Snapshot(files, asset, manifest, schema).read(columns=wanted)


MIGRATIONS: dict[int, Migration] = {1: _keep_tombstones}
"""From each older version to the one after it."""
