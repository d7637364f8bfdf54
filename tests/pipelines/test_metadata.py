"""What a run leaves in Dagster's records: previews and pictures that help, and nothing about who somebody is."""

import base64
from typing import Any

import dagster as dg

from tests.pipelines.homes import Home

ILLUSTRATED = ["raw_postings", "raw_resumes", "current_postings", "ranked_matches"]
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
    shown = metadata_of(sample_home)
    for asset, metadata in shown.items():
        rows = metadata["dagster/row_count"]
        is_frame = bool(sample_home.lake.schemas[asset])
        assert metadata.get("preview", "").count("\n") == (min(rows, 5) + 1 if rows and is_frame else 0), asset


def test_pictures_are_small_and_where_they_help(sample_home: Home) -> None:
    pictures = {asset: made["plot"] for asset, made in metadata_of(sample_home).items() if "plot" in made}
    assert sorted(pictures) == sorted(ILLUSTRATED)
    for text in pictures.values():
        content = base64.b64decode(text.split("base64,")[1].removesuffix(")"))
        assert content.startswith(PNG)
        assert len(content) < LARGEST_PICTURE


def test_nobody_is_named_in_the_event_log(sample_home: Home) -> None:
    people = sample_home.lake.current("current_profiles").read()
    log = "\n".join(str(entry) for entry in event_log(sample_home))
    secrets = {secret for column in ("name", "email", "phone") for secret in people[column].drop_nulls()}
    secrets |= set(sample_home.lake.current("raw_resumes").read()["name"])
    assert len(secrets) > people.height * 2
    assert [secret for secret in secrets if secret in log] == []
