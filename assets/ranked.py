"""Who fits what: every pair of the shortlist gets its fit once, and the best become lists, both ways.

How a pair is judged and explained is in `models.ranking`; nothing here reaches the database.
"""

import time

import dagster as dg
import polars as pl

from assets.declare import Reported, declare, report
from assets.lake import Draft, Lake, Snapshot
from assets.limits import Limits
from assets.taxonomy import taxonomy_of
from models.frames import RANKED_MATCHES, empty
from models.ranking.lists import PAIR_KEY, Side, list_rows, pair_rows, place_in_lists
from models.ranking.ranker import load_ranker, rank_pairs

GROUP = "ranked"
PAIRS = "pair"
"""The part that holds every pair of a shard, listed or not: what the next run needs not judge again."""

LIST_OWNER = [
    pl.col("side"),
    pl.when(pl.col("side") == "posting").then("posting_id").otherwise("profile_id"),
]
"""Whose rows belong together: a list, or for pairs all of one person's."""

SIDES: tuple[Side, ...] = ("profile", "posting")


@dg.asset(**declare(GROUP, "polars", asset="ranked_matches"))
def ranked_matches(
    lake: dg.ResourceParam[Lake],
    limits: dg.ResourceParam[Limits],
    shortlist: Snapshot,
    current_profiles: Snapshot,
    current_postings: Snapshot,
    profile_features: Snapshot,
    posting_features: Snapshot,
) -> Reported:
    """Lists of the best matches of each person and each posting, with fit, band and reasons."""
    started = time.monotonic()
    versions = {
        "ranker": load_ranker().version,
        "taxonomy": taxonomy_of(lake).version,
        "features": profile_features.version("features"),
        "rules": shortlist.version("rules"),
        "top_k": str(limits.top_k),
    }
    draft = lake.draft("ranked_matches", [shortlist], versions)
    if draft.unchanged:
        draft.keep()
    else:
        rows = [current_profiles, current_postings, profile_features, posting_features]
        _rank(draft, lake, limits, shortlist, rows)
    yield from report(draft, lake, limits, started)


def _rank(draft: Draft, lake: Lake, limits: Limits, shortlist: Snapshot, rows: list[Snapshot]) -> None:
    """Judge what no earlier version has judged, shard by shard of the profiles, then make the lists."""
    current_profiles, current_postings, profile_features, posting_features = rows
    postings, version = current_postings.read(), draft.versions["features"]
    posting_side = posting_features.read(f"{version}/")
    ranker, taxonomy = load_ranker(), taxonomy_of(lake)
    known = lake.current(draft.asset) if draft.same_versions else None
    for shard in lake.shard_keys():
        wanted = shortlist.read(shard)
        kept = known.read(f"{PAIRS}/{shard}").join(wanted, on=PAIR_KEY, how="semi") if known else empty(RANKED_MATCHES)
        missing = wanted.join(kept, on=PAIR_KEY, how="anti", maintain_order="left")
        profile_side = profile_features.read(f"{version}/{shard}/")
        judged = rank_pairs(
            missing, current_profiles.read(shard), postings, profile_side, posting_side, ranker, taxonomy
        )
        draft.add(f"{PAIRS}/{shard}", pl.concat([kept, pair_rows(judged)]).sort(PAIR_KEY))
        draft.count(reused=kept.height, computed=judged.height)
    _list(draft, lake, limits.top_k)
    draft.record_changes(LIST_OWNER, ["profile_id", "posting_id", "rank", "fit", "reasons"])


def _list(draft: Draft, lake: Lake, top_k: int) -> None:
    """One part of lists a side and shard; all pairs are held at once only without their reasons, the bulk of them."""
    pairs = draft.snapshot()
    slim = pairs.read(f"{PAIRS}/", ["profile_id", "posting_id", "fit"])
    for side in SIDES:
        for shard, places in lake.by_shard(place_in_lists(slim, side, top_k), f"{side}_id"):
            parts = [list_rows(pairs.read(key), places, side) for key in pairs.keys(f"{PAIRS}/")]
            draft.add(f"{side}/{shard}", pl.concat(parts).sort(f"{side}_id", "rank"))
