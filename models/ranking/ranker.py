"""The ranker: a weighted rule over the features of a pair, read from a reviewed file and never fitted here.

Its feature list travels with it, so that a ranker made for other features can't be used by accident.
"""

import hashlib
from collections.abc import Iterator
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

_SLICE = 50_000  # pairs judged at once: some 15 evidence rows each

POSTING_TRAITS = [
    *("posting_id", "experience_years_min", "education_level_min", "seniority", "languages_required", "language"),
]
PROFILE_TRAITS = [
    *("profile_id", "headline", "work", "experience_months", "education", "languages", "language", "flags"),
]
JUDGED_FEATURES = ["content_hash", "skills", "occupation_id", "official_occupation_id", "title_terms", "title_weights"]
"""The columns of CURRENT_POSTINGS, CURRENT_PROFILES and TEXT_FEATURES that judging a pair reads."""


class FeatureListMismatch(ValueError):
    """A ranker was made for other features than this version computes."""


@dataclass(frozen=True)
class Weight:
    """How much a feature counts, what it is worth when a document does not say, and why."""

    weight: float
    unknown: float
    reason: str


@dataclass(frozen=True)
class Doubt:
    """By how much the fit of a person whose résumé carries one of the `flags` may be too high or too low."""

    flags: list[str]
    down: float
    up: float


@dataclass(frozen=True)
class Ranker:
    """Weights by feature name, in the order of the features, the fit from which each band starts, and the doubt."""

    weights: dict[str, Weight]
    bands: dict[str, float]
    doubt: Doubt
    calibrated: bool = False

    @cached_property
    def version(self) -> str:
        """A hash over features, weights and bands: 16 hex digits."""
        numbers = [(name, weight.weight, weight.unknown) for name, weight in self.weights.items()]
        content = repr((FEATURES_VERSION, numbers, sorted(self.bands.items()), self.doubt, self.calibrated))
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

    def range_of(self, fit: pl.Series, flags: pl.Series) -> pl.Series:
        """What else each fit may be: for a flagged résumé both ends, their bands and the flags, else null."""
        low, high = ((fit + step).clip(0.0, 1.0).round(6) for step in (-self.doubt.down, self.doubt.up))
        ends = pl.DataFrame(
            {
                "fit_low": low,
                "fit_high": high,
                "band_low": self.band(low),
                "band_high": self.band(high),
                "because": flags.fill_null([]).list.set_intersection(self.doubt.flags),
            }
        )
        doubted = pl.when(pl.col("because").list.len() > 0).then(pl.struct(pl.all()))
        return ends.select(doubted.alias("range"))["range"]


def load_ranker(path: Path | None = None) -> Ranker:
    """The ranker of a YAML file, else the one that ships. Raises FeatureListMismatch when its feature list differs."""
    source = path or files("models.ranking") / "weights.yaml"
    content: dict[str, Any] = yaml.safe_load(source.read_text(encoding="utf-8"))
    listed: dict[str, dict[str, Any]] = content["features"]
    names = list(listed)
    if names != FEATURE_NAMES:
        raise FeatureListMismatch(f"the ranker lists the features {names}, this version computes {FEATURE_NAMES}")
    weights = {name: Weight(**numbers) for name, numbers in listed.items()}
    return Ranker(weights, content["bands"], Doubt(**content["doubt"]))


@dataclass(frozen=True)
class Judge:
    """A ranker with the documents it judges by.

    `profiles` and `postings` are CURRENT_PROFILES and CURRENT_POSTINGS, features their TEXT_FEATURES, or the columns
    named above; they must hold both ends of every pair. A pair's numbers depend on that pair alone.
    """

    ranker: Ranker
    taxonomy: Taxonomy
    profiles: pl.DataFrame
    postings: pl.DataFrame
    profile_features: pl.DataFrame
    posting_features: pl.DataFrame

    def judge(self, pairs: pl.DataFrame) -> pl.DataFrame:
        """SHORTLIST rows with their `fit`, in the same order: JUDGED_PAIRS."""
        fits = [self.ranker.fit(features) for _, _, features in self._look_at(pairs)]
        return pairs.with_columns(pl.concat(fits).alias("fit"))

    def explain(self, pairs: pl.DataFrame) -> pl.DataFrame:
        """SHORTLIST rows with `fit`, `band`, `calibrated` and `reasons` (JSON, see `explain_pairs`), in the same order.

        They need a column `constraints` too, a list of VERDICT.
        """
        explained = [
            part.with_columns(
                self.ranker.fit(features),
                self.ranker.band(self.ranker.fit(features)),
                calibrated=pl.lit(self.ranker.calibrated),
                reasons=explain_pairs(self._with_range(part, features), evidence, features, self.taxonomy),
            )
            for part, evidence, features in self._look_at(pairs)
        ]
        return pl.concat(explained)

    def _with_range(self, part: pl.DataFrame, features: pl.DataFrame) -> pl.DataFrame:
        known = self.profiles.select("profile_id", "flags")
        flags = part.select("profile_id").join(known, on="profile_id", how="left", maintain_order="left")["flags"]
        return part.with_columns(self.ranker.range_of(self.ranker.fit(features), flags))

    def _look_at(self, pairs: pl.DataFrame) -> Iterator[tuple[pl.DataFrame, pl.DataFrame, pl.DataFrame]]:
        """Slices of the pairs with their EVIDENCE and features; only the rows that a slice needs go into the joins."""
        for start in range(0, max(pairs.height, 1), _SLICE):
            part = pairs.slice(start, _SLICE)
            sides = (
                self.profiles.join(part, on="profile_id", how="semi"),
                self.postings.join(part, on="posting_id", how="semi"),
                self.profile_features.join(part, left_on="content_hash", right_on="profile_hash", how="semi"),
                self.posting_features.join(part, left_on="content_hash", right_on="posting_hash", how="semi"),
            )
            evidence = match_skills(part, sides[2], sides[3], self.taxonomy)
            yield part, evidence, compute_pair_features(part, *sides, evidence)
