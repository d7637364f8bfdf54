"""What the data team relies on: marts with rows, figures that are the lake's, nothing personal, tests that tell."""

import json
import shutil
import subprocess
from pathlib import Path

import dagster as dg
import duckdb
import polars as pl
import pytest

from assets.marts import DBT, manifest_path
from assets.models_shown import PLOTS
from tests.pipelines.cli.invoking import invoke
from tests.pipelines.homes import Home, replace_rows

MARTS = sorted(path.stem for path in (Path(__file__).parents[2] / "dbt" / "models" / "marts").glob("*.sql"))
PERSONAL = {
    *("name", "given_name", "family_name", "email", "phone", "url", "location", "person_key", "headline", "summary"),
    *("matching_text", "work", "education", "certificates", "awards", "description", "title", "text", "surface"),
}


def mart(home: Home, name: str) -> pl.DataFrame:
    return pl.read_parquet(home.settings.home / "marts" / "files" / f"{name}.parquet")


def open_of(home: Home, asset: str) -> pl.DataFrame:
    return home.lake.current(asset).read().filter(status="open")


def features(home: Home, asset: str) -> pl.DataFrame:
    stored = home.lake.current(asset)
    return stored.read(f"{stored.version('features')}/").unique("content_hash")


def relations(home: Home) -> dict[str, list[str]]:
    """Every model that dbt made, with its columns."""
    with duckdb.connect(str(home.settings.home / "marts" / "marts.duckdb"), read_only=True) as connection:
        rows = connection.execute(
            "select table_name, list(column_name) from information_schema.columns"
            " where table_schema = 'main' group by table_name"
        ).fetchall()
    return dict(rows)


def check_results(home: Home) -> dict[tuple[str, str], bool]:
    """(asset, check) to its latest result."""
    with dg.DagsterInstance.from_config(str(home.settings.home / "dagster")) as instance:
        records = instance.get_event_records(dg.EventRecordsFilter(dg.DagsterEventType.ASSET_CHECK_EVALUATION))
    results = [record.event_log_entry.asset_check_evaluation for record in reversed(records)]
    return {(made.asset_key.to_user_string(), made.check_name): made.passed for made in results if made}


@pytest.mark.parametrize("name", MARTS)
def test_every_mart_has_rows_on_the_sample(mart_home: Home, name: str) -> None:
    assert mart(mart_home, name).height


def test_demand_counts_each_posting_of_a_skill_in_its_month(mart_home: Home) -> None:
    asked = (
        mart_home.lake.current("current_postings")
        .read()
        .join(features(mart_home, "posting_features"), on="content_hash")
        .with_columns(month=pl.coalesce("date_posted", pl.col("received_at").dt.date()).dt.month_start())
        .explode("skills")
        .unnest("skills", separator="_")
        .filter(pl.col("skills_importance") != "excluded")
    )
    expected = asked.group_by("month", skill_id="skills_skill_id").agg(
        postings=pl.len(), postings_required=(pl.col("skills_importance") == "required").sum()
    )
    told = mart(mart_home, "skill_demand")
    columns = ["month", "skill_id", "postings", "postings_required"]
    assert sorted(told.select(columns).rows()) == sorted(expected.select(columns).rows())
    assert told.filter(pl.col("share") > 1).is_empty()
    assert told["skill"].null_count() == 0


def test_supply_and_demand_add_up_to_what_is_open(mart_home: Home) -> None:
    told = mart(mart_home, "supply_demand")
    assert told["postings"].sum() == open_of(mart_home, "current_postings").height
    assert told["people"].sum() == open_of(mart_home, "current_profiles").height
    unknown = told.filter(occupation_id="unknown")
    known = features(mart_home, "posting_features").drop_nulls("occupation_id")
    assert unknown["postings"].sum() == told["postings"].sum() - known.height
    assert set(unknown["occupation"]) == {"unknown"}


def test_people_of_a_skill_are_counted_once(mart_home: Home) -> None:
    held = open_of(mart_home, "current_profiles").join(features(mart_home, "profile_features"), on="content_hash")
    expected = held.select(pl.col("skills_right").list.eval(pl.element().struct.field("skill_id")))
    told = mart(mart_home, "skill_balance").filter(pl.col("people") > 0).select("skill_id", "people")
    counts = expected.explode("skills_right")["skills_right"].drop_nulls().value_counts().rows()
    assert sorted(told.rows()) == sorted(counts)


def test_pay_is_of_the_open_postings_that_have_it(mart_home: Home) -> None:
    paid = open_of(mart_home, "current_postings").filter(pl.col("pay_annual_min").is_not_null())
    told = mart(mart_home, "pay")
    assert told["postings"].sum() == paid.height
    assert told["postings_stated"].sum() == paid.filter(pay_source="stated").height
    assert (told["pay_min_median"] <= told["pay_max_median"]).all()


def test_every_document_was_parsed_or_rejected(mart_home: Home) -> None:
    told = mart(mart_home, "intake")
    assert (told["documents"] == told["parsed"] + told["rejected"]).all()
    for kind, rejected in (("postings", 0), ("resumes", 4)):
        row = told.filter(kind=kind)
        arrived = mart_home.lake.current(f"raw_{kind}").read()
        assert (row["documents"].sum(), row["rejected"].sum()) == (arrived.height, rejected)
    assert set(mart(mart_home, "rejections")["reason"]) == {"empty_file", "no_text", "broken_pdf", "image_only"}
    assert (mart(mart_home, "freshness")["age_hours"] >= 0).all()


def test_nothing_personal_is_in_a_model_of_dbt(mart_home: Home) -> None:
    made = relations(mart_home)
    assert set(MARTS) < set(made)
    assert {name: set(columns) & PERSONAL for name, columns in made.items() if set(columns) & PERSONAL} == {}
    people = mart_home.lake.current("current_profiles").read()
    secrets = {*people["email"].drop_nulls(), *people["name"].drop_nulls(), *people["phone"].drop_nulls()}
    told = "".join(mart(mart_home, name).write_json() for name in MARTS)
    assert [secret for secret in secrets if secret in told] == []


def test_every_column_of_every_model_is_described(mart_home: Home) -> None:
    nodes = json.loads(manifest_path().read_text())["nodes"].values()
    described = {
        node["name"]: {column for column, about in node["columns"].items() if about["description"]}
        for node in nodes
        if node["resource_type"] == "model" and node["description"]
    }
    assert described == {name: set(columns) for name, columns in relations(mart_home).items()}


def test_a_test_of_dbt_is_a_check_and_a_failing_one_shows(home: Home) -> None:
    rows = home.lake.current("ranked_matches").read("profile/00")
    assert rows.height
    replace_rows(home, "ranked_matches", "profile/00", rows.with_columns(band=pl.lit("superb")), "spoilt")
    report = home.run("marts")
    assert not report.success
    assert not list((home.settings.home / "marts" / "files").iterdir()), "people keep the marts they had"
    results = check_results(home)
    failed = {check for check, passed in results.items() if not passed}
    assert any(asset == "stg_matches" and "band" in name for asset, name in failed)
    assert any(asset == "stg_postings" and passed for (asset, _), passed in results.items())


def test_the_docs_of_dbt_build_and_hold_no_rows(mart_home: Home, tmp_path: Path) -> None:
    without = invoke("docs", MATCHMILL_HOME=str(tmp_path / "nothing"))
    assert (without.exit_code, "matchmill run --job marts" in without.stderr) == (2, True)
    result = invoke("docs", MATCHMILL_HOME=str(mart_home.settings.home))
    assert result.exit_code == 0, result.output
    page = Path(result.stdout.strip()).read_text()
    assert all(f'"name": "{name}"' in page or f'"name":"{name}"' in page for name in MARTS)
    people = mart_home.lake.current("current_profiles").read()
    assert [name for name in people["name"].drop_nulls() if name in page] == []


def test_dbt_itself_judges_how_fresh_the_sources_are(mart_home: Home, tmp_path: Path) -> None:
    database = shutil.copy(mart_home.settings.home / "marts" / "marts.duckdb", tmp_path / "marts.duckdb")
    project = Path(__file__).parents[2] / "dbt"
    folders = ["--project-dir", project, "--profiles-dir", project, "--target-path", tmp_path, "--log-path", tmp_path]
    places = json.dumps({"database": str(database)})
    subprocess.run([DBT, "--quiet", "source", "freshness", "--vars", places, *folders], check=True)
    judged = json.loads((tmp_path / "sources.json").read_text())["results"]
    assert {result["unique_id"].rpartition(".")[2]: result["status"] for result in judged} == {
        "raw_postings": "pass",
        "raw_resumes": "pass",
    }


def test_each_model_shows_its_rows_and_some_a_picture(mart_home: Home) -> None:
    with dg.DagsterInstance.from_config(str(mart_home.settings.home / "dagster")) as instance:
        made = {name: instance.get_latest_materialization_event(dg.AssetKey(name)) for name in relations(mart_home)}
    shown = {name: event.asset_materialization.metadata for name, event in made.items() if event}
    assert set(shown) == set(relations(mart_home))
    for name, metadata in shown.items():
        rows = metadata["dagster/row_count"].value
        assert str(metadata["preview"].value).count("\n") == min(rows, 5) + 1, name
    assert {name for name, metadata in shown.items() if "plot" in metadata} == set(PLOTS)
