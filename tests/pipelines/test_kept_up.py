"""A run over what changed gives the lists that a run over everything gives, whatever changed, came or went."""

import random
from datetime import UTC, datetime
from pathlib import Path

import polars as pl
import pytest

from assets.limits import Limits
from tests.pipelines.homes import Home

LIMITS = Limits(shortlist_size=8, top_k=4, matched_share=0.0)
MATCHING = ["neighbours", "shortlist", "judged_pairs", "ranked_matches"]
FROM_CURRENT = ["posting_features", "profile_features", *MATCHING]
ROUNDS = 3


def edit(home: Home, asset: str, draw: random.Random, hidden: pl.DataFrame) -> pl.DataFrame:
    """Take some rows away, bring back those that were, give some others' words to a few; returns what was taken."""
    rows = pl.concat([home.lake.current(asset).read(), hidden])
    key = rows.columns[0]
    ids = sorted(rows[key])
    gone, changed = draw.sample(ids, len(ids) // 8), draw.sample(ids, len(ids) // 8)
    words = "description" if asset == "current_postings" else "matching_text"
    said = pl.when(pl.col(key).is_in(changed))
    edited = rows.with_columns(
        said.then(pl.concat_str(pl.col(words).shuffle(draw.randrange(99)), pl.lit(" "), words))
        .otherwise(words)
        .alias(words),
        said.then(pl.concat_str("content_hash", pl.lit(f"-{draw.random()}")))
        .otherwise("content_hash")
        .alias("content_hash"),
    )
    taken = pl.col(key).is_in(gone)
    draft = home.lake.draft(asset, []).keep()
    for shard, part in home.lake.by_shard(edited.filter(~taken), key):
        draft.add(shard, part.sort(key))
    home.lake.commit(draft, "edited", datetime.now(UTC))
    return edited.filter(taken)


def lists(home: Home) -> pl.DataFrame:
    return home.lake.current("ranked_matches").read().sort("side", "profile_id", "posting_id")


@pytest.mark.parametrize("seed", [1, 2])
def test_kept_up_lists_equal_new_ones(home: Home, seed: int) -> None:
    draw = random.Random(seed)
    hidden = {asset: home.lake.current(asset).read().clear() for asset in ("current_postings", "current_profiles")}
    assert home.run(select=MATCHING, limits=LIMITS).success
    for _ in range(ROUNDS):
        hidden = {asset: edit(home, asset, draw, rows) for asset, rows in hidden.items()}
        report = home.run(select=FROM_CURRENT, limits=LIMITS)
        assert report.success, report.failures
        assert report.metadata["neighbours"]["reused"] > report.metadata["neighbours"]["computed"] > 0
        assert report.metadata["judged_pairs"]["reused"] > 0
    kept_up = lists(home)
    for asset in MATCHING:
        (Path(home.settings.lake) / "current" / f"{asset}.json").unlink()
    anew = home.run(select=MATCHING, limits=LIMITS)
    assert anew.success and anew.metadata["judged_pairs"]["reused"] == 0
    assert kept_up.height > 300
    assert lists(home).equals(kept_up)
