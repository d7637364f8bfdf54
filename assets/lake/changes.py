"""By which entities one version of an asset differs from the one before. Nothing here decides what to do about it."""

from collections.abc import Sequence

import polars as pl

from assets.lake.files import Files
from assets.lake.manifest import Manifest, Part
from assets.lake.snapshot import read_part
from models.frames import Schema

Key = str | pl.Expr

CHANGES: Schema = {"key": pl.String(), "change": pl.String()}  # change: "added", "changed" or "removed"


def find_changes(
    files: Files, before: Manifest | None, parts: dict[str, Part], key: Sequence[Key], digest: Sequence[str]
) -> pl.DataFrame:
    """Compare two versions part by part; parts with the same file are not read.

    An entity is the rows that share the `key` columns (joined by "/"); it changed when any of their `digest` columns
    did. Returns CHANGES, sorted.
    """
    earlier = before.parts if before else {}
    touched = sorted(name for name in earlier.keys() | parts.keys() if earlier.get(name) != parts.get(name))
    old = _digests(files, [earlier[name] for name in touched if name in earlier], key, digest)
    new = _digests(files, [parts[name] for name in touched if name in parts], key, digest)
    both = old.join(new, on="key", how="full", coalesce=True, suffix="_new")
    change = (
        pl.when(pl.col("digest").is_null())
        .then(pl.lit("added"))
        .when(pl.col("digest_new").is_null())
        .then(pl.lit("removed"))
        .otherwise(pl.lit("changed"))
    )
    differs = pl.col("digest").ne_missing(pl.col("digest_new"))
    return both.filter(differs).select("key", change.alias("change")).sort("key")


def _digests(files: Files, parts: list[Part], key: Sequence[Key], digest: Sequence[str]) -> pl.DataFrame:
    """A number for each entity: the sum of its rows' hashes over all parts. One part is held at a time."""
    columns = [pl.col(name) if isinstance(name, str) else name for name in (*key, *digest)]
    needed = sorted({name for column in columns for name in column.meta.root_names()})
    sums = pl.col("digest").sum()
    frames = [
        read_part(files, part, needed)
        .select(pl.concat_str(key, separator="/").alias("key"), pl.struct(digest).hash().alias("digest"))
        .group_by("key")
        .agg(sums)
        for part in parts
    ]
    return pl.concat([pl.DataFrame(schema={"key": pl.String, "digest": pl.UInt64}), *frames]).group_by("key").agg(sums)
