"""What is computed once a document: skills, weighted words, vectors. A content-addressed store that only grows.

Entries are keyed by document content, text model and taxonomy; how they are computed is in `models.features`.
"""

import time
from collections.abc import Callable

import dagster as dg
import polars as pl

from assets.declare import Reported, declare, report
from assets.lake import Draft, Lake, Snapshot
from assets.limits import Limits
from assets.taxonomy import taxonomy_of
from models.features import document
from models.features.text_model import TextModel, parse_text_model
from models.skills.extract import SkillExtractor, get_extractor
from models.skills.taxonomy import Taxonomy

GROUP = "features"

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
    fitted = parse_text_model(text_model.read_bytes("model"))
    taxonomy = taxonomy_of(lake)
    extractor = get_extractor(taxonomy)
    made_by = [fitted.version, taxonomy.version, document.FEATURES_VERSION, draft.versions["frame"]]
    version = draft.versions["features"] = "-".join(made_by)
    draft.keep()
    draft.counts = {}
    stored = draft.snapshot()
    computed: list[str] = []
    for shard in lake.shard_keys():
        wanted = current.read(shard).filter(status="open")
        known = stored.read(f"{version}/{shard}/", ["content_hash"])
        missing = wanted.join(known, on="content_hash", how="anti", maintain_order="left")
        draft.count(reused=wanted.height - missing.height, computed=missing.height)
        if missing.height:
            rows = compute(missing, fitted, taxonomy, extractor)
            draft.add(f"{version}/{shard}/{len(stored.keys(f'{version}/{shard}/')):06d}", rows)
            computed += rows["content_hash"].to_list()
    draft.note_added(computed)
