"""A run without the UI: the same job, in this process, with its progress reported as it happens.

Which assets exist and what they do is known to the definitions alone.
"""

import logging
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, redirect_stdout
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import dagster as dg

from assets import clock
from assets.partitions import FIRST_DAY
from assets.progress import MARK
from pipelines.definitions import build_definitions
from pipelines.errors import UserError
from pipelines.processes import PROCESS_TAG, name_process
from pipelines.settings import Settings


@dataclass(frozen=True)
class StepNews:
    """A step of a run and what became of it ("started", "working", "done", "failed", "skipped"), `seconds` into it.

    One that is at work may say how far it is: `done` of `total`, in its own `working_seconds`. Without a step the
    outcome is a sentence about the run itself: why it waits, for one.
    """

    step: str
    outcome: str
    seconds: float
    done: int = 0
    total: int = 0
    unit: str = ""
    working_seconds: float = 0.0


Progress = Callable[[StepNews], None]

OUTCOMES = {
    "STEP_START": "started",
    "STEP_SUCCESS": "done",
    "STEP_FAILURE": "failed",
    "STEP_SKIPPED": "skipped",
}


@dataclass
class RunReport:
    """What became of a run. `failures` has a sentence per failed step, `metadata` the figures of each asset."""

    run_id: str
    success: bool
    seconds: float
    step_seconds: dict[str, float] = field(default_factory=dict[str, float])
    failures: list[str] = field(default_factory=list[str])
    metadata: dict[str, dict[str, Any]] = field(default_factory=dict[str, dict[str, Any]])


def materialise(
    settings: Settings,
    instance: dg.DagsterInstance,
    job: str = "arrival",
    select: list[str] | None = None,
    progress: Progress | None = None,
    overrides: Mapping[str, Any] | None = None,
    config: Mapping[str, Any] | None = None,
) -> RunReport:
    """Run a job, or some of its assets, to the end; a failing step ends in the report, never in an exception.

    `overrides` replaces resources by name, `config` sets an asset's own configuration by the name of its step.
    What a step prints goes to `<home>/logs/runs.log`.
    Raises UserError when the clock can't be right, and dg.DagsterInvalidSubsetError when `select` names an asset that
    the job doesn't have.
    """
    started = time.monotonic()
    definitions = build_definitions(settings, {"progress": _logger_of(progress, started)}, overrides)
    chosen = definitions.resolve_job_def(job)
    with _printed_to(settings.home / "logs" / "runs.log"):
        result = chosen.execute_in_process(
            instance=instance,
            partition_key=_arrival_day() if chosen.partitions_def else None,
            asset_selection=[dg.AssetKey(name) for name in select] if select else None,
            run_config=_run_config(chosen, config or {}),
            raise_on_error=False,
            tags={PROCESS_TAG: name_process()},
        )
    return _report(result, time.monotonic() - started)


def _arrival_day() -> str:
    day = clock.today().isoformat()
    if day < FIRST_DAY:
        raise UserError(f"the clock says {day}, which is before Matchmill was made: set it, then run again")
    return day


@contextmanager
def _printed_to(log: Path) -> Iterator[None]:
    """dbt prints what it does; on a terminal that would drown the progress."""
    log.parent.mkdir(parents=True, exist_ok=True)
    with log.open("a") as stream, redirect_stdout(stream):
        yield


def _run_config(job: dg.JobDefinition, steps: Mapping[str, Any]) -> dict[str, Any]:
    """A job's own configuration is not applied by `execute_in_process` once loggers are configured: merge them."""
    own = job.run_config or {}
    ops = {**own.get("ops", {}), **{step: {"config": config} for step, config in steps.items()}}
    return {**own, "ops": ops, "loggers": {"progress": {}}}


def _report(result: dg.ExecuteInProcessResult, seconds: float) -> RunReport:
    report = RunReport(result.run_id, result.success, seconds)
    for event in result.all_events:
        step = event.step_key or ""
        if event.event_type == dg.DagsterEventType.STEP_SUCCESS:
            report.step_seconds[step] = event.step_success_data.duration_ms / 1000
        elif event.event_type == dg.DagsterEventType.STEP_FAILURE:
            error = event.step_failure_data.error
            cause = (error.cause or error) if error else None
            report.failures.append(f"{step}: {_first_sentence(cause.message if cause else 'unknown')}")
        elif event.event_type == dg.DagsterEventType.ASSET_MATERIALIZATION:
            made = event.step_materialization_data.materialization
            figures = {name: value.value for name, value in made.metadata.items()}
            report.metadata[made.asset_key.to_user_string()] = figures
    return report


def _first_sentence(message: str) -> str:
    return message.strip().split("\n\nStack Trace")[0].split(": ", 1)[-1].strip()


def _logger_of(progress: Progress | None, started: float) -> dg.LoggerDefinition:
    class Tell(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            meta = getattr(record, "dagster_meta", {})
            event, seconds = meta.get("dagster_event"), time.monotonic() - started
            outcome = OUTCOMES.get(event.event_type_value) if event else None
            if progress and event and outcome:
                progress(StepNews(event.step_key or "", outcome, seconds))
            elif progress and (far := getattr(record, MARK, None)):
                progress(StepNews(meta.get("step_key") or "", "working", seconds, *far))
            elif progress and event is None and record.levelno == logging.WARNING:
                progress(StepNews("", meta.get("orig_message", ""), seconds))

    def make(_: dg.InitLoggerContext) -> logging.Logger:
        logger = logging.Logger("matchmill.progress")
        logger.addHandler(Tell())
        return logger

    return dg.LoggerDefinition(make, description="Tells how a run goes on.")
