"""How old the published set is, judged by the clock and not by a run: a pipeline that stands still fails here.

What was published is judged in `assets.checks.published`.
"""

from datetime import UTC, datetime, timedelta

import dagster as dg

from assets import clock
from assets.checks.outcome import Outcome
from assets.limits import Limits

CLOCK_TOLERANCE = timedelta(minutes=5)
"""A date ahead of the clock by more says nothing about the age."""

PUBLISHED = dg.AssetKey("published_matches")


def judge_age(instance: dg.DagsterInstance, limits: Limits, now: datetime) -> Outcome:
    """Age of the latest success of `published_matches`, also one that found nothing to change."""
    event = instance.get_latest_materialization_event(PUBLISHED)
    if event is None:
        return Outcome(False, "nothing was ever published: run the arrival job, or `matchmill run`")
    age = now - datetime.fromtimestamp(event.timestamp, UTC)
    limit = timedelta(hours=limits.published_age_hours)
    sentence = f"published {age.total_seconds() / 3600:.1f} hours ago, the limit is {limits.published_age_hours:g}"
    if age < -CLOCK_TOLERANCE:
        sentence = f"published {-age.total_seconds() / 3600:.1f} hours ahead of the clock: set the clock, then run once"
    elif age > limit:
        sentence += "; see why the latest arrival run failed, or start one (`matchmill run`)"
    return Outcome(-CLOCK_TOLERANCE <= age <= limit, sentence, {"age_hours": round(age.total_seconds() / 3600, 3)})


@dg.asset_check(asset=PUBLISHED, name="age", blocking=True, description="The published set is younger than the limit.")
def published_age(context: dg.AssetCheckExecutionContext, limits: dg.ResourceParam[Limits]) -> dg.AssetCheckResult:
    """See `judge_age`."""
    outcome = judge_age(context.instance, limits, clock.now())
    return dg.AssetCheckResult(passed=outcome.passed, description=outcome.sentence, metadata=outcome.figures)
