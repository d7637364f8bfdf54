"""What one pair has in common, as numbers from 0 (against the match) to 1 (for it): one function a feature.

Null says that a side does not state what the feature needs; what that is worth is the ranker's decision.
"""

from collections.abc import Callable

import numpy as np
import polars as pl
from scipy import sparse

from models.features.matrices import read_terms
from models.features.traits import read_posting_traits, read_profile_traits

Feature = Callable[[], pl.Expr]

_MIDPOINT, _SPREAD = 1.5, 1.0
"""A pair one and a half deviations above the usual counts half: most pairs of a corpus are unrelated."""

_DOUBT = 0.5
"""One imaginary skill, half shown, is added to every coverage: one of one proves less than ten of ten."""

_LEVEL_STEP = 0.35  # what one ISCED level below the asked one costs
_TOO_LOW_STEP, _TOO_HIGH_STEP = 0.3, 0.15  # what a step of seniority below or above the asked one costs


def _coverage(importance: str) -> pl.Expr:
    return (pl.col(f"{importance}_credit") + _DOUBT) / (pl.col(f"{importance}_count") + 1)


def required_coverage() -> pl.Expr:
    """How much of what is required the profile shows."""
    return _coverage("required")


def preferred_coverage() -> pl.Expr:
    """How much of what is preferred the profile shows."""
    return _coverage("preferred")


def mentioned_coverage() -> pl.Expr:
    """How much the profile shows of skills that the posting names without asking for them."""
    return _coverage("mentioned")


def same_occupation() -> pl.Expr:
    """Whether both titles name the same occupation: one of ours, else one of the classification that is loaded."""
    ours = pl.col("occupation") == pl.col("occupation_asked")
    return ours.fill_null(pl.col("official") == pl.col("official_asked")).cast(pl.Float64)


def title_similarity() -> pl.Expr:
    """The cosine of the titles' weighted words."""
    return pl.col("title_cosine")


def text_similarity() -> pl.Expr:
    """The shortlist's standardised similarity, squeezed between 0 and 1."""
    return 1 / (1 + ((_MIDPOINT - pl.col("similarity")) / _SPREAD).exp())


def reach() -> pl.Expr:
    """1 where the hard constraint on the place is met; null where it is unknown."""
    return pl.when(pl.col("verdicts").struct.field("place") == "met").then(1.0)


def experience() -> pl.Expr:
    """Years in work as a share of the years asked for, at most 1."""
    return pl.when(pl.col("years_asked") > 0).then((pl.col("years") / pl.col("years_asked")).clip(0, 1))


def education() -> pl.Expr:
    """1 from the asked ISCED level on, less for each level below."""
    short = (pl.col("education_asked") - pl.col("education")).clip(lower_bound=0)
    return (1 - short * _LEVEL_STEP).clip(lower_bound=0)


def seniority() -> pl.Expr:
    """1 on the asked step, less below it, a little less above it."""
    short = pl.col("step_asked") - pl.col("step")
    return (1 - pl.max_horizontal(short * _TOO_LOW_STEP, -short * _TOO_HIGH_STEP)).clip(lower_bound=0)


def language() -> pl.Expr:
    """How many of the languages that the posting asks for, or is written in, the person speaks."""
    asked = pl.col("asks").list.len()
    spoken = pl.col("asks").list.set_intersection("speaks").list.len()
    known = (asked > 0) & (pl.col("speaks").list.len() > 0)
    return pl.when(known).then(spoken / asked)


FEATURES: tuple[Feature, ...] = (
    required_coverage,
    preferred_coverage,
    mentioned_coverage,
    same_occupation,
    title_similarity,
    text_similarity,
    reach,
    experience,
    education,
    seniority,
    language,
)
"""Every feature of a pair, in the order in which a ranker lists them."""

FEATURE_NAMES = [feature.__name__ for feature in FEATURES]


def compute_pair_features(
    pairs: pl.DataFrame,
    profiles: pl.DataFrame,
    postings: pl.DataFrame,
    profile_features: pl.DataFrame,
    posting_features: pl.DataFrame,
    evidence: pl.DataFrame,
) -> pl.DataFrame:
    """One Float64 column a feature, a row for each SHORTLIST row; a row depends on its pair alone."""
    facts = (
        pairs.with_row_index("pair")
        .join(read_profile_traits(profiles), on="profile_id", how="left", maintain_order="left")
        .join(read_posting_traits(postings), on="posting_id", how="left", maintain_order="left")
        .join(_occupations(profile_features, "profile_hash", ""), on="profile_hash", how="left")
        .join(_occupations(posting_features, "posting_hash", "_asked"), on="posting_hash", how="left")
        .join(_count_evidence(evidence), on="pair", how="left")
        .sort("pair")
        .with_columns(title_cosine=_title_cosines(pairs, profile_features, posting_features))
    )
    return facts.select(feature().cast(pl.Float64).alias(feature.__name__) for feature in FEATURES)


def _occupations(features: pl.DataFrame, key: str, ending: str) -> pl.DataFrame:
    named = {f"occupation{ending}": "occupation_id", f"official{ending}": "official_occupation_id"}
    return features.select(
        pl.col("content_hash").alias(key), **{new: pl.col(old) for new, old in named.items()}
    ).unique(key)


def _count_evidence(evidence: pl.DataFrame) -> pl.DataFrame:
    """For each pair and importance how many skills are asked (null for none) and what the profile earns for them."""
    columns = list[pl.Expr]()
    for importance in ("required", "preferred", "mentioned"):
        chosen = pl.col("credit").filter(pl.col("importance") == importance)
        columns.append(pl.when(chosen.len() > 0).then(chosen.len()).alias(f"{importance}_count"))
        columns.append(chosen.sum().alias(f"{importance}_credit"))
    return evidence.group_by("pair", maintain_order=True).agg(columns)


def _title_cosines(pairs: pl.DataFrame, profile_features: pl.DataFrame, posting_features: pl.DataFrame) -> pl.Series:
    """The cosine of each pair's titles; null where a title has no known word."""
    sides = list[sparse.csr_array]()
    last = [features["title_terms"].explode().cast(pl.Int64).max() for features in (profile_features, posting_features)]
    width = 1 + max(column if isinstance(column, int) else 0 for column in last)
    for features, key in ((profile_features, "profile_hash"), (posting_features, "posting_hash")):
        rows = features.select(pl.col("content_hash").alias(key)).with_row_index("row").unique(key)
        numbers = pairs.select(key).join(rows, on=key, how="left", maintain_order="left")["row"]
        sides.append(read_terms(features, "title", width)[numbers.to_numpy()])
    cosines = np.asarray(sides[0].multiply(sides[1]).sum(axis=1)).ravel()
    known = (np.diff(sides[0].indptr) > 0) & (np.diff(sides[1].indptr) > 0)
    return pl.Series(np.where(known, cosines, np.nan)).fill_nan(None)
