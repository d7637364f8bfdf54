"""Who fits what best: judged pairs become lists, both ways, and what is listed is explained.

How pairs are placed and explained is in `models.ranking`; nothing here reaches the database.
"""

import time
from dataclasses import dataclass

import dagster as dg
import polars as pl

from assets.declare import Reported, declare, report
from assets.lake import Lake, Snapshot
from assets.limits import Limits
from assets.taxonomy import taxonomy_of
from models.frames import RANKED_MATCHES, empty
from models.ranking.lists import PAIR_KEY, Side, list_rows, place_in_lists
from models.ranking.ranker import JUDGED_FEATURES, POSTING_TRAITS, PROFILE_TRAITS, Judge, load_ranker
from models.retrieval.facts import POSTING_FACTS, PROFILE_FACTS
from models.retrieval.verdicts import explain_verdicts

GROUP = "ranked"

LIST_OWNER = [
    pl.col("side"),
    pl.when(pl.col("side") == "posting").then("posting_id").otherwise("profile_id"),
]
"""Whose rows belong together: a list."""

SIDES: tuple[Side, ...] = ("profile", "posting")


@dg.asset(**declare(GROUP, "polars", asset="ranked_matches"))
def ranked_matches(
    lake: dg.ResourceParam[Lake],
    limits: dg.ResourceParam[Limits],
    judged_pairs: Snapshot,
    current_profiles: Snapshot,
    current_postings: Snapshot,
    profile_features: Snapshot,
    posting_features: Snapshot,
) -> Reported:
    """Lists of the best matches of each person and each posting, with fit, band and reasons."""
    started = time.monotonic()
    versions = {name: version for name, version in judged_pairs.versions.items() if name != "frame"}
    draft = lake.draft("ranked_matches", [judged_pairs], {**versions, "top_k": str(limits.top_k)})
    if draft.unchanged:
        draft.keep()
    else:
        known = lake.current(draft.asset) if draft.same_versions else None
        rows = _Rows(lake, judged_pairs, current_profiles, current_postings, profile_features, posting_features)
        for side in SIDES:
            for shard in lake.shard_keys():
                listed = rows.place(side, shard, limits.top_k)
                earlier = known.read(f"{side}/{shard}") if known else empty(RANKED_MATCHES)
                kept = earlier.join(listed, on=PAIR_KEY, how="semi")
                missing = listed.join(kept, on=PAIR_KEY, how="anti")
                explained = [list_rows(kept, listed, side), list_rows(rows.explain(missing), listed, side)]
                draft.add(f"{side}/{shard}", pl.concat(explained).sort(f"{side}_id", "rank"))
                draft.count(reused=kept.height, computed=missing.height)
        draft.record_changes(LIST_OWNER, ["profile_id", "posting_id", "rank", "fit", "profile_hash", "posting_hash"])
    yield from report(draft, lake, limits, started)


@dataclass(frozen=True)
class _Rows:
    """What lists are made from, read a shard at a time."""

    lake: Lake
    pairs: Snapshot
    profiles: Snapshot
    postings: Snapshot
    profile_features: Snapshot
    posting_features: Snapshot

    def place(self, side: Side, shard: str, size: int) -> pl.DataFrame:
        """The judged pairs that are in the lists of one shard's owners, with their rank."""
        cells = [f"{shard}/{other}" if side == "profile" else f"{other}/{shard}" for other in self.lake.shard_keys()]
        slim = pl.concat([self.pairs.read(cell, ["profile_id", "posting_id", "fit"]) for cell in cells])
        places = place_in_lists(slim, side, size)
        return pl.concat([self.pairs.read(cell).join(places, on=["profile_id", "posting_id"]) for cell in cells])

    def explain(self, pairs: pl.DataFrame) -> pl.DataFrame:
        """Judged pairs with band and reasons."""
        profiles = self._named(self.profiles, pairs, "profile_id", [*PROFILE_TRAITS, *PROFILE_FACTS])
        postings = self._named(self.postings, pairs, "posting_id", [*POSTING_TRAITS, *POSTING_FACTS])
        features = (
            self._computed(self.profile_features, pairs["profile_hash"]),
            self._computed(self.posting_features, pairs["posting_hash"]),
        )
        judge = Judge(load_ranker(), taxonomy_of(self.lake), profiles, postings, *features)
        return judge.explain(pairs.with_columns(constraints=explain_verdicts(pairs, profiles, postings)))

    def _named(self, current: Snapshot, pairs: pl.DataFrame, key: str, columns: list[str]) -> pl.DataFrame:
        shards = (current.read(shard, list(dict.fromkeys(columns))) for shard in self.lake.shard_keys())
        return pl.concat([rows.join(pairs, on=key, how="semi") for rows in shards])

    def _computed(self, stored: Snapshot, hashes: pl.Series) -> pl.DataFrame:
        version = stored.version("features")
        shards = (stored.read(f"{version}/{shard}/", JUDGED_FEATURES) for shard in self.lake.shard_keys())
        return pl.concat([rows.filter(pl.col("content_hash").is_in(hashes.implode())) for rows in shards])
