"""A document's features depend on its allow-listed words alone."""

from pathlib import Path

import polars as pl

from models.features.document import posting_features, profile_documents, profile_features
from models.features.text_model import TextModel
from models.frames import TEXT_FEATURES, schema_faults
from models.skills.extract import SkillExtractor
from models.skills.official.esco import read_esco
from models.skills.taxonomy import Taxonomy, combine_taxonomy
from tests.models.skills.official.files import write_esco


def test_features_alone_equal_features_in_a_batch(
    postings: pl.DataFrame, text_model: TextModel, taxonomy: Taxonomy, extractor: SkillExtractor
) -> None:
    together = posting_features(postings, text_model, taxonomy, extractor)
    alone = [posting_features(postings[row], text_model, taxonomy, extractor) for row in range(postings.height)]
    assert schema_faults(together, TEXT_FEATURES) == []
    assert together.equals(pl.concat(alone))


def test_name_age_gender_nationality_and_place_change_nothing(
    profiles: pl.DataFrame, text_model: TextModel, taxonomy: Taxonomy, extractor: SkillExtractor
) -> None:
    others = profiles.with_columns(
        name=pl.lit("Somebody Else"), summary=pl.lit("Python woman, 31"), location=pl.lit("Java"), email=pl.lit("c++@x")
    )
    plain = profile_features(profiles, text_model, taxonomy, extractor)
    assert profile_features(others, text_model, taxonomy, extractor).equals(plain)


def test_a_requirement_line_decides_how_much_a_skill_is_asked_for(
    postings: pl.DataFrame, text_model: TextModel, taxonomy: Taxonomy, extractor: SkillExtractor
) -> None:
    changed = postings.filter(pl.col("posting_id") == "q-data").with_columns(
        pl.col("requirements").list.eval(
            pl.element().struct.with_fields(
                importance=pl.when(pl.element().struct.field("text").str.contains("Docker"))
                .then(pl.lit("excluded"))
                .otherwise(pl.lit("preferred"))
            )
        )
    )
    skills = posting_features(changed, text_model, taxonomy, extractor)["skills"][0]
    importance = {skill["surface"]: skill["importance"] for skill in skills}
    assert importance["Docker"] == "excluded"
    assert importance["Python"] == importance["SQL"] == "preferred"


def test_spans_point_at_the_words_they_quote(
    profiles: pl.DataFrame, text_model: TextModel, taxonomy: Taxonomy, extractor: SkillExtractor
) -> None:
    features = profile_features(profiles, text_model, taxonomy, extractor)
    quoted = [
        (text[skill["start"] : skill["end"]], skill["surface"])
        for text, skills in zip(profiles["matching_text"], features["skills"], strict=True)
        for skill in skills
        if skill["start"] is not None
    ]
    assert ("Python", "Python") in quoted
    assert all(there == surface for there, surface in quoted)


def test_a_skill_that_the_person_adds_to_the_list_counts(
    profiles: pl.DataFrame, text_model: TextModel, taxonomy: Taxonomy, extractor: SkillExtractor
) -> None:
    edited = profiles.with_columns(skills=pl.lit(["Kubernetes"]))
    skills = profile_features(edited, text_model, taxonomy, extractor)["skills"][0]
    added = [skill for skill in skills if skill["surface"] == "Kubernetes"]
    assert [(skill["start"], skill["importance"]) for skill in added] == [(None, None)]


def test_the_title_is_the_headline_and_the_latest_positions(profiles: pl.DataFrame) -> None:
    assert profile_documents(profiles)["title"].to_list()[0] == "Data engineer | Analyst"


def test_a_title_names_an_official_occupation_once_a_classification_is_loaded(
    postings: pl.DataFrame, text_model: TextModel, taxonomy: Taxonomy, extractor: SkillExtractor, tmp_path: Path
) -> None:
    titled = postings.head(2).with_columns(title=pl.Series(["Senior Bell Maker (m/f/d)", "Astronaut"]))
    loaded = combine_taxonomy([read_esco(write_esco(tmp_path))])
    named = posting_features(titled, text_model, loaded, extractor)
    assert named["official_occupation_id"].to_list() == ["uri:occupation/1", None]
    assert named["official_confidence"][0] >= 0.3
    assert posting_features(titled, text_model, taxonomy, extractor)["official_occupation_id"].to_list() == [None, None]
