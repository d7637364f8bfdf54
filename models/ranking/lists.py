"""From ranked pairs to lists: each profile's best postings and each posting's best profiles.

Every list is complete and ordered by fit; nothing is scored here.
"""

from typing import Literal

import polars as pl

from models.frames import RANKED_MATCHES

PAIR_KEY = ["profile_id", "posting_id", "profile_hash", "posting_hash"]
"""What a judged pair depends on beside the versions of code and learned things."""

PAIR = ["profile_id", "posting_id"]

Side = Literal["profile", "posting"]


def place_in_lists(pairs: pl.DataFrame, side: Side, size: int) -> pl.DataFrame:
    """The places of pairs in their owners' lists: rows (profile_id, posting_id, rank), rank 1 to `size`.

    `pairs` needs the ids and `fit`; the best fit comes first, ties by the other side's id.
    """
    owner, other = f"{side}_id", "posting_id" if side == "profile" else "profile_id"
    return (
        pairs.sort(owner, -pl.col("fit"), other)
        .select("profile_id", "posting_id", rank=pl.int_range(1, pl.len() + 1, dtype=pl.Int32).over(owner))
        .filter(pl.col("rank") <= size)
    )


def list_rows(explained: pl.DataFrame, places: pl.DataFrame, side: Side) -> pl.DataFrame:
    """RANKED_MATCHES of one side, by owner and rank, from explained pairs and their places."""
    placed = explained.drop("rank", "side", strict=False).join(places.select(*PAIR, "rank"), on=PAIR)
    declared = (pl.col(name).cast(kind) for name, kind in RANKED_MATCHES.items())
    return placed.with_columns(side=pl.lit(side)).select(declared).sort(f"{side}_id", "rank")
