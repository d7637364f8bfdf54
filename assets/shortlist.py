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
from models.retrieval.shortlist import list_pairs, pair_up, read_end

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
        _make_pairs(draft, lake, neighbours, current_profiles, current_postings, limits.shortlist_size)
    yield from report(draft, lake, limits, started)


def _make_pairs(draft: Draft, lake: Lake, lists: Snapshot, profiles: Snapshot, postings: Snapshot, size: int) -> None:
    for posting_shard in lake.shard_keys():
        vacancies = read_end("posting", postings.read(posting_shard, compared_columns("posting")))
        of_postings = list_pairs(lists.read(f"posting/{posting_shard}"), "posting", size)
        for profile_shard, near in lake.by_shard(of_postings, "profile_id"):
            people = read_end("profile", profiles.read(profile_shard, compared_columns("profile")))
            of_profiles = list_pairs(lists.read(f"profile/{profile_shard}"), "profile", size)
            draft.add(f"{profile_shard}/{posting_shard}", pair_up([of_profiles, near], people, vacancies))
    draft.record_changes(["profile_id"], ["posting_id", "profile_hash", "posting_hash", "similarity"])
