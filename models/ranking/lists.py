"""From ranked pairs to lists: each profile's best postings and each posting's best profiles.

Every list is complete and ordered by fit; nothing is scored here.
"""

import polars as pl

from models.frames import RANKED_MATCHES


def list_matches(pairs: pl.DataFrame, per_profile: int, per_posting: int) -> pl.DataFrame:
    """RANKED_MATCHES of the rows of `rank_pairs`: top lists of both sides, by side, owner and rank; ties by id."""
    by_profile = _take_top(pairs, "profile", "profile_id", "posting_id", per_profile)
    by_posting = _take_top(pairs, "posting", "posting_id", "profile_id", per_posting)
    return pl.concat([by_posting, by_profile]).select(pl.col(name).cast(kind) for name, kind in RANKED_MATCHES.items())


def _take_top(pairs: pl.DataFrame, side: str, owner: str, other: str, size: int) -> pl.DataFrame:
    return (
        pairs.sort(owner, -pl.col("fit"), other)
        .with_columns(side=pl.lit(side), rank=pl.int_range(1, pl.len() + 1).over(owner))
        .filter(pl.col("rank") <= size)
    )
