"""Who is on the shortlist, and that neither company nor sharding changes a pair."""

from typing import Any

import polars as pl
import pytest

from models.features.document import posting_features, profile_features
from models.features.text_model import TextModel
from models.frames import SHORTLIST, schema_faults
from models.retrieval.shortlist import ShortlistSettings, estimate_pairs, make_shortlist
from models.skills.extract import SkillExtractor
from models.skills.taxonomy import Taxonomy

_ALL = ShortlistSettings()
_ONE = ShortlistSettings(per_profile=1, per_posting=1)


class Town:
    """Twelve people and ten postings of mixed trades, with their features."""

    def __init__(self, profiles: pl.DataFrame, postings: pl.DataFrame, *tools: Any) -> None:
        self.profiles, self.postings, self.text_model = profiles, postings, tools[0]
        self.profile_features = profile_features(profiles, *tools)
        self.posting_features = posting_features(postings, *tools)

    def shortlist(
        self, settings: ShortlistSettings, profiles: pl.DataFrame | None = None, postings: pl.DataFrame | None = None
    ) -> pl.DataFrame:
        return make_shortlist(
            self.profiles if profiles is None else profiles,
            self.postings if postings is None else postings,
            self.profile_features,
            self.posting_features,
            self.text_model,
            settings,
        )


@pytest.fixture(scope="module")
def town(
    make_profiles: Any, make_postings: Any, text_model: TextModel, taxonomy: Taxonomy, extractor: SkillExtractor
) -> Town:
    words = ["data pipelines", "patient care", "java services", "surgical ward", "python sql", "docker analysts"]
    people = [
        {"profile_id": f"p{at:02}", "headline": words[at % 6], "matching_text": f"{words[at % 6]} {words[at % 5]}"}
        for at in range(12)
    ]
    work = [
        {"posting_id": f"q{at:02}", "title": words[at % 5], "description": f"{words[at % 4]} {words[at % 6]}"}
        for at in range(10)
    ]
    return Town(make_profiles(*people), make_postings(*work), text_model, taxonomy, extractor)


def test_a_pair_gets_the_same_row_alone_and_in_a_batch(town: Town) -> None:
    together = town.shortlist(_ALL)
    assert schema_faults(together, SHORTLIST) == []
    assert together.height == 120
    for row in range(0, together.height, 7):
        pair = together[row]
        alone = town.shortlist(
            _ALL,
            town.profiles.filter(pl.col("profile_id") == pair["profile_id"][0]),
            town.postings.filter(pl.col("posting_id") == pair["posting_id"][0]),
        )
        assert alone.equals(pair)


def test_blocks_change_nothing(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = town.shortlist(_ONE)
    monkeypatch.setattr("models.retrieval.neighbours._BLOCK_PAIRS", 20)
    assert town.shortlist(_ONE).equals(whole)


def test_everybody_gets_the_nearest_on_both_sides(town: Town) -> None:
    every = town.shortlist(_ALL)
    best = every.sort("similarity", "posting_id", descending=[True, False]).unique("profile_id", keep="first")
    few = town.shortlist(_ONE)
    assert set(best.select("profile_id", "posting_id").iter_rows()) <= set(
        few.select("profile_id", "posting_id").iter_rows()
    )
    assert few["posting_id"].n_unique() == town.postings.height


def test_unmet_leaves_the_list_and_unknown_stays(
    profiles: pl.DataFrame,
    postings: pl.DataFrame,
    text_model: TextModel,
    taxonomy: Taxonomy,
    extractor: SkillExtractor,
) -> None:
    town = Town(
        profiles.with_columns(relocate=pl.col("profile_id") != "p-nurse"), postings, text_model, taxonomy, extractor
    )
    pairs = set(town.shortlist(_ALL).select("profile_id", "posting_id").iter_rows())
    assert ("p-nurse", "q-data") not in pairs
    assert {("p-nurse", "q-nurse"), ("p-nurse", "q-java"), ("p-data", "q-nurse")} <= pairs


def test_closed_and_hidden_rows_take_no_part(town: Town) -> None:
    postings = town.postings.with_columns(
        status=pl.when(pl.col("posting_id") == "q03").then(pl.lit("closed")).otherwise("status")
    )
    assert "q03" not in town.shortlist(_ALL, postings=postings)["posting_id"]
    hidden = town.profiles.with_columns(status=pl.lit("hidden"))
    assert town.shortlist(_ALL, profiles=hidden).is_empty()


def test_missing_or_foreign_features_are_refused(town: Town) -> None:
    with pytest.raises(ValueError, match="have no features"):
        make_shortlist(
            town.profiles, town.postings, town.profile_features[1:], town.posting_features, town.text_model, _ALL
        )
    foreign = town.profile_features.with_columns(text_model=pl.lit("another"))
    with pytest.raises(ValueError, match="another text model"):
        make_shortlist(town.profiles, town.postings, foreign, town.posting_features, town.text_model, _ALL)


def test_the_estimate_bounds_the_shortlist(town: Town) -> None:
    estimate = estimate_pairs(12, 10, _ONE)
    assert estimate.compared == 120
    assert town.shortlist(_ONE).height <= estimate.shortlisted == 22
