"""How well each pair of the shortlist fits: a number each, judged once and kept. Nothing is listed or explained here.

How a pair is judged is in `models.ranking`.
"""

import time
from collections.abc import Iterator

import dagster as dg
import polars as pl

from assets.declare import Reported, declare, report
from assets.ends import Ends
from assets.lake import Draft, Lake, Snapshot
from assets.limits import Limits
from assets.taxonomy import taxonomy_of
from models.ranking.lists import PAIR_KEY
from models.ranking.ranker import load_ranker

GROUP = "judged"
KNOWN = [*PAIR_KEY, "fit"]
JUDGED_AT_ONCE = 50_000
"""A cell with more new pairs is taken whole."""


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
        ends = Ends(lake, current_profiles, current_postings, profile_features, posting_features)
        known = lake.current(draft.asset) if draft.same_versions else None
        for cells in _batches(draft, shortlist, known):
            missing = pl.concat(list(cells.values()))
            judged = ends.judge_of(missing).judge(missing).select(KNOWN)
            for cell in cells:
                fits = pl.concat([judged, known.read(cell, KNOWN)]) if known else judged
                draft.add(cell, shortlist.read(cell).join(fits, on=PAIR_KEY, how="left", maintain_order="left"))
    yield from report(draft, lake, limits, started)


def _batches(draft: Draft, wanted: Snapshot, known: Snapshot | None) -> Iterator[dict[str, pl.DataFrame]]:
    """What nobody has judged yet, by cell, in runs of about JUDGED_AT_ONCE pairs: each run reads the documents once."""
    run, missing = dict[str, pl.DataFrame](), 0
    for cell in wanted.keys(""):
        pairs = wanted.read(cell)
        run[cell] = pairs.join(known.read(cell, PAIR_KEY), on=PAIR_KEY, how="anti") if known else pairs
        draft.count(reused=pairs.height - run[cell].height, computed=run[cell].height)
        missing += run[cell].height
        if missing >= JUDGED_AT_ONCE:
            yield run
            run, missing = {}, 0
    if run:
        yield run
