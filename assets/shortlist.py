"""Which pairs are worth ranking: nearest both ways, hard constraints applied. No pair gets its fit here.

How pairs are found and judged is in `models.retrieval`.
"""

import time

import dagster as dg

from assets.declare import Reported, declare, report
from assets.lake import Draft, Lake, Snapshot
from assets.limits import Limits
from models.features.text_model import parse_text_model
from models.retrieval.rules import RULES_VERSION
from models.retrieval.shortlist import ShortlistSettings, estimate_pairs, merge_shortlists, shortlist_shard

GROUP = "shortlist"


@dg.asset(**declare(GROUP, "polars", asset="shortlist"))
def shortlist(
    lake: dg.ResourceParam[Lake],
    limits: dg.ResourceParam[Limits],
    current_profiles: Snapshot,
    current_postings: Snapshot,
    profile_features: Snapshot,
    posting_features: Snapshot,
    text_model: Snapshot,
) -> Reported:
    """Pairs before ranking: the nearest of each profile and each posting, pairs with an unmet constraint left out."""
    started = time.monotonic()
    inputs = [current_profiles, current_postings, profile_features, posting_features, text_model]
    draft = lake.draft("shortlist", inputs, {"rules": RULES_VERSION, "size": str(limits.shortlist_size)})
    settings = ShortlistSettings(limits.shortlist_size, limits.shortlist_size)
    people, vacancies = (_open(snapshot) for snapshot in (current_profiles, current_postings))
    estimate = estimate_pairs(people, vacancies, settings).shortlisted
    if draft.unchanged:
        draft.keep()
    elif estimate <= limits.pair_budget:
        _make_pairs(draft, lake, inputs, settings)
    draft.counts["pairs_estimated"] = estimate
    yield from report(draft, lake, limits, started)


def _make_pairs(draft: Draft, lake: Lake, inputs: list[Snapshot], settings: ShortlistSettings) -> None:
    current_profiles, current_postings, profile_features, posting_features, text_model = inputs
    fitted = parse_text_model(text_model.read_bytes("model"))
    postings, features = current_postings.read(), posting_features.read(f"{posting_features.version('features')}/")
    by_shard = (
        shortlist_shard(
            current_profiles.read(shard),
            postings,
            profile_features.read(f"{profile_features.version('features')}/{shard}/"),
            features,
            fitted,
            settings,
        )
        for shard in lake.shard_keys()
    )
    for shard, pairs in lake.by_shard(merge_shortlists(by_shard, settings), "profile_id"):
        draft.add(shard, pairs)
    draft.record_changes(["profile_id", "posting_id"], ["profile_hash", "posting_hash", "similarity"])


def _open(current: Snapshot) -> int:
    return current.read(columns=["status"]).filter(status="open").height
