"""Who fits what best: judged pairs become lists, both ways, and what is listed is explained.

How pairs are placed and explained is in `models.ranking`; nothing here reaches the database.
"""

import time
from collections.abc import Iterator
from dataclasses import dataclass

import dagster as dg
import polars as pl

from assets.declare import Reported, declare, report
from assets.ends import Ends
from assets.lake import Draft, Lake, Snapshot
from assets.limits import Limits
from models.ranking.lists import PAIR, PAIR_KEY, Side, list_rows, place_in_lists
from models.retrieval.facts import POSTING_FACTS, PROFILE_FACTS
from models.retrieval.verdicts import explain_verdicts

GROUP = "ranked"

LIST_OWNER = [
    pl.col("side"),
    pl.when(pl.col("side") == "posting").then("posting_id").otherwise("profile_id"),
]
"""Whose rows belong together: a list."""

EXPLAINED_AT_ONCE = 20_000
LISTED_AT_ONCE = 100_000
"""A shard with more pairs is taken whole."""

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
        ends = Ends(lake, current_profiles, current_postings, profile_features, posting_features)
        known = lake.current(draft.asset) if draft.same_versions else None
        for lists in _batches(draft, lake, judged_pairs, known, limits.top_k):
            explained = _explain(
                pl.concat([each.missing for each in lists]).unique(PAIR_KEY, maintain_order=True), ends
            )
            for each in lists:
                kept = [known.read(each.key).join(each.listed, on=PAIR_KEY, how="semi")] if known else []
                rows = [*kept, explained.join(each.missing, on=PAIR_KEY, how="semi")]
                listed = pl.concat([list_rows(part, each.listed, each.side) for part in rows])
                draft.add(each.key, listed.sort(f"{each.side}_id", "rank"))
        draft.record_changes(LIST_OWNER, ["profile_id", "posting_id", "rank", "fit", "profile_hash", "posting_hash"])
    yield from report(draft, lake, limits, started)


@dataclass(frozen=True)
class _Lists:
    """One side's lists in one shard: the pairs that are listed, and those of them that nobody has explained yet."""

    side: Side
    key: str
    listed: pl.DataFrame
    missing: pl.DataFrame


def _batches(draft: Draft, lake: Lake, pairs: Snapshot, known: Snapshot | None, size: int) -> Iterator[list[_Lists]]:
    """All lists, in runs of about LISTED_AT_ONCE pairs or EXPLAINED_AT_ONCE missing ones, which read documents once."""
    run, held, new = list[_Lists](), 0, 0
    for side in SIDES:
        for shard in lake.shard_keys():
            key, listed = f"{side}/{shard}", _place(lake, pairs, side, shard, size)
            missing = listed.join(known.read(key, PAIR_KEY), on=PAIR_KEY, how="anti") if known else listed
            draft.count(reused=listed.height - missing.height, computed=missing.height)
            run.append(_Lists(side, key, listed, missing))
            held, new = held + listed.height, new + missing.height
            if held >= LISTED_AT_ONCE or new >= EXPLAINED_AT_ONCE:
                yield run
                run, held, new = [], 0, 0
    if run:
        yield run


def _place(lake: Lake, pairs: Snapshot, side: Side, shard: str, size: int) -> pl.DataFrame:
    """The judged pairs that are in the lists of one shard's owners, with their rank."""
    cells = [f"{shard}/{other}" if side == "profile" else f"{other}/{shard}" for other in lake.shard_keys()]
    slim = pl.concat([pairs.read(cell, ["profile_id", "posting_id", "fit"]) for cell in cells])
    places = place_in_lists(slim, side, size)
    return pl.concat([pairs.read(cell).join(places, on=PAIR) for cell in cells])


def _explain(pairs: pl.DataFrame, ends: Ends) -> pl.DataFrame:
    """Judged pairs with band and reasons."""
    judge = ends.judge_of(pairs, PROFILE_FACTS, POSTING_FACTS)
    return judge.explain(pairs.with_columns(constraints=explain_verdicts(pairs, judge.profiles, judge.postings)))
