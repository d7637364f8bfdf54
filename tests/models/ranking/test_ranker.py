"""Fit, bands and reasons of pairs, and what a ranker refuses."""

import json
from pathlib import Path
from typing import Any

import polars as pl
import pytest
import yaml

from models.features.document import posting_features, profile_features
from models.features.pair import FEATURE_NAMES
from models.features.text_model import TextModel
from models.frames import RANKED_MATCHES, schema_faults
from models.ranking.lists import Side, list_rows, place_in_lists
from models.ranking.ranker import FeatureListMismatch, Judge, load_ranker
from models.retrieval.shortlist import ShortlistSettings, make_shortlist
from models.retrieval.verdicts import explain_verdicts
from models.skills.extract import SkillExtractor
from models.skills.taxonomy import Taxonomy

_WEIGHTS = Path("models/ranking/weights.yaml")


class Bench:
    """Shortlists and ranks with everything that stays the same between two trials."""

    def __init__(self, text_model: TextModel, taxonomy: Taxonomy, extractor: SkillExtractor) -> None:
        self.tools = (text_model, taxonomy, extractor)

    def rank(self, profiles: pl.DataFrame, postings: pl.DataFrame, pairs: pl.DataFrame | None = None) -> pl.DataFrame:
        features = profile_features(profiles, *self.tools), posting_features(postings, *self.tools)
        if pairs is None:
            pairs = make_shortlist(profiles, postings, *features, self.tools[0], ShortlistSettings())
        judge = Judge(load_ranker(), self.tools[1], profiles, postings, *features)
        judged = judge.judge(pairs)
        explained = judge.explain(judged.with_columns(constraints=explain_verdicts(judged, profiles, postings)))
        assert explained["fit"].equals(judged["fit"])
        return explained.drop("constraints")


@pytest.fixture(scope="module")
def bench(text_model: TextModel, taxonomy: Taxonomy, extractor: SkillExtractor) -> Bench:
    return Bench(text_model, taxonomy, extractor)


@pytest.fixture(scope="module")
def ranked(bench: Bench, profiles: pl.DataFrame, postings: pl.DataFrame) -> pl.DataFrame:
    return bench.rank(profiles, postings)


def _row(ranked: pl.DataFrame, profile_id: str, posting_id: str) -> dict[str, Any]:
    return ranked.row(
        by_predicate=(pl.col("profile_id") == profile_id) & (pl.col("posting_id") == posting_id), named=True
    )


def test_everybody_finds_their_own_trade_first(ranked: pl.DataFrame) -> None:
    lists = pl.concat([list_side(ranked, "posting", 3), list_side(ranked, "profile", 3)])
    first = lists.filter(pl.col("side") == "profile", pl.col("rank") == 1)
    assert dict(first.select("profile_id", "posting_id").iter_rows()) == {"p-data": "q-data", "p-nurse": "q-nurse"}


def test_fit_is_rounded_and_says_that_it_is_not_calibrated(ranked: pl.DataFrame) -> None:
    assert ranked["fit"].is_between(0, 1).all()
    assert (ranked["fit"] == ranked["fit"].round(6)).all()
    assert not ranked["calibrated"].any()


def test_a_pair_alone_is_ranked_as_in_a_batch(
    bench: Bench, ranked: pl.DataFrame, profiles: pl.DataFrame, postings: pl.DataFrame
) -> None:
    pairs = ranked.drop("fit", "band", "calibrated", "reasons")
    for row in range(ranked.height):
        assert bench.rank(profiles, postings, pairs[row]).equals(ranked[row])


def test_slices_change_nothing(
    bench: Bench, ranked: pl.DataFrame, profiles: pl.DataFrame, postings: pl.DataFrame, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("models.ranking.ranker._SLICE", 2)
    assert bench.rank(profiles, postings).equals(ranked)


def test_reasons_quote_both_documents(ranked: pl.DataFrame, profiles: pl.DataFrame, postings: pl.DataFrame) -> None:
    reasons = json.loads(_row(ranked, "p-data", "q-data")["reasons"])
    matched = {entry["skill_id"]: entry for entry in reasons["matched"]}
    python = matched["mm:python"]
    said = profiles["matching_text"][0][python["profile"]["start"] : python["profile"]["end"]]
    asked = postings["description"][0][python["posting"]["start"] : python["posting"]["end"]]
    assert (said, asked, python["importance"], python["credit"]) == ("Python", "Python", "required", 1.0)
    assert [entry["constraint"] for entry in reasons["constraints"]] == ["place", "pay", "employment_type", "language"]
    assert list(reasons["components"]) == FEATURE_NAMES


def test_what_is_missing_is_a_gap(ranked: pl.DataFrame) -> None:
    reasons = json.loads(_row(ranked, "p-nurse", "q-java")["reasons"])
    assert "mm:java" in {entry["skill_id"] for entry in reasons["gaps"]}
    assert "mm:java" not in {entry["skill_id"] for entry in reasons["matched"]}


def test_an_added_required_skill_never_lowers_the_fit(
    bench: Bench, ranked: pl.DataFrame, profiles: pl.DataFrame, postings: pl.DataFrame
) -> None:
    asked = ["Python", "SQL", "Docker", "Java", "Spring Boot", "Kubernetes", "Excel"]
    pairs = ranked.drop("fit", "band", "calibrated", "reasons")
    before = ranked["fit"]
    for count in range(1, len(asked) + 1):
        richer = profiles.with_columns(skills=pl.lit(asked[:count]))
        after = bench.rank(richer, postings, pairs)["fit"]
        assert (after >= before).all()
        before = after
    assert (before > ranked["fit"]).any()


def test_what_a_posting_does_not_ask_for_is_neither_credit_nor_gap(
    bench: Bench, make_postings: Any, profiles: pl.DataFrame
) -> None:
    plain = make_postings({"posting_id": "q", "title": "Clerk", "required": ["Docker"], "city": "Berlin"})
    excluded = plain.with_columns(
        pl.col("requirements").list.eval(pl.element().struct.with_fields(importance=pl.lit("excluded")))
    )
    reasons = json.loads(_row(bench.rank(profiles[:1], excluded), "p-data", "q")["reasons"])
    assert "mm:docker" not in {entry["skill_id"] for entry in reasons["matched"] + reasons["gaps"]}
    asked = json.loads(_row(bench.rank(profiles[:1], plain), "p-data", "q")["reasons"])
    assert "mm:docker" in {entry["skill_id"] for entry in asked["matched"]}


def test_a_ranker_for_other_features_is_refused(tmp_path: Path) -> None:
    content = yaml.safe_load(_WEIGHTS.read_text(encoding="utf-8"))
    del content["features"]["language"]
    (tmp_path / "weights.yaml").write_text(yaml.safe_dump(content, sort_keys=False), encoding="utf-8")
    with pytest.raises(FeatureListMismatch, match="language"):
        load_ranker(tmp_path / "weights.yaml")


def test_a_badly_read_resume_has_a_wider_band(bench: Bench, profiles: pl.DataFrame, postings: pl.DataFrame) -> None:
    doubted = pl.when(pl.col("profile_id") == "p-data").then(["future_dates", "read_badly"]).otherwise([])
    flagged = bench.rank(profiles.with_columns(flags=doubted), postings)
    row = _row(flagged, "p-data", "q-data")
    found = json.loads(row["reasons"])["range"]
    assert found["fit_low"] < row["fit"] < found["fit_high"] <= 1
    assert found["because"] == ["read_badly"]
    assert load_ranker().band(pl.Series([found["fit_high"]]))[0] == found["band_high"]
    assert json.loads(_row(flagged, "p-nurse", "q-nurse")["reasons"])["range"] is None
    unflagged = bench.rank(profiles.with_columns(flags=pl.lit([], dtype=pl.List(pl.String))), postings)
    assert flagged.drop("reasons").equals(unflagged.drop("reasons")), "doubt moves nobody's rank"


def test_another_weight_is_another_version(tmp_path: Path) -> None:
    content = yaml.safe_load(_WEIGHTS.read_text(encoding="utf-8"))
    content["features"]["language"]["weight"] = 0.5
    (tmp_path / "weights.yaml").write_text(yaml.safe_dump(content, sort_keys=False), encoding="utf-8")
    assert load_ranker(tmp_path / "weights.yaml").version != load_ranker().version == load_ranker().version


def test_every_weight_has_a_reason() -> None:
    assert all(len(weight.reason) > 20 for weight in load_ranker().weights.values())


def test_bands_start_where_the_file_says() -> None:
    ranker = load_ranker()
    strong = ranker.bands["strong"]
    fits = pl.Series([strong, strong - 1e-6, ranker.bands["possible"], 0.0])
    assert ranker.band(fits).to_list() == ["strong", "good", "possible", "weak"]


def test_lists_are_complete_and_ties_go_by_id() -> None:
    pairs = pl.DataFrame(
        {
            "profile_id": ["p2", "p1", "p1", "p1"],
            "posting_id": ["q1", "q3", "q2", "q1"],
            "fit": [0.5, 0.7, 0.7, 0.5],
            "band": "good",
            "calibrated": False,
            "similarity": 0.0,
            "reasons": "{}",
            "profile_hash": "a",
            "posting_hash": "b",
        }
    )
    lists = pl.concat([list_side(pairs, "posting", 1), list_side(pairs, "profile", 2)])
    assert schema_faults(lists, RANKED_MATCHES) == []
    rows = lists.select("side", "profile_id", "posting_id", "rank").rows()
    assert rows == [
        ("posting", "p1", "q1", 1),
        ("posting", "p1", "q2", 1),
        ("posting", "p1", "q3", 1),
        ("profile", "p1", "q2", 1),
        ("profile", "p1", "q3", 2),
        ("profile", "p2", "q1", 1),
    ]


def list_side(judged: pl.DataFrame, side: Side, size: int) -> pl.DataFrame:
    return list_rows(judged, place_in_lists(judged, side, size), side)
