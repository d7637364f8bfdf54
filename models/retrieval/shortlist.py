"""Which pairs go to the ranker: for each profile its nearest postings, for each posting its nearest profiles.

A shard of profiles is compared with all postings at a time; constraints that are unmet leave here, unknown ones stay.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import polars as pl

from models.features.scale import Matrix
from models.features.text_model import TextModel
from models.frames import SHORTLIST, empty
from models.retrieval.facts import Facts, read_posting_facts, read_profile_facts
from models.retrieval.legs import Side, pair_similarities, read_side
from models.retrieval.rules import find_unmet
from models.retrieval.verdicts import explain_verdicts

_BLOCK_PAIRS = 2_000_000  # pairs held at once: some 200 MB over all arrays of a block


@dataclass(frozen=True)
class ShortlistSettings:
    """How many pairs each list may hold before ranking."""

    per_profile: int = 50
    per_posting: int = 50


@dataclass(frozen=True)
class PairEstimate:
    """How many pairs a run would compare, and how many rows its shortlist can have at most."""

    compared: int
    shortlisted: int


def estimate_pairs(profiles: int, postings: int, settings: ShortlistSettings) -> PairEstimate:
    """Counts pairs from the numbers of open profiles and postings, before any is made."""
    most = profiles * min(settings.per_profile, postings) + postings * min(settings.per_posting, profiles)
    return PairEstimate(profiles * postings, min(most, profiles * postings))


def shortlist_shard(
    profiles: pl.DataFrame,
    postings: pl.DataFrame,
    profile_features: pl.DataFrame,
    posting_features: pl.DataFrame,
    text_model: TextModel,
    settings: ShortlistSettings,
) -> pl.DataFrame:
    """SHORTLIST rows of a shard of CURRENT_PROFILES against all CURRENT_POSTINGS, sorted by ids.

    Only open rows take part. Features are TEXT_FEATURES, at least one row for each content hash; a document without
    features raises ValueError. For a posting the list holds the shard's best profiles: `merge_shortlists` then keeps
    the best of all shards.
    """
    profiles, profile_side = _open_side(profiles, profile_features, "profile_id", text_model)
    postings, posting_side = _open_side(postings, posting_features, "posting_id", text_model)
    if profiles.is_empty() or postings.is_empty():
        return empty(SHORTLIST)
    facts = read_profile_facts(profiles), read_posting_facts(postings)
    blocks = _compare(profile_side, posting_side, facts, text_model)
    pairs = _nearest(blocks, postings.height, settings)
    rows = pairs["profile"].to_numpy(), pairs["posting"].to_numpy()
    return pl.DataFrame(
        {
            "profile_id": profiles["profile_id"].gather(rows[0]),
            "posting_id": postings["posting_id"].gather(rows[1]),
            "profile_hash": profiles["content_hash"].gather(rows[0]),
            "posting_hash": postings["content_hash"].gather(rows[1]),
            "similarity": pairs["similarity"],
            "verdicts": explain_verdicts((profiles, postings), facts, rows),
        },
        schema=SHORTLIST,
    )


def merge_shortlists(shards: Iterable[pl.DataFrame], settings: ShortlistSettings) -> pl.DataFrame:
    """One SHORTLIST of all shards: pairs among the best of their profile or among the best of their posting."""
    pairs = pl.concat([empty(SHORTLIST), *shards])
    kept = _rank("profile_id", "posting_id") <= settings.per_profile
    kept |= _rank("posting_id", "profile_id") <= settings.per_posting
    return pairs.filter(kept).sort("profile_id", "posting_id")


def _rank(owner: str, other: str) -> pl.Expr:
    """The place of each pair in its owner's list: by similarity, ties by the other's id."""
    order = pl.struct(-pl.col("similarity"), pl.col(other)).rank("ordinal")
    return order.over(owner)


def _open_side(
    rows: pl.DataFrame, features: pl.DataFrame, identity: str, text_model: TextModel
) -> tuple[pl.DataFrame, Side]:
    """The open rows by id, and their features in the same order."""
    rows = rows.filter(pl.col("status") == "open").sort(identity)
    features = features.unique("content_hash", keep="first", maintain_order=True)
    joined = rows.select("content_hash").join(features, on="content_hash", how="left", maintain_order="left")
    if missing := joined["text_model"].null_count():
        raise ValueError(f"{missing} open documents have no features: compute them before the shortlist")
    return rows, read_side(joined, text_model)


def _compare(
    profiles: Side, postings: Side, facts: tuple[Facts, Facts], text_model: TextModel
) -> Iterator[tuple[int, Matrix]]:
    """Blocks of similarities, each with its first profile's row; pairs with an unmet constraint are minus infinity."""
    rows = max(1, _BLOCK_PAIRS // max(1, postings.text.shape[0]))
    for start in range(0, profiles.text.shape[0], rows):
        similarities = pair_similarities(profiles.part(start, start + rows), postings, text_model)
        part = {name: values[start : start + rows] for name, values in facts[0].items()}
        similarities[find_unmet(part, facts[1])] = -np.inf
        yield start, similarities


def _nearest(blocks: Iterable[tuple[int, Matrix]], postings: int, settings: ShortlistSettings) -> pl.DataFrame:
    """Row numbers and similarity of the pairs to keep, by row numbers; rows stand in the order of ids."""
    by_profile = list[pl.DataFrame]()
    by_posting = _frame_pairs(np.zeros((0, postings)), np.zeros((0, postings), dtype=bool), 0)
    for start, similarities in blocks:
        by_profile.append(_frame_pairs(similarities, top_of_rows(similarities, settings.per_profile), start))
        of_columns = top_of_rows(similarities.T, settings.per_posting).T
        by_posting = pl.concat([by_posting, _frame_pairs(similarities, of_columns, start)])
        order = pl.struct(-pl.col("similarity"), pl.col("profile")).rank("ordinal").over("posting")
        by_posting = by_posting.filter(order <= settings.per_posting)
    return pl.concat([*by_profile, by_posting]).unique(["profile", "posting"]).sort("profile", "posting")


def top_of_rows(similarities: Matrix, size: int) -> npt.NDArray[np.bool_]:
    """Flags the `size` largest finite values of each row; of equal ones, the leftmost."""
    if similarities.shape[1] > size:
        least = -np.partition(-similarities, size - 1, axis=1)[:, size - 1 : size]
    else:
        least = np.full((len(similarities), 1), -np.inf)
    above = similarities > least
    level = (similarities == least) & np.isfinite(similarities)
    room = size - above.sum(axis=1, keepdims=True)
    return above | (level & (np.cumsum(level, axis=1) <= room))


def _frame_pairs(similarities: Matrix, chosen: npt.NDArray[np.bool_], start: int) -> pl.DataFrame:
    rows, columns = np.nonzero(chosen)
    return pl.DataFrame({"profile": rows + start, "posting": columns, "similarity": similarities[rows, columns]})
