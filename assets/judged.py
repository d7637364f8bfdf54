"""How well each pair of the shortlist fits: a number each, judged once and kept. Nothing is listed or explained here.

How a pair is judged is in `models.ranking`.
"""

import time

import dagster as dg
import polars as pl

from assets.declare import Reported, declare, report
from assets.lake import Draft, Lake, Snapshot
from assets.limits import Limits
from assets.taxonomy import taxonomy_of
from models.frames import JUDGED_PAIRS, empty
from models.ranking.lists import PAIR_KEY
from models.ranking.ranker import JUDGED_FEATURES, POSTING_TRAITS, PROFILE_TRAITS, Judge, load_ranker
from models.skills.taxonomy import Taxonomy

GROUP = "judged"


@dg.asset(**declare(GROUP, "polars", asset="judged_pairs"))
def judged_pairs(
    lake: dg.ResourceParam[Lake],
    limits: dg.ResourceParam[Limits],
    shortlist: Snapshot,
    current_profiles: Snapshot,
    current_postings: Snapshot,
    profile_features: Snapshot,
    posting_features: Snapshot,
) -> Reported:
    """Every pair of the shortlist with its fit."""
    started = time.monotonic()
    versions = {
        "ranker": load_ranker().version,
        "taxonomy": taxonomy_of(lake).version,
        "features": profile_features.version("features"),
        "rules": shortlist.version("rules"),
    }
    draft = lake.draft("judged_pairs", [shortlist], versions)
    if draft.unchanged:
        draft.keep()
    else:
        known = lake.current(draft.asset) if draft.same_versions else None
        for cell in shortlist.keys(""):
            rows = [current_profiles, current_postings, profile_features, posting_features]
            draft.add(cell, _judge_cell(draft, cell, shortlist.read(cell), known, rows, taxonomy_of(lake)))
    yield from report(draft, lake, limits, started)


def _judge_cell(
    draft: Draft,
    cell: str,
    wanted: pl.DataFrame,
    known: Snapshot | None,
    rows: list[Snapshot],
    taxonomy: Taxonomy,
) -> pl.DataFrame:
    """The pairs of a cell: what an earlier version has judged is taken over, the rest is judged."""
    profile_shard, posting_shard = cell.split("/")
    earlier = (known.read(cell) if known else empty(JUDGED_PAIRS)).select(*PAIR_KEY, "fit")
    judged = wanted.join(earlier, on=PAIR_KEY, how="left", maintain_order="left")
    kept, missing = judged.filter(pl.col("fit").is_not_null()), judged.filter(pl.col("fit").is_null()).drop("fit")
    draft.count(reused=kept.height, computed=missing.height)
    if missing.is_empty():
        return kept
    profiles, postings, profile_features, posting_features = rows
    version = profile_features.version("features")
    judge = Judge(
        load_ranker(),
        taxonomy,
        profiles.read(profile_shard, PROFILE_TRAITS),
        postings.read(posting_shard, POSTING_TRAITS),
        profile_features.read(f"{version}/{profile_shard}/", JUDGED_FEATURES),
        posting_features.read(f"{version}/{posting_shard}/", JUDGED_FEATURES),
    )
    return pl.concat([kept, judge.judge(missing)]).sort("profile_id", "posting_id")
