"""Which pairs go to the ranker: for each profile its nearest postings, for each posting its nearest profiles.

Who is near whom is found in `neighbours.py`; here lists of both sides become pairs with their verdicts.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import polars as pl

from models.features.text_model import TextModel
from models.frames import SHORTLIST
from models.retrieval.documents import SideName, read_documents
from models.retrieval.facts import Facts, read_posting_facts, read_profile_facts
from models.retrieval.neighbours import find_neighbours
from models.retrieval.verdicts import judge_verdicts


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


@dataclass(frozen=True)
class End:
    """Who can be at one end of a pair: rows of id and content hash numbered by id, and what constraints ask of each."""

    rows: pl.DataFrame
    facts: Facts


def estimate_pairs(profiles: int, postings: int, settings: ShortlistSettings) -> PairEstimate:
    """Counts pairs from the numbers of open profiles and postings, before any is made."""
    most = profiles * min(settings.per_profile, postings) + postings * min(settings.per_posting, profiles)
    return PairEstimate(profiles * postings, min(most, profiles * postings))


def make_shortlist(
    profiles: pl.DataFrame,
    postings: pl.DataFrame,
    profile_features: pl.DataFrame,
    posting_features: pl.DataFrame,
    text_model: TextModel,
    settings: ShortlistSettings,
) -> pl.DataFrame:
    """SHORTLIST of CURRENT_PROFILES and CURRENT_POSTINGS, with their TEXT_FEATURES, all at once."""
    people = read_documents("profile", profiles, profile_features, text_model)
    vacancies = read_documents("posting", postings, posting_features, text_model)
    near_people = find_neighbours(people, [vacancies], text_model, settings.per_profile)
    near_vacancies = find_neighbours(vacancies, [people], text_model, settings.per_posting)
    listed = [
        list_pairs(near_people, "profile", settings.per_profile),
        list_pairs(near_vacancies, "posting", settings.per_posting),
    ]
    return pair_up(listed, read_end("profile", profiles), read_end("posting", postings))


def list_pairs(lists: pl.DataFrame, owner: SideName, size: int) -> pl.DataFrame:
    """Rows (profile_id, posting_id, similarity) of NEIGHBOURS of that side: one a neighbour among the first `size`."""
    other = "posting_id" if owner == "profile" else "profile_id"
    cut = lists.select(
        pl.col("owner_id").alias(f"{owner}_id"),
        pl.col("other_ids").list.head(size).alias(other),
        pl.col("similarities").list.head(size).alias("similarity"),
    )
    return cut.explode(other, "similarity").drop_nulls().select("profile_id", "posting_id", "similarity")


def read_end(side: SideName, rows: pl.DataFrame) -> End:
    """Of CURRENT_PROFILES or CURRENT_POSTINGS; ids, hashes and facts are enough."""
    rows = rows.sort(f"{side}_id")
    numbered = rows.select(f"{side}_id", pl.col("content_hash").alias(f"{side}_hash")).with_row_index(side)
    return End(numbered, read_profile_facts(rows) if side == "profile" else read_posting_facts(rows))


def pair_up(listed: Sequence[pl.DataFrame], people: End, vacancies: End) -> pl.DataFrame:
    """SHORTLIST rows of these profiles and postings, sorted by ids: pairs that are in the list of either end.

    `listed` are rows of `list_pairs`, also of other profiles and postings.
    """
    inside = [pairs.join(people.rows, on="profile_id").join(vacancies.rows, on="posting_id") for pairs in listed]
    place = pl.col("profile").cast(pl.UInt64) * 2**32 + pl.col("posting")  # in the order of ids, and faster to sort
    pairs = pl.concat(inside).with_columns(place.alias("place")).sort("place", maintain_order=True)
    pairs = pairs.filter(pl.col("place").ne_missing(pl.col("place").shift()))
    places = pairs["profile"].to_numpy(), pairs["posting"].to_numpy()
    verdicts = judge_verdicts((people.facts, vacancies.facts), places)
    return pairs.with_columns(verdicts).select(list(SHORTLIST))
