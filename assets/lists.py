"""The history of the ranked lists, as the lake's manifests tell it: figures of every version that is still there.

Only figures are made; which version readers see is the business of `published`.
"""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import polars as pl

from assets.lake import Lake
from assets.lake.manifest import Manifest, Part
from assets.lake.snapshot import read_part
from models.frames import RANKED_MATCHES, Schema, empty

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

ASSET = "ranked_matches"
SIDES = ("profile", "posting")
VERSIONS_SHOWN = 30
"""The latest ones; each has a file a shard and side, most of them shared with the version before."""

VERSION_FILES: Schema = {
    "version": pl.String(),  # the manifest's identifier
    "run_id": pl.String(),  # the run that made it
    "made_at": pl.Datetime("us"),  # UTC
    "is_current": pl.Boolean(),
    "ranker": pl.String(),
    "side": pl.String(),
    "file": pl.String(),
}
FIGURES = [
    pl.len().cast(pl.Int64).alias("matches"),
    (pl.col("rank") == 1).sum().cast(pl.Int64).alias("lists"),
    *((pl.col("band") == band).sum().cast(pl.Int64).alias(band) for band in ("strong", "good", "possible", "weak")),
    pl.col("fit").sum().alias("fit_sum"),
    pl.col("fit").filter(pl.col("rank") == 1).sum().alias("best_fit_sum"),
]
"""All of them add up over files."""


def make_list_versions(connection: "DuckDBPyConnection", schema: str, lake: Lake) -> str:
    """Make the table `<schema>.list_versions` of what `read_list_versions` gives; returns its name."""
    connection.register("rows_to_store", read_list_versions(lake))
    connection.execute(f"create or replace table {schema}.list_versions as from rows_to_store")
    connection.unregister("rows_to_store")
    return "list_versions"


def read_list_versions(lake: Lake) -> pl.DataFrame:
    """A row of FIGURES per version and side, the current version first.

    A version is what one run made; a run that found nothing to change made none.
    """
    manifests = list(_versions(lake))
    rows = [row for manifest in manifests for row in _files(manifest, is_current=manifest is manifests[0])]
    parts = {part.file: part for manifest in manifests for part in manifest.parts.values()}
    table = pl.DataFrame(rows, VERSION_FILES, orient="row")
    figures = [_figures(lake, parts[name]) for name in table["file"].unique().sort()]
    none = empty(RANKED_MATCHES).select("rank", "fit", "band").select(pl.lit("").alias("file"), *FIGURES).clear()
    by = [name for name in VERSION_FILES if name != "file"]
    return (
        table.join(pl.concat([none, *figures]), on="file")
        .group_by(by, maintain_order=True)
        .agg(pl.exclude("file").sum())
    )


def _versions(lake: Lake) -> Iterator[Manifest]:
    """From the current version back through its parents, as far as manifests are kept."""
    current = lake.current(ASSET).manifest
    wanted = current.manifest_id if current else None
    shown = 0
    for name in reversed(lake.files.names(f"manifests/{ASSET}")):
        if wanted and shown < VERSIONS_SHOWN and name.endswith(f"-{wanted}.json"):
            manifest = Manifest.from_json(lake.files.read(name))
            wanted, shown = manifest.parent, shown + 1
            if all(lake.files.exists(part.file) for part in manifest.parts.values()):
                yield manifest


def _files(manifest: Manifest, is_current: bool) -> Iterator[tuple[object, ...]]:
    made_at = datetime.fromisoformat(manifest.created_at).astimezone(UTC).replace(tzinfo=None)
    provenance = (manifest.manifest_id, manifest.run_id, made_at, is_current, manifest.versions.get("ranker"))
    for key, part in sorted(manifest.parts.items()):
        side = key.split("/")[0]
        if side in SIDES:
            yield (*provenance, side, part.file)


def _figures(lake: Lake, part: Part) -> pl.DataFrame:
    return read_part(lake.files, part, ["rank", "fit", "band"]).select(pl.lit(part.file).alias("file"), *FIGURES)
