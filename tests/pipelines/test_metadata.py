"""What a run leaves in Dagster's records: previews and pictures that help, and nothing about who somebody is."""

import base64
import json
from typing import Any

import dagster as dg

from tests.pipelines.homes import Home

ILLUSTRATED = [
    *("raw_postings", "raw_resumes", "rejected_documents", "current_postings", "current_profiles", "text_model"),
    *("shortlist", "ranked_matches"),
]
PNG = b"\x89PNG"
LARGEST_PICTURE = 40_000


def event_log(home: Home) -> list[dg.EventLogEntry]:
    with dg.DagsterInstance.from_config(str(home.settings.home / "dagster")) as instance:
        return [entry for run in instance.get_runs() for entry in instance.all_logs(run.run_id)]


def metadata_of(home: Home) -> dict[str, dict[str, Any]]:
    """The metadata of each asset's latest materialisation."""
    entries = [entry.asset_materialization for entry in event_log(home)]
    return {
        made.asset_key.to_user_string(): {name: value.value for name, value in made.metadata.items()}
        for made in entries
        if made
    }


def test_each_asset_with_rows_shows_some_of_them(sample_home: Home) -> None:
    for asset, metadata in metadata_of(sample_home).items():
        rows = 5 if asset == "text_model" else metadata["dagster/row_count"]
        assert metadata.get("preview", "").count("\n") == (min(rows, 5) + 1 if rows else 0), asset


def test_pictures_are_small_and_where_they_help(sample_home: Home) -> None:
    pictures = {asset: made["plot"] for asset, made in metadata_of(sample_home).items() if "plot" in made}
    assert sorted(pictures) == sorted(ILLUSTRATED)
    for text in pictures.values():
        content = base64.b64decode(text.split("base64,")[1].removesuffix(")"))
        assert content.startswith(PNG)
        assert len(content) < LARGEST_PICTURE


def secrets_of(home: Home) -> set[str]:
    """Names, addresses, numbers and file names of the sample's people, as they may be spelt."""
    people = home.lake.current("parsed_profiles").read()
    plain = {secret for column in ("name", "email", "phone") for secret in people[column].drop_nulls()}
    plain |= set(home.lake.current("raw_resumes").read()["name"])
    spelt = plain | {secret.lstrip("+") for secret in plain} | {secret.replace(" ", "_") for secret in plain}
    return {way.lower() for secret in spelt for way in (secret, json.dumps(secret).strip('"'))}


def test_nobody_is_named_in_anything_that_dagster_and_dbt_keep(mart_home: Home) -> None:
    """Event log, run records, what steps printed, logs, dbt's artefacts and compiled SQL, marts: all of their bytes."""
    home = mart_home.settings.home
    secrets = {secret.encode() for secret in secrets_of(mart_home)}
    assert len(secrets) > 3 * mart_home.lake.current("current_profiles").rows
    kept = [path for room in ("dagster", "logs", "marts") for path in (home / room).rglob("*") if path.is_file()]
    kinds = {path.suffix for path in kept}
    assert {".db", ".log", ".err", ".json", ".sql", ".duckdb", ".parquet"} <= kinds, kinds
    spoken = {path: path.read_bytes().lower() for path in kept}
    named = {str(path.relative_to(home)) for path, text in spoken.items() if any(secret in text for secret in secrets)}
    assert named == set()


def test_a_run_links_what_it_could_not_read(sample_home: Home) -> None:
    shown = metadata_of(sample_home)
    for asset in ("rejected_documents", "parsed_profiles"):
        told = shown[asset]["quarantined"]
        for row in sample_home.lake.current("rejected_documents").read().iter_rows(named=True):
            assert f"| {row['kind']} | {row['source']} | {row['reason']} | whole document | {row['detail']} |" in told
            assert f"`matchmill quarantine show {row['document_id'][:12]}`" in told
        assert "/assets/rejected_documents" in told
    assert "quarantined" not in shown["parsed_postings"], "every posting could be read"
