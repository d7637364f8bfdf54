"""What starts a run when something happens: files in the inbox, changes in Postgres, a corpus that has drifted.

Nothing is read or stored here; a sensor only says that there is work.
"""

import time

import dagster as dg

from assets import clock
from assets.lake import Lake
from assets.limits import Limits
from assets.resources.database import Database
from assets.resources.inbox import Inbox
from models.features.drift import has_outgrown
from pipelines.alerts import Alerts
from pipelines.jobs import BACKFILL_TAGS, arrival, training
from pipelines.troubles import tell_of_run, tell_what_stands_still

ARRIVAL_SECONDS = 2
DRIFT_SECONDS = 300
TROUBLE_SECONDS = 10
STANDSTILL_SECONDS = 300
ASK_AGAIN_SECONDS = 600
"""What still waits after that long is asked for again: the run that should have taken it has failed."""

UNDER_WAY = dg.RunsFilter(
    job_name=arrival.name,
    statuses=[
        dg.DagsterRunStatus.QUEUED,
        dg.DagsterRunStatus.NOT_STARTED,
        dg.DagsterRunStatus.STARTING,
        dg.DagsterRunStatus.STARTED,
    ],
)


@dg.sensor(job=arrival, minimum_interval_seconds=ARRIVAL_SECONDS, default_status=dg.DefaultSensorStatus.RUNNING)
def arrivals(
    context: dg.SensorEvaluationContext, inbox: dg.ResourceParam[Inbox], database: dg.ResourceParam[Database]
) -> dg.RunRequest | dg.SkipReason:
    """One arrival run a batch: the run key is what waits in the inbox and the latest change in Postgres.

    While a run is under way nothing is asked for: it is just clearing the inbox, and what is left comes next.
    """
    if context.instance.get_runs_count(UNDER_WAY):
        return dg.SkipReason("an arrival run is under way")
    waiting = inbox.content_key()
    changes = str(database.latest_change())
    if waiting is None and changes == (context.cursor or "0"):
        return dg.SkipReason("the inbox is empty and nobody changed anything")
    context.update_cursor(changes)
    attempt = int((time.time() - inbox.oldest_seconds()) // ASK_AGAIN_SECONDS) if waiting else 0
    return dg.RunRequest(run_key=f"{waiting or 'changes'}-{changes}-{attempt}", partition_key=clock.today().isoformat())


@dg.sensor(job=training, minimum_interval_seconds=DRIFT_SECONDS, default_status=dg.DefaultSensorStatus.RUNNING)
def drift(lake: dg.ResourceParam[Lake]) -> dg.RunRequest | dg.SkipReason:
    """Ask for a refit when the corpus has outgrown the text model that was fitted on it, once a model."""
    fitted = lake.current("text_model").manifest
    if fitted is None:
        return dg.SkipReason("no text model yet: the first arrival fits one")
    now = sum(lake.current(f"current_{side}").read(columns=["status"]).height for side in ("postings", "profiles"))
    if not has_outgrown(now, fitted.counts.get("documents_fitted", 0)):
        return dg.SkipReason(f"{now} documents; the text model still fits them")
    return dg.RunRequest(run_key=f"{fitted.manifest_id}-{now // fitted.counts.get('documents_fitted', 1)}")


automation = dg.AutomationConditionSensorDefinition(
    "automation",
    target=dg.AssetSelection.all(),
    default_status=dg.DefaultSensorStatus.RUNNING,
    minimum_interval_seconds=60,
    run_tags=BACKFILL_TAGS,
)


@dg.run_failure_sensor(minimum_interval_seconds=TROUBLE_SECONDS, default_status=dg.DefaultSensorStatus.RUNNING)
def failures(context: dg.RunFailureSensorContext, alerts: dg.ResourceParam[Alerts]) -> None:
    """Tell of each run that failed."""
    run = context.dagster_run
    tell_of_run(alerts, context.instance, run.run_id, run.job_name, success=False, now=clock.now())


@dg.run_status_sensor(
    run_status=dg.DagsterRunStatus.SUCCESS,
    minimum_interval_seconds=TROUBLE_SECONDS,
    default_status=dg.DefaultSensorStatus.RUNNING,
)
def recoveries(context: dg.RunStatusSensorContext, alerts: dg.ResourceParam[Alerts]) -> None:
    """A run that ended well ends the trouble of its job, so that the next failure is told at once."""
    run = context.dagster_run
    tell_of_run(alerts, context.instance, run.run_id, run.job_name, success=True, now=clock.now())


@dg.sensor(minimum_interval_seconds=STANDSTILL_SECONDS, default_status=dg.DefaultSensorStatus.RUNNING)
def standstill(
    context: dg.SensorEvaluationContext,
    alerts: dg.ResourceParam[Alerts],
    lake: dg.ResourceParam[Lake],
    limits: dg.ResourceParam[Limits],
) -> dg.SkipReason:
    """Tell of sources that have gone quiet and of matches that have grown old; it starts nothing."""
    lasting = tell_what_stands_still(alerts, context.instance, lake, limits, clock.now())
    return dg.SkipReason(f"stands still: {', '.join(lasting)}" if lasting else "everything moves")


SENSORS = [arrivals, drift, automation, failures, recoveries, standstill]
