"""Which pairs are worth judging: those that either end counts among its nearest. No pair gets its fit here.

Pairs lie in cells, a shard of profiles × a shard of postings, so that no stage ever holds more; how lists become pairs
is in `models.retrieval`.
"""

import time

import dagster as dg

from assets.declare import Reported, declare, report
from assets.lake import Draft, Lake, Snapshot
from assets.limits import Limits
from models.retrieval.documents import compared_columns
from models.retrieval.rules import RULES_VERSION
from models.retrieval.shortlist import ShortlistSettings, pair_up

GROUP = "shortlist"


@dg.asset(**declare(GROUP, "polars", asset="shortlist"))
def shortlist(
    lake: dg.ResourceParam[Lake],
    limits: dg.ResourceParam[Limits],
    neighbours: Snapshot,
    current_profiles: Snapshot,
    current_postings: Snapshot,
) -> Reported:
    """Pairs before ranking, with what is known of each hard constraint: met or unknown, for unmet ones are left out."""
    started = time.monotonic()
    versions = {"rules": RULES_VERSION, "size": str(limits.shortlist_size)}
    draft = lake.draft("shortlist", [neighbours, current_profiles, current_postings], versions)
    if draft.unchanged:
        draft.keep()
    else:
        settings = ShortlistSettings(limits.shortlist_size, limits.shortlist_size)
        _make_pairs(draft, lake, neighbours, current_profiles, current_postings, settings)
    yield from report(draft, lake, limits, started)


def _make_pairs(
    draft: Draft, lake: Lake, lists: Snapshot, profiles: Snapshot, postings: Snapshot, settings: ShortlistSettings
) -> None:
    for posting_shard in lake.shard_keys():
        near_postings = lists.read(f"posting/{posting_shard}")
        vacancies = postings.read(posting_shard, compared_columns("posting"))
        for profile_shard in lake.shard_keys():
            near_profiles = lists.read(f"profile/{profile_shard}")
            people = profiles.read(profile_shard, compared_columns("profile"))
            pairs = pair_up(near_profiles, near_postings, people, vacancies, settings)
            draft.add(f"{profile_shard}/{posting_shard}", pairs)
    draft.record_changes(["profile_id"], ["posting_id", "profile_hash", "posting_hash", "similarity"])
