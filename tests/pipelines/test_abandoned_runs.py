"""A run that nobody works on any more is reported as failed; one that somebody does is left alone."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import dagster as dg
import psutil
import pytest

from pipelines.abandoned_runs import LAUNCHED, UNFINISHED, end_abandoned_runs
from pipelines.dagster_home import AbandonedRuns, write_dagster_home
from pipelines.processes import PROCESS_TAG, name_process


@dg.job
def nothing() -> None:
    """A job without ops."""


@pytest.fixture
def instance(tmp_path: Path) -> Iterator[dg.DagsterInstance]:
    write_dagster_home(tmp_path)
    with dg.DagsterInstance.from_config(str(tmp_path)) as instance:
        yield instance


def begun(instance: dg.DagsterInstance, **tags: str) -> str:
    run = instance.create_run_for_job(nothing, tags=tags, status=dg.DagsterRunStatus.STARTED)
    return run.run_id


def status(instance: dg.DagsterInstance, run_id: str) -> dg.DagsterRunStatus:
    run = instance.get_run_by_id(run_id)
    assert run
    return run.status


def test_only_what_nobody_works_on_is_ended(instance: dg.DagsterInstance) -> None:
    with subprocess.Popen([sys.executable, "-c", ""]) as ended:
        gone = f"{ended.pid}-{psutil.Process(ended.pid).create_time():.2f}"
    launched = begun(instance, **{LAUNCHED: "{}"})
    killed = begun(instance, **{PROCESS_TAG: gone})
    alive = begun(instance, **{PROCESS_TAG: name_process()})
    later = begun(instance, **{LAUNCHED: "{}"})
    end_abandoned_runs(instance, [launched, killed, alive])
    assert status(instance, launched) == status(instance, killed) == dg.DagsterRunStatus.FAILURE
    assert status(instance, alive) == status(instance, later) == dg.DagsterRunStatus.STARTED


def test_what_is_unfinished_is_noted_from_the_records_themselves(instance: dg.DagsterInstance, tmp_path: Path) -> None:
    """They are read without Dagster, for speed: this holds them to what Dagster writes."""
    run_id = begun(instance, **{LAUNCHED: "{}"})
    instance.create_run_for_job(nothing, status=dg.DagsterRunStatus.SUCCESS)
    noted = AbandonedRuns(tmp_path, {})
    noted.note()
    assert noted.run_ids == [run_id]
    assert len(instance.get_runs(dg.RunsFilter(statuses=UNFINISHED))) == 1
