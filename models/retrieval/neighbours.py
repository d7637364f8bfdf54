"""Whom each document is nearest to: found anew against everyone, or kept up when a few of the others have changed.

A list holds some more neighbours than the shortlist takes, so that it can lose a few and still be known to be right.
"""

from collections.abc import Iterable, Iterator

import numpy as np
import polars as pl

from models.features.scale import Matrix
from models.features.text_model import TextModel
from models.retrieval.documents import Documents
from models.retrieval.legs import pair_similarities
from models.retrieval.rules import find_unmet

_BLOCK_PAIRS = 2_000_000  # pairs held at once: some 200 MB over all arrays of a block
_LINKS = {"owner": pl.UInt32, "other_id": pl.String, "similarity": pl.Float64}
_ORDER = [pl.col("owner"), -pl.col("similarity"), pl.col("other_id")]
"""A list's order: the most similar first, ties by the other's id."""


def with_reserve(size: int) -> int:
    """How long a list is kept for a shortlist of that size: a quarter longer."""
    return size + -(-size // 4)


def find_neighbours(owners: Documents, others: Iterable[Documents], text_model: TextModel, depth: int) -> pl.DataFrame:
    """NEIGHBOURS of all owners: the `depth` nearest of all others whose constraints none is unmet.

    Others come in groups, so that memory is bounded by a group; how they are grouped changes nothing.
    """
    nearest = np.full((len(owners), depth), -np.inf)
    links = [pl.DataFrame(schema=_LINKS)]
    for group in others if len(owners) else ():
        for start, similarities in _compare(owners, group, text_model):
            end = start + len(similarities)
            seen = -np.hstack([nearest[start:end], similarities])
            nearest[start:end] = -np.partition(seen, depth - 1, axis=1)[:, :depth]
            near = np.isfinite(similarities) & (similarities >= nearest[start:end].min(axis=1, keepdims=True))
            rows, columns = np.nonzero(near)
            found = [rows + start, group.ids.gather(columns), similarities[rows, columns]]
            links.append(pl.DataFrame(found, _LINKS))
    return _lists(owners, pl.concat(links), depth)


def keep_up(
    lists: pl.DataFrame, owners: Documents, gone: pl.Series, arrived: Documents, text_model: TextModel, size: int
) -> tuple[pl.DataFrame, pl.Series]:
    """NEIGHBOURS after some of the others have `gone` and some have `arrived`, and ids whose list must be found anew.

    `lists` are those of exactly these owners, in their order, and were right for the others as they were. A list
    of at least `size` is right as far as it goes: nobody beyond its last is known. A shorter one holds everybody.
    """
    depth = with_reserve(size)
    before = lists.select(
        pl.int_range(pl.len(), dtype=pl.UInt32).alias("owner"),
        pl.col("other_ids").list.len().alias("length"),
        pl.col("similarities").list.last().alias("least"),
        pl.col("other_ids").list.last().alias("last_id"),
    )
    new = _links(find_neighbours(owners, [arrived], text_model, depth)).join(before, on="owner")
    inside = (pl.col("similarity") > pl.col("least")) | (
        (pl.col("similarity") == pl.col("least")) & (pl.col("other_id") < pl.col("last_id"))
    )
    new = new.filter((pl.col("length") < size) | inside).select(list(_LINKS))
    stayed = _links(lists).filter(~pl.col("other_id").is_in(gone.implode()))
    after = _lists(owners, pl.concat([stayed, new]), depth)
    unsure = (before["length"] >= size) & (after["other_ids"].list.len() < size)
    return after.filter(~unsure), after["owner_id"].filter(unsure)


def _compare(owners: Documents, others: Documents, text_model: TextModel) -> Iterator[tuple[int, Matrix]]:
    """Owners × others in blocks, each with its first owner's row; minus infinity where a constraint is unmet."""
    step = max(1, _BLOCK_PAIRS // max(1, len(others)))
    for start in range(0, len(owners) if len(others) else 0, step):
        block = owners.part(start, start + step)
        profiles, postings = (block, others) if owners.side == "profile" else (others, block)
        similarities = pair_similarities(profiles.features, postings.features, text_model)
        similarities[find_unmet(profiles.facts, postings.facts)] = -np.inf
        yield start, similarities if owners.side == "profile" else np.ascontiguousarray(similarities.T)


def _lists(owners: Documents, links: pl.DataFrame, depth: int) -> pl.DataFrame:
    """The first `depth` links of each owner as NEIGHBOURS, in the order of the owners."""
    nested = (
        links.sort(_ORDER)
        .group_by("owner", maintain_order=True)
        .agg(pl.col("other_id").head(depth).alias("other_ids"), pl.col("similarity").head(depth).alias("similarities"))
    )
    rows = pl.DataFrame({"owner_id": owners.ids, "owner_hash": owners.hashes}).with_row_index("owner")
    joined = rows.join(nested, on="owner", how="left", maintain_order="left")
    return joined.select("owner_id", "owner_hash", pl.col("other_ids", "similarities").fill_null([]))


def _links(lists: pl.DataFrame) -> pl.DataFrame:
    """One row a neighbour; owners are numbered by their row."""
    return (
        lists.select(
            pl.int_range(pl.len(), dtype=pl.UInt32).alias("owner"),
            pl.col("other_ids").alias("other_id"),
            pl.col("similarities").alias("similarity"),
        )
        .explode("other_id", "similarity")
        .drop_nulls()
    )
