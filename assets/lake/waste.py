"""What of the lake nobody needs any more: versions replaced long ago, files that no kept version names, old bytes.

It is found here and deleted; when that is done, and what is kept for how long, is decided in `pipelines`.
"""

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import polars as pl

from assets.lake.files import Files
from assets.lake.lake import Lake
from assets.lake.manifest import Manifest

LOGS = ("raw_postings", "raw_resumes")
VERSIONS, DATA, BYTES, LEFTOVERS = "versions", "files of the lake", "raw bytes", "leftovers in the lake"


@dataclass(frozen=True, slots=True)
class Keep:
    """How much is kept. `versions` of each asset, the current one always, and none that was replaced `version_age` ago.

    `raw_age`: how long the bytes of a document stay after it arrived; None: for ever. What was written, or replaced,
    less than `grace` ago is always kept: a run in progress may be about to name it, or be reading it.
    """

    versions: int
    version_age: timedelta
    raw_age: timedelta | None
    grace: timedelta


@dataclass(frozen=True, slots=True)
class Waste:
    """Files of one kind that can go, by name, with their bytes."""

    kind: str
    sizes: dict[str, int]


def find_waste(lake: Lake, keep: Keep, also_needed: Iterable[str], now: datetime) -> list[Waste]:
    """What can go, in the order in which it must: a version before the files that only it names.

    `also_needed` are data files that are named from outside: those of match sets that readers may be brought back to.
    """
    manifests = lake.files.sizes("manifests")
    gone = _old_versions(lake, list(manifests), keep, now)
    needed = _named_files(lake, set(manifests) - gone) | set(also_needed)
    data, blobs = lake.files.sizes("data"), lake.files.sizes("blobs")
    unnamed = {name for name in data if name not in needed and not _is_temporary(name)}
    temporary = {name: size for name, size in {**manifests, **data, **blobs}.items() if _is_temporary(name)}
    temporary |= {name: size for name, size in lake.files.sizes("current").items() if _is_temporary(name)}
    found = [
        Waste(VERSIONS, {name: manifests[name] for name in sorted(gone)}),
        Waste(DATA, {name: data[name] for name in unnamed}),
        Waste(BYTES, {name: blobs[name] for name in _old_blobs(lake, blobs, keep, now)}),
        Waste(LEFTOVERS, temporary),
    ]
    return [Waste(waste.kind, _rested(lake.files, waste.sizes, now - keep.grace)) for waste in found]


def delete_waste(files: Files, waste: Waste, grace: timedelta, now: datetime) -> Waste:
    """Delete it, but for what was written again since it was found; returns what went."""
    gone: dict[str, int] = {}
    for name, size in waste.sizes.items():
        with suppress(FileNotFoundError):
            if files.modified(name) <= now - grace:
                files.delete(name)
                gone[name] = size
    return Waste(waste.kind, gone)


def _old_versions(lake: Lake, manifests: list[str], keep: Keep, now: datetime) -> set[str]:
    """Manifests that are no longer current, were replaced before the grace, and are too many or too old."""
    by_asset: dict[str, list[str]] = {}
    for name in sorted(name for name in manifests if not _is_temporary(name)):
        by_asset.setdefault(name.split("/")[1], []).append(name)
    old: set[str] = set()
    for asset, names in by_asset.items():
        current = lake.pointed(asset)
        newest = set(names[-keep.versions :])
        for name, successor in pairwise(names):
            replaced = now - _made_at(successor)
            is_many = name not in newest or replaced > keep.version_age
            if name != current and is_many and replaced > keep.grace:
                old.add(name)
    return old


def _named_files(lake: Lake, manifests: Iterable[str]) -> set[str]:
    named: set[str] = set()
    for name in manifests:
        if _is_temporary(name):
            continue
        manifest = Manifest.from_json(lake.files.read(name))
        named |= {part.file for part in manifest.parts.values()}
        named |= {manifest.changes.file} if manifest.changes else set()
    return named


def _old_blobs(lake: Lake, blobs: Iterable[str], keep: Keep, now: datetime) -> list[str]:
    """Bytes that no log names, for the run that stored them failed, and those of documents that arrived long ago."""
    arrived = pl.concat([lake.current(log).read(columns=["document_id", "received_at"]) for log in LOGS])
    if keep.raw_age is not None:
        arrived = arrived.filter(pl.col("received_at") > now - keep.raw_age)
    kept = set(arrived["document_id"])
    return [name for name in blobs if not _is_temporary(name) and name.rpartition("/")[2] not in kept]


def _rested(files: Files, sizes: dict[str, int], before: datetime) -> dict[str, int]:
    """Of these files, the ones that nobody has written since."""
    rested: dict[str, int] = {}
    for name, size in sizes.items():
        with suppress(FileNotFoundError):
            if files.modified(name) <= before:
                rested[name] = size
    return rested


def _is_temporary(name: str) -> bool:
    """A file in the making, which a killed process left."""
    return name.rpartition("/")[2].startswith(".")


def _made_at(manifest: str) -> datetime:
    """The moment in a manifest's name, see `Lake.commit`."""
    stamp = manifest.rpartition("/")[2].partition("-")[0]
    return datetime.strptime(stamp, "%Y%m%dT%H%M%S%f").replace(tzinfo=UTC)
