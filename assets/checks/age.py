"""How old the published set is, judged by the clock and not by a run: a pipeline that stands still fails here.

What was published is judged in `assets.checks.published`.
"""

from datetime import UTC, datetime, timedelta

import dagster as dg

from assets.limits import Limits

PUBLISHED = dg.AssetKey("published_matches")


@dg.asset_check(asset=PUBLISHED, name="age", blocking=True, description="The published set is younger than the limit.")
def published_age(context: dg.AssetCheckExecutionContext, limits: dg.ResourceParam[Limits]) -> dg.AssetCheckResult:
    """Age of the latest success of `published_matches`, also one that found nothing to change."""
    event = context.instance.get_latest_materialization_event(PUBLISHED)
    if event is None:
        return dg.AssetCheckResult(passed=False, description="nothing was ever published: run the arrival job")
    age = datetime.now(UTC) - datetime.fromtimestamp(event.timestamp, UTC)
    limit = timedelta(hours=limits.published_age_hours)
    sentence = f"published {age.total_seconds() / 3600:.1f} hours ago, the limit is {limits.published_age_hours:g}"
    if age > limit:
        sentence += "; see why the latest arrival run failed, or start one"
    return dg.AssetCheckResult(
        passed=age <= limit, description=sentence, metadata={"age_hours": round(age.total_seconds() / 3600, 3)}
    )
