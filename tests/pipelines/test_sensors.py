"""Runs are asked for when there is work, once a batch, and Dagster itself asks only for backfills."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import dagster as dg
import psycopg
import pytest

from assets.checks.age import published_age
from assets.limits import Limits
from assets.resources.database import Database
from assets.resources.inbox import Inbox
from models.tables.engine import libpq_uri
from pipelines.definitions import build_definitions
from pipelines.jobs import arrival
from pipelines.sensors import arrivals, drift
from pipelines.settings import Settings
from sample.truths import FILES
from tests.pipelines.homes import Home

RESUME = FILES / "resumes" / "giulietta_marchbanks.txt"


@pytest.fixture
def instance() -> Iterator[dg.DagsterInstance]:
    with dg.DagsterInstance.ephemeral() as made:
        yield made


def ask(home: Home, instance: dg.DagsterInstance, cursor: str = "0") -> dg.RunRequest | dg.SkipReason:
    resources = {"inbox": Inbox(home.settings.inbox), "database": Database(home.url)}
    with dg.build_sensor_context(instance=instance, cursor=cursor, resources=resources) as context:
        return arrivals(context)  # pyright: ignore[reportReturnType]


def test_an_empty_inbox_asks_for_nothing(home: Home, instance: dg.DagsterInstance) -> None:
    assert isinstance(ask(home, instance), dg.SkipReason)


def test_what_waits_is_asked_for_once(home: Home, instance: dg.DagsterInstance) -> None:
    home.drop(RESUME, "resumes")
    first, again = ask(home, instance), ask(home, instance)
    assert isinstance(first, dg.RunRequest) and isinstance(again, dg.RunRequest)
    assert first.run_key == again.run_key, "the same batch must not run twice"
    assert first.partition_key == datetime.now(UTC).date().isoformat()
    home.drop(RESUME, "resumes", "another.txt")
    other = ask(home, instance)
    assert isinstance(other, dg.RunRequest) and other.run_key != first.run_key


def test_half_written_files_do_not_count(home: Home, instance: dg.DagsterInstance) -> None:
    home.drop(RESUME, "resumes", ".resume.txt.partial")
    assert isinstance(ask(home, instance), dg.SkipReason)


def test_while_a_run_is_under_way_nothing_is_asked_for(home: Home, instance: dg.DagsterInstance) -> None:
    home.drop(RESUME, "resumes")
    job = build_definitions(home.settings).resolve_job_def(arrival.name)
    instance.create_run_for_job(job, status=dg.DagsterRunStatus.STARTED)
    assert isinstance(ask(home, instance), dg.SkipReason)


def test_a_persons_change_is_an_arrival(home: Home, instance: dg.DagsterInstance) -> None:
    with psycopg.connect(libpq_uri(home.url), autocommit=True) as connection:
        connection.execute("insert into profiles (id, url) values (gen_random_uuid(), 'somebody-new')")
    asked = ask(home, instance)
    assert isinstance(asked, dg.RunRequest)
    latest = str(Database(home.url).latest_change())
    assert isinstance(ask(home, instance, cursor=latest), dg.SkipReason)


def test_a_corpus_that_has_doubled_asks_for_a_refit(home: Home, tmp_path: Path) -> None:
    assert isinstance(_ask_drift(home), dg.SkipReason)
    text = RESUME.read_text()
    for number in range(2 * 169):
        path = tmp_path / f"person{number}.txt"
        path.write_text(text.replace("giulietta.marchbanks@example.net", f"person{number}@example.net"))
        home.drop(path, "resumes")
    assert home.run(select=["raw_resumes", "rejected_documents", "parsed_profiles", "parsed_postings"]).success
    assert home.run(select=["current_profiles"]).success
    asked = _ask_drift(home)
    assert isinstance(asked, dg.RunRequest)
    before = home.lake.current("text_model").version("text_model")
    assert home.run(job="training").success
    assert home.lake.current("text_model").version("text_model") != before
    assert isinstance(_ask_drift(home), dg.SkipReason)


def test_a_new_parser_reads_every_day_again_and_nothing_else_is_automatic(home: Home) -> None:
    day = datetime.now(UTC).date().isoformat()
    definitions = build_definitions(home.settings)
    with dg.DagsterInstance.from_config(str(home.settings.home / "dagster")) as instance:
        calm = dg.evaluate_automation_conditions(defs=definitions, instance=instance)
        calm = dg.evaluate_automation_conditions(defs=definitions, instance=instance, cursor=calm.cursor)
        assert calm.total_requested == 0
        newer = definitions.map_resolved_asset_specs(func=lambda spec: spec.replace_attributes(code_version="another"))
        asked = dg.evaluate_automation_conditions(defs=newer, instance=instance, cursor=calm.cursor)
    for asset in ("parsed_profiles", "parsed_postings", "rejected_documents"):
        assert asked.get_requested_partitions(dg.AssetKey(asset)) == {day}
    assert asked.total_requested == 3


@pytest.mark.parametrize(("hours", "passed"), [(24.0, True), (1e-9, False)])
def test_the_age_of_what_is_published(home: Home, hours: float, passed: bool) -> None:
    with dg.DagsterInstance.from_config(str(home.settings.home / "dagster")) as instance:
        assert _judge_age(instance, hours).passed is passed


def test_nothing_published_is_too_old(instance: dg.DagsterInstance) -> None:
    judged = _judge_age(instance, 1.0)
    assert not judged.passed and "ever published" in (judged.description or "")


def test_every_schedule_asks_for_a_run_of_its_job() -> None:
    definitions = build_definitions(Settings())
    moment = datetime(2026, 6, 1, 12, 15, tzinfo=UTC)
    repository = definitions.get_repository_def()
    for schedule in repository.schedule_defs:
        context = dg.build_schedule_context(scheduled_execution_time=moment, repository_def=repository)
        assert len(schedule.evaluate_tick(context).run_requests or []) == 1, schedule.name


def _judge_age(instance: dg.DagsterInstance, hours: float) -> dg.AssetCheckResult:
    context = dg.build_asset_check_context(instance=instance)
    judged = published_age(context, limits=Limits(published_age_hours=hours))
    assert isinstance(judged, dg.AssetCheckResult)
    return judged


def _ask_drift(home: Home) -> dg.RunRequest | dg.SkipReason:
    return drift(dg.build_sensor_context(resources={"lake": home.lake}))  # pyright: ignore[reportReturnType]
