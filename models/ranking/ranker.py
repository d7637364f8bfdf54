"""The ranker: a weighted rule over the features of a pair, read from a reviewed file and never fitted here.

Its feature list travels with it, so that a ranker made for other features can't be used by accident.
"""

import hashlib
from dataclasses import dataclass
from functools import cached_property
from importlib.resources import files
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import polars as pl
import yaml

from models.features.evidence import match_skills
from models.features.pair import FEATURE_NAMES, compute_pair_features
from models.ranking.explain import explain_pairs
from models.skills.taxonomy import Taxonomy

FEATURES_VERSION = "2"
"""Raised by hand whenever a feature would give the same pair another number."""

_SLICE = 100_000  # pairs ranked at once: some 15 evidence rows each


class FeatureListMismatch(ValueError):
    """A ranker was made for other features than this version computes."""


@dataclass(frozen=True)
class Weight:
    """How much a feature counts, what it is worth when a document does not say, and why."""

    weight: float
    unknown: float
    reason: str


@dataclass(frozen=True)
class Ranker:
    """Weights by feature name, in the order of the features, and the fit from which each band starts."""

    weights: dict[str, Weight]
    bands: dict[str, float]
    calibrated: bool = False

    @cached_property
    def version(self) -> str:
        """A hash over features, weights and bands: 16 hex digits."""
        numbers = [(name, weight.weight, weight.unknown) for name, weight in self.weights.items()]
        content = repr((FEATURES_VERSION, numbers, sorted(self.bands.items()), self.calibrated))
        return hashlib.sha256(content.encode()).hexdigest()[:16]

    def fit(self, features: pl.DataFrame) -> pl.Series:
        """The weighted mean of the features, 0 to 1, rounded to 1e-6."""
        filled = features.select(pl.col(name).fill_null(weight.unknown) for name, weight in self.weights.items())
        weights = np.array([weight.weight for weight in self.weights.values()])
        total: npt.NDArray[np.float64] = (filled.to_numpy() * (weights / weights.sum())).sum(axis=1)
        return pl.Series("fit", total.clip(0.0, 1.0).round(6))

    def band(self, fit: pl.Series) -> pl.Series:
        """The highest band whose start the fit reaches, else "weak"."""
        names = sorted(self.bands, key=lambda name: self.bands[name])
        starts = np.array([self.bands[name] for name in names])
        places = np.searchsorted(starts, fit.to_numpy(), side="right")
        return pl.Series("band", np.array(["weak", *names])[places], dtype=pl.String)


def load_ranker(path: Path | None = None) -> Ranker:
    """The ranker of a YAML file, else the one that ships. Raises FeatureListMismatch when its feature list differs."""
    source = path or files("models.ranking") / "weights.yaml"
    content: dict[str, Any] = yaml.safe_load(source.read_text(encoding="utf-8"))
    listed: dict[str, dict[str, Any]] = content["features"]
    names = list(listed)
    if names != FEATURE_NAMES:
        raise FeatureListMismatch(f"the ranker lists the features {names}, this version computes {FEATURE_NAMES}")
    weights = {name: Weight(**numbers) for name, numbers in listed.items()}
    return Ranker(weights, content["bands"])


def rank_pairs(
    shortlist: pl.DataFrame,
    profiles: pl.DataFrame,
    postings: pl.DataFrame,
    profile_features: pl.DataFrame,
    posting_features: pl.DataFrame,
    ranker: Ranker,
    taxonomy: Taxonomy,
) -> pl.DataFrame:
    """SHORTLIST rows with `fit`, `band`, `calibrated` and `reasons` (JSON, see `explain`), in the same order.

    Rows are CURRENT_PROFILES and CURRENT_POSTINGS, features TEXT_FEATURES; all must hold every pair's documents. A
    pair's numbers depend on that pair alone, so any slicing of the shortlist gives the same rows.
    """
    shared = (profiles, postings, profile_features, posting_features)
    slices = (shortlist.slice(start, _SLICE) for start in range(0, max(shortlist.height, 1), _SLICE))
    return pl.concat([_rank_slice(pairs, *shared, ranker, taxonomy) for pairs in slices])


def _rank_slice(
    pairs: pl.DataFrame,
    profiles: pl.DataFrame,
    postings: pl.DataFrame,
    profile_features: pl.DataFrame,
    posting_features: pl.DataFrame,
    ranker: Ranker,
    taxonomy: Taxonomy,
) -> pl.DataFrame:
    """Only the rows that the slice needs go into the joins."""
    profiles = profiles.join(pairs, on="profile_id", how="semi")
    postings = postings.join(pairs, on="posting_id", how="semi")
    profile_features = profile_features.join(pairs, left_on="content_hash", right_on="profile_hash", how="semi")
    posting_features = posting_features.join(pairs, left_on="content_hash", right_on="posting_hash", how="semi")
    evidence = match_skills(pairs, profile_features, posting_features, taxonomy)
    features = compute_pair_features(pairs, profiles, postings, profile_features, posting_features, evidence)
    fit = ranker.fit(features)
    return pairs.with_columns(
        fit,
        ranker.band(fit),
        calibrated=pl.lit(ranker.calibrated),
        reasons=explain_pairs(pairs, evidence, features, taxonomy),
    )
