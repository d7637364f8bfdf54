"""SQL views of the lake: what is current and nothing else, and nobody's name, contact or own words."""

from pathlib import Path

import duckdb
import polars as pl
import pytest

from assets.lake import Lake
from assets.lists import read_list_versions
from assets.preview import preview
from assets.schemas import SCHEMAS
from assets.shown import MASK, SHOWN, masked_columns
from assets.views import make_views
from models.frames import CURRENT_PROFILES
from tests.pipelines.homes import Home, replace_rows

ABOUT_PEOPLE = ["parsed_profiles", "current_profiles", "raw_resumes", "raw_profile_edits", "rejected_documents"]


def query(lake: Lake, statement: str) -> pl.DataFrame:
    with duckdb.connect() as connection:
        make_views(connection, lake)
        return connection.sql(statement).pl()


def secrets_of(home: Home) -> set[str]:
    """Names, addresses and numbers of the sample's people, and what they call their files."""
    people = home.lake.current("current_profiles").read()
    columns = ("name", "family_name", "email", "phone", "location")
    files = home.lake.current("raw_resumes").read()["name"]
    return {secret for column in columns for secret in people[column].drop_nulls() if len(secret) > 4} | set(files)


@pytest.mark.parametrize("asset", ABOUT_PEOPLE)
def test_nobody_is_named_in_a_view_or_a_preview(sample_home: Home, asset: str) -> None:
    told = query(sample_home.lake, f"from lake.{asset}").write_json() + preview(sample_home.lake.current(asset))
    cities = set(sample_home.lake.current("current_profiles").read()["city"].drop_nulls())
    assert [secret for secret in secrets_of(sample_home) - cities if secret in told] == []


def test_what_is_masked_still_shows_whether_it_is_there(sample_home: Home) -> None:
    people = sample_home.lake.current("current_profiles").read()
    shown = query(
        sample_home.lake, "select count(phone) as phones, any_value(phone) as phone from lake.current_profiles"
    )
    assert shown.row(0) == (people["phone"].count(), MASK)


def test_addresses_in_the_text_of_a_posting_are_masked(home: Home) -> None:
    posting = home.lake.current("current_postings").read("00").head(1)
    text = "Write to jo.doe+work@jobs.example.org or call +44 (0)20 7946 0958 before 2026-01-31, 40,000 a year."
    replace_rows(home, "current_postings", "00", posting.with_columns(description=pl.lit(text)), "with-contact")
    shown = query(home.lake, f"from lake.current_postings where posting_id = '{posting['posting_id'][0]}'")
    assert shown["description"][0] == f"Write to {MASK} or call {MASK} before 2026-01-31, 40,000 a year."


def test_parts_of_an_earlier_version_are_shown_beside_those_of_this_one(home: Home) -> None:
    keys = home.lake.current("current_profiles").keys()
    for key in keys:
        rows = home.lake.current("current_profiles").read(key)
        older = rows.drop("seniority").with_columns(
            pl.col("certificates").list.eval(pl.struct(pl.element().struct.field("name")))
        )
        replace_rows(home, "current_profiles", key, older, f"older-{key}")
        shown = query(home.lake, "select count(*) as people, count(seniority) as levels from lake.current_profiles")
        assert shown["people"][0] == home.lake.current("current_profiles").rows
    assert shown["levels"][0] == 0


def test_a_column_that_is_new_in_a_frame_about_people_is_masked() -> None:
    assert masked_columns("current_profiles", [*CURRENT_PROFILES, "shoe_size"])[-1] == "shoe_size"
    assert set(SHOWN) <= set(SCHEMAS)


def test_features_are_shown_of_the_version_in_use(home: Home) -> None:
    stored = home.lake.current("posting_features")
    older = stored.read(stored.keys()[0]).with_columns(occupation_id=pl.lit("mm:occ:of-yesterday"))
    replace_rows(home, "posting_features", "older-version/00/000000", older, "earlier")
    shown = query(home.lake, "from lake.posting_features")
    assert "mm:occ:of-yesterday" not in shown["occupation_id"].to_list()
    assert shown.height == stored.read().height


def test_list_versions_tell_of_every_version_that_was_current(home: Home) -> None:
    key = home.lake.current("ranked_matches").keys("profile/")[0]
    first = home.lake.current("ranked_matches").read(key)
    replace_rows(home, "ranked_matches", key, first.filter(pl.col("rank") > 1), "second")
    told = read_list_versions(home.lake).filter(side="profile")
    assert told["is_current"].to_list() == [True, False]
    assert told["run_id"][0] == "second"
    assert told["matches"][1] - told["matches"][0] == first.filter(rank=1).height
    assert told["lists"][1] == home.lake.current("ranked_matches").read("profile/")["profile_id"].n_unique()
    bands = told.select(pl.sum_horizontal("strong", "good", "possible", "weak"))
    assert bands.to_series().to_list() == told["matches"].to_list()


def test_skills_and_occupations_have_labels(sample_home: Home) -> None:
    unnamed = "select skill_id from (select unnest(skills).skill_id as skill_id from lake.posting_features) "
    assert query(sample_home.lake, f"{unnamed} anti join lake.skills using (skill_id)").is_empty()
    assert query(sample_home.lake, "from lake.occupations where occupation is null or isco is null").is_empty()


def test_an_empty_lake_has_all_views_without_rows(tmp_path: Path) -> None:
    lake = Lake.at(str(tmp_path), SCHEMAS)
    assert query(lake, "select count(*) as rows from lake.current_profiles")["rows"].to_list() == [0]
    assert query(lake, "from lake.list_versions").is_empty()
    assert {preview(lake.current(asset)) for asset in SCHEMAS} == {""}
