"""What the janitor takes and what it leaves: a run then has nothing to do, and every kept run can be gone back to."""

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import dagster as dg
import polars as pl
import pytest

from assets.shown import shown_keys
from models.tables.rollback import list_runs, release, rollback
from pipelines.definitions import build_definitions
from pipelines.janitor import Home as Place
from pipelines.janitor import Taken, clean
from pipelines.jobs import arrival
from sample.truths import FILES
from tests.pipelines.cli.invoking import invoke
from tests.pipelines.homes import Home, replace_rows

RESUME = FILES / "resumes" / "giulietta_marchbanks.txt"
STRICT = {"versions_kept": 1, "version_days": 1.0, "run_days": 1.0, "compute_log_days": 1.0, "grace_hours": 1.0}


@contextmanager
def records(home: Home) -> Iterator[dg.DagsterInstance]:
    with dg.DagsterInstance.from_config(str(home.settings.home / "dagster")) as instance:
        yield instance


def take(home: Home, days: float = 0.0, dry_run: bool = False, **settings: object) -> dict[str, Taken]:
    """What the janitor takes when it comes that many days from now."""
    chosen = home.settings.model_copy(update=settings)
    with records(home) as instance:
        place = Place(chosen, home.lake, home.url, instance)
        return {taken.kind: taken for taken in clean(place, datetime.now(UTC) + timedelta(days=days), dry_run)}


def change(home: Home, word: str) -> None:
    """A new version of somebody's résumé arrives and goes all the way."""
    path = home.settings.home / RESUME.name
    path.write_text(RESUME.read_text() + f"\n{word}\n")
    home.drop(path, "resumes")
    assert home.run().success


def replace(home: Home, number: int) -> None:
    """One more version of the profiles, as a run would leave it."""
    rows = home.lake.current("current_profiles").read("00")
    replace_rows(home, "current_profiles", "00", rows.head(number), f"run {number}")


def files(home: Home) -> set[str]:
    return {name for folder in ("data", "manifests", "blobs") for name in home.lake.files.names(folder)}


def test_afterwards_a_run_has_nothing_to_do_and_each_kept_run_can_be_gone_back_to(home: Home) -> None:
    change(home, "Kubernetes")
    taken = take(home, days=400, **STRICT)
    assert taken["versions"].count and taken["files of the lake"].count
    report = home.run()
    assert report.success, report.failures
    assert {figures.get("computed", 0) for figures in report.metadata.values()} == {0}
    newest, oldest = list_runs(home.url)
    for run in (oldest, newest):
        rollback(home.url, run.id)
        held = home.run(select=["published_matches"])
        assert held.success, "what readers are held at is described from its files in the lake"
    release(home.url)
    assert home.run(select=["published_matches"]).success


def test_a_dry_run_counts_what_then_goes_and_takes_nothing(home: Home) -> None:
    for number in (3, 2):
        replace(home, number)
    before = files(home)
    foreseen = take(home, days=400, dry_run=True, **STRICT)
    assert files(home) == before
    taken = take(home, days=400, **STRICT)
    assert foreseen == taken
    gone = before - files(home)
    assert len(gone) == taken["versions"].count + taken["files of the lake"].count
    assert taken["versions"].count == 2 and taken["versions"].size > 0 and taken["files of the lake"].size > 0
    again = take(home, days=400, **STRICT)
    assert {kind.count for kind in again.values()} == {0}


def test_versions_stay_while_they_are_few_and_young(home: Home) -> None:
    for number in (4, 3, 2):
        replace(home, number)
    assert len(home.lake.files.names("manifests/current_profiles")) == 4
    assert take(home, days=2, versions_kept=4, grace_hours=1.0)["versions"].count == 0
    take(home, days=2, versions_kept=2, grace_hours=1.0)
    assert len(home.lake.files.names("manifests/current_profiles")) == 2
    take(home, days=2, versions_kept=2, version_days=1.0, grace_hours=1.0)
    assert len(home.lake.files.names("manifests/current_profiles")) == 1


def test_features_of_models_long_replaced_go(home: Home) -> None:
    stored = home.lake.current("profile_features")
    current = [stored.part(key).file for key in shown_keys(stored)]
    replace_rows(home, "profile_features", "older/00/000000", stored.read().head(1), "an earlier run")
    assert home.run(select=["profile_features"]).success
    stored = home.lake.current("profile_features")
    assert [stored.part(key).file for key in stored.keys("")] == current
    take(home, days=2, **STRICT)
    entries = set(home.lake.files.names("data/profile_features"))
    manifest = stored.manifest
    assert manifest and entries == {*current, *([manifest.changes.file] if manifest.changes else [])}


def test_bytes_stay_for_ever_unless_told_otherwise(home: Home) -> None:
    blobs = home.lake.files.names("blobs")
    assert take(home, days=4000, **STRICT)["raw bytes"].count == 0
    assert take(home, days=100, raw_days=101.0)["raw bytes"].count == 0
    orphan = home.lake.store_blob(b"bytes of a file whose run failed before its log was written")
    assert take(home, days=2, **STRICT)["raw bytes"].count == 1
    assert not home.lake.has_blob(orphan)
    assert home.lake.files.names("blobs") == blobs


def test_what_was_read_outlives_its_bytes(home: Home) -> None:
    people = home.lake.current("current_profiles").read().height
    taken = take(home, days=100, raw_days=30.0, **STRICT)
    assert taken["raw bytes"].count == 97 and home.lake.files.names("blobs") == []
    retried = invoke("quarantine", "retry", "--all", MATCHMILL_HOME=str(home.settings.home), DATABASE_URL=home.url)
    assert retried.exit_code == 0 and "4 files stay: their bytes are no longer kept" in retried.stderr
    day = home.lake.current("parsed_profiles").keys()[0]
    older = home.lake.current("parsed_profiles").read(day).with_columns(parser_version=pl.lit("0"))
    replace_rows(home, "parsed_profiles", day, older, "by an older parser")
    report = home.run()
    assert report.success, report.failures
    assert home.lake.current("current_profiles").read().height == people


def test_a_run_in_progress_is_not_harmed(home: Home) -> None:
    """It has written files that no manifest names yet, found one there already, and reads what was just replaced."""
    lake = home.lake
    snapshot = lake.current("current_profiles")
    rows = snapshot.read()
    found = lake.draft("current_profiles", []).write(rows.head(3))
    long_ago = time.time() - 10 * 86_400
    os.utime(lake.files.path(found.file), (long_ago, long_ago))
    draft = lake.draft("current_profiles", []).keep()
    draft.add("00", rows.head(3))
    draft.add("01", rows.head(2))
    assert draft.parts["00"] == found
    taken = take(home, **STRICT | {"grace_hours": 1.0})
    assert (taken["versions"].count, taken["files of the lake"].count) == (0, 0)
    lake.commit(draft, "a run in progress", datetime.now(UTC))
    assert take(home, **STRICT)["versions"].count == 0, "it was replaced only now: somebody may be reading it"
    assert snapshot.read().equals(rows)
    assert lake.current("current_profiles").read("00").equals(rows.head(3))


def test_files_that_a_killed_process_left_go_after_the_grace(home: Home) -> None:
    inbox = home.settings.inbox / "resumes"
    left = [inbox / ".cv.pdf.4711.partial", Path(home.lake.files.path("data/shortlist/.ab.parquet.0f"))]
    inbox.mkdir(parents=True, exist_ok=True)
    for path in left:
        path.write_bytes(b"half")
    others = inbox / ".hidden"
    others.write_bytes(b"somebody's own")
    assert take(home)["unfinished files"].count == 0
    taken = take(home, days=2)
    assert (taken["unfinished files"], taken["leftovers in the lake"]) == (
        Taken("unfinished files", 1, 4),
        Taken("leftovers in the lake", 1, 4),
    )
    assert not any(path.exists() for path in left) and others.exists()
    assert Path(home.lake.files.path(".lock")).exists()


def test_old_runs_go_but_for_those_that_made_what_is_there(home: Home) -> None:
    for _ in range(2):
        assert home.run(select=["raw_resumes"]).success
    with records(home) as instance:
        latest, between, first = [run.run_id for run in instance.get_runs()]
        running = instance.create_run_for_job(
            build_definitions(home.settings).resolve_job_def(arrival.name), status=dg.DagsterRunStatus.STARTED
        ).run_id
    printed = home.settings.home / "dagster" / "storage"
    (printed / running).mkdir()
    taken = take(home, days=40, run_days=30.0, compute_log_days=30.0)
    with records(home) as instance:
        assert [run.run_id for run in instance.get_runs()] == [running, latest, first]
        for asset in ("parsed_profiles", "raw_resumes"):
            assert instance.get_materialized_partitions(dg.AssetKey(asset)) == {datetime.now(UTC).date().isoformat()}
        assert instance.get_latest_materialization_event(dg.AssetKey("published_matches"))
    assert (taken["runs of Dagster"].count, taken["outputs of runs"].count) == (1, 3)
    assert [path.name for path in printed.iterdir()] == [running]
    assert not (home.settings.home / "dagster" / "history" / "runs" / f"{between}.db").exists()


@pytest.mark.parametrize("dry_run", [True, False])
def test_the_command_says_how_much_of_each_kind(home: Home, dry_run: bool) -> None:
    home.lake.draft("shortlist", []).write(home.lake.current("shortlist").read().head(1))
    before = files(home)
    options = ["--dry-run"] if dry_run else []
    environment = {"MATCHMILL_HOME": str(home.settings.home), "DATABASE_URL": home.url, "MATCHMILL_GRACE_HOURS": "0"}
    result = invoke("janitor", *options, **environment)
    assert result.exit_code == 0, result.output
    rows = {kind: int(count) for kind, count, _ in (line.split("\t") for line in result.stdout.splitlines())}
    assert rows["files of the lake"] >= 1 and rows["raw bytes"] == 0
    assert ("would go" in result.stderr) is dry_run
    assert (files(home) == before) is dry_run


def test_the_job_reports_what_it_took(home: Home) -> None:
    with records(home) as instance:
        job = build_definitions(home.settings).resolve_job_def("janitor")
        result = job.execute_in_process(
            instance=instance, run_config={"ops": {"take_away": {"config": {"dry_run": True}}}}
        )
    (output,) = [event for event in result.all_events if event.event_type == dg.DagsterEventType.STEP_OUTPUT]
    metadata = output.step_output_data.metadata
    assert metadata["dry_run"].value is True and "raw bytes" in str(metadata["taken"].value)
