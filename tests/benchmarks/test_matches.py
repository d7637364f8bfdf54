"""Invented rows are of the size and shape that the pipeline publishes."""

import json
from uuid import UUID

import polars as pl

from benchmarks.matches import LIST_LENGTH, invent_sets
from models.frames import PUBLISHED_MATCHES
from models.tables.match import shard_of


def test_rows_are_whole_lists_in_their_shard() -> None:
    sets = invent_sets(4_000, 4)
    assert sum(frame.height for frame in sets.values()) == 4_000
    for (side, shard), frame in sets.items():
        assert frame.schema == pl.Schema(PUBLISHED_MATCHES)
        assert {shard_of(UUID(owner), 4) for owner in frame[f"{side}_id"]} <= {shard}
        lists = frame.group_by(f"{side}_id").agg(pl.col("rank").sort())
        assert all(ranks == list(range(1, LIST_LENGTH + 1)) for ranks in lists["rank"].to_list())
    assert invent_sets(4_000, 4)["profile", 0].equals(sets["profile", 0])


def test_reasons_are_as_long_as_those_of_the_bundled_sample() -> None:
    reasons = pl.concat(invent_sets(4_000, 1).values())["reasons"]
    assert 2_000 < reasons.str.len_bytes().mean() < 3_000  # 2,310 in the sample
    assert set(json.loads(reasons[0])) == {"matched", "gaps", "constraints", "components", "range"}
