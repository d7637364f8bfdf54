"""What runs by the clock: sources, retraining, the janitor, the marts. What they do is the jobs' business."""

from datetime import UTC

import dagster as dg

from pipelines import jobs


@dg.schedule(job=jobs.arrival, cron_schedule="15 * * * *", execution_timezone="UTC")
def hourly_arrival(context: dg.ScheduleEvaluationContext) -> dg.RunRequest:
    """Expire what has expired and take in what no sensor saw; costs little when nothing is new."""
    moment = context.scheduled_execution_time.astimezone(UTC)
    return dg.RunRequest(run_key=moment.isoformat(), partition_key=moment.date().isoformat())


weekly_training = dg.ScheduleDefinition(
    name="weekly_training", job=jobs.training, cron_schedule="0 3 * * 0", execution_timezone="UTC"
)
nightly_janitor = dg.ScheduleDefinition(
    name="nightly_janitor", job=jobs.janitor, cron_schedule="30 2 * * *", execution_timezone="UTC"
)
nightly_marts = dg.ScheduleDefinition(
    name="nightly_marts", job=jobs.marts, cron_schedule="45 2 * * *", execution_timezone="UTC"
)

SCHEDULES = [hourly_arrival, weekly_training, nightly_janitor, nightly_marts]
