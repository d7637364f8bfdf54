"""What is computed once a document: skills, weighted words, vectors. A content-addressed store that only grows.

Entries are keyed by document content, text model and taxonomy; how they are computed is in `models.features`.
"""

import time
from collections.abc import Callable, Iterator

import dagster as dg
import polars as pl

from assets.declare import Reported, declare, report
from assets.lake import Draft, Lake, Snapshot
from assets.limits import Limits
from assets.taxonomy import taxonomy_of
from models.features import document
from models.features.text_model import TextModel, parse_text_model
from models.frames import TEXT_FEATURES, empty
from models.skills.extract import SkillExtractor, get_extractor
from models.skills.taxonomy import Taxonomy

GROUP = "features"
DOCUMENTS_AT_ONCE = 2_000
"""A shard with more new documents is taken whole."""

Compute = Callable[[pl.DataFrame, TextModel, Taxonomy, SkillExtractor], pl.DataFrame]


@dg.asset(**declare(GROUP, "polars", asset="posting_features"))
def posting_features(
    lake: dg.ResourceParam[Lake],
    limits: dg.ResourceParam[Limits],
    current_postings: Snapshot,
    text_model: Snapshot,
) -> Reported:
    """Features of every open posting."""
    started = time.monotonic()
    draft = lake.draft("posting_features", [current_postings, text_model])
    _extend(draft, lake, current_postings, text_model, document.posting_features)
    yield from report(draft, lake, limits, started)


@dg.asset(**declare(GROUP, "polars", asset="profile_features"))
def profile_features(
    lake: dg.ResourceParam[Lake],
    limits: dg.ResourceParam[Limits],
    current_profiles: Snapshot,
    text_model: Snapshot,
) -> Reported:
    """Features of every open profile, from allow-listed spans only."""
    started = time.monotonic()
    draft = lake.draft("profile_features", [current_profiles, text_model])
    _extend(draft, lake, current_profiles, text_model, document.profile_features)
    yield from report(draft, lake, limits, started)


def _extend(draft: Draft, lake: Lake, current: Snapshot, text_model: Snapshot, compute: Compute) -> None:
    """Keep every entry there is and add those that are missing, one piece a shard, under the features' version."""
    fitted, taxonomy = parse_text_model(text_model.read_bytes("model")), taxonomy_of(lake)
    made_by = [fitted.version, taxonomy.version, document.FEATURES_VERSION, draft.versions["frame"]]
    version = draft.versions["features"] = "-".join(made_by)
    draft.keep()
    draft.counts = {}
    _forget_versions(draft, {version, draft.previous.versions.get("features", "") if draft.previous else ""})
    computed: list[str] = []
    for shards in _batches(draft, lake, current, version):
        missing = pl.concat(shards.values(), how="vertical")
        rows = compute(missing, fitted, taxonomy, get_extractor(taxonomy)) if missing.height else empty(TEXT_FEATURES)
        for shard, wanted in shards.items():
            own = rows.join(wanted, on="content_hash", how="semi", maintain_order="left")
            if own.height:
                draft.add(f"{version}/{shard}/{len(draft.snapshot().keys(f'{version}/{shard}/')):06d}", own)
                computed += own["content_hash"].to_list()
    draft.note_added(computed)


def _batches(draft: Draft, lake: Lake, current: Snapshot, version: str) -> Iterator[dict[str, pl.DataFrame]]:
    """Open rows without an entry, by shard, in runs of about DOCUMENTS_AT_ONCE: each costs the extractor a start."""
    stored, run = draft.snapshot(), dict[str, pl.DataFrame]()
    for shard in lake.shard_keys():
        wanted = current.read(shard).filter(status="open")
        known = stored.read(f"{version}/{shard}/", ["content_hash"])
        run[shard] = wanted.join(known, on="content_hash", how="anti", maintain_order="left")
        draft.count(reused=wanted.height - run[shard].height, computed=run[shard].height)
        if sum(rows.height for rows in run.values()) >= DOCUMENTS_AT_ONCE:
            yield run
            run = {}
    if run:
        yield run


def _forget_versions(draft: Draft, kept: set[str]) -> None:
    """Name no entries but those of this version and the one before; the janitor takes files that nothing names."""
    draft.parts = {key: part for key, part in draft.parts.items() if key.split("/")[0] in kept}
