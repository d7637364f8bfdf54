"""What runs by the clock: sources, retraining, the janitor, the marts. What they do is the jobs' business."""

from datetime import UTC

import dagster as dg
from dagster._core.definitions.unresolved_asset_job_definition import UnresolvedAssetJobDefinition

from pipelines import jobs

RUNNING = dg.DefaultScheduleStatus.RUNNING


@dg.schedule(job=jobs.arrival, cron_schedule="15 * * * *", execution_timezone="UTC", default_status=RUNNING)
def hourly_arrival(context: dg.ScheduleEvaluationContext) -> dg.RunRequest:
    """Expire what has expired and go on where an earlier run failed; costs little when nothing is new."""
    moment = context.scheduled_execution_time.astimezone(UTC)
    return dg.RunRequest(run_key=moment.isoformat(), partition_key=moment.date().isoformat())


def _by_clock(name: str, job: dg.JobDefinition | UnresolvedAssetJobDefinition, cron: str) -> dg.ScheduleDefinition:
    return dg.ScheduleDefinition(
        name=name, job=job, cron_schedule=cron, execution_timezone="UTC", default_status=RUNNING
    )


SCHEDULES = [
    hourly_arrival,
    _by_clock("hourly_watch", jobs.watch, "45 * * * *"),
    _by_clock("nightly_janitor", jobs.janitor, "30 2 * * *"),
    _by_clock("nightly_marts", jobs.marts, "50 2 * * *"),
    _by_clock("weekly_training", jobs.training, "0 3 * * 0"),
]
