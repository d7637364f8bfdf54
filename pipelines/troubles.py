"""What counts as trouble and what is said of it: a run that failed, publishing that is blocked, a source gone quiet.

It is told through `pipelines.alerts`; nothing is started, mended or judged anew here.
"""

from collections.abc import Iterator
from datetime import datetime

import dagster as dg

from assets.checks.age import PUBLISHED, judge_age
from assets.checks.sources import find_stale
from assets.lake import Lake
from assets.limits import Limits
from pipelines.alerts import Alert, Alerts

FAILED, BLOCKED, STALE, STANDS_STILL = "run_failed", "publish_blocked", "source_stale", "published_stale"
ARRIVAL = "arrival"
LOGS = ("raw_postings", "raw_resumes")


def alert_of_run(instance: dg.DagsterInstance, run_id: str, job: str) -> Alert:
    """What to tell of a failed run. Only sentences of our own are quoted: other programs' may quote somebody's row."""
    steps, sentences = [], []
    for entry in instance.all_logs(run_id, of_type=dg.DagsterEventType.STEP_FAILURE):
        failure = entry.get_dagster_event().step_failure_data
        steps.append(entry.step_key or "")
        if failure.user_failure_data and failure.user_failure_data.description:
            sentences.append(failure.user_failure_data.description)
        elif failure.error:
            sentences.append(f"{entry.step_key}: {(failure.error.cause or failure.error).cls_name}")
    blocked = job == ARRIVAL and any("was not replaced" in sentence for sentence in sentences)
    where = f"Run {run_id} of the job {job}: see it in the Dagster UI under Runs."
    if blocked:
        title = "Matchmill: publishing is blocked, readers keep the matches they have"
        return Alert(BLOCKED, title, "\n".join([*sentences, where]))
    at = f" at {', '.join(steps)}" if steps else ""
    told = sentences or ["Its process was killed or could not start."]
    return Alert(f"{FAILED}:{job}", f"Matchmill: a run of {job} failed{at}", "\n".join([*told, where]))


def tell_of_run(
    alerts: Alerts, instance: dg.DagsterInstance, run_id: str, job: str, success: bool, now: datetime
) -> None:
    """Tell that a run failed; one that did not ends the trouble of its job."""
    if success:
        alerts.clear(f"{FAILED}:{job}", *([BLOCKED] if job == ARRIVAL else []))
    else:
        alerts.tell(alert_of_run(instance, run_id, job), now)


def tell_what_stands_still(
    alerts: Alerts, instance: dg.DagsterInstance, lake: Lake, limits: Limits, now: datetime
) -> list[str]:
    """Tell of sources and of a published set that are too old, and end what is over; the keys of what lasts."""
    found = {alert.key: alert for alert in _standing_still(instance, lake, limits, now)}
    over = [key for begin in (STALE, STANDS_STILL) for key in alerts.known(begin) if key not in found]
    alerts.clear(*over)
    for alert in found.values():
        alerts.tell(alert, now)
    return list(found)


def _standing_still(instance: dg.DagsterInstance, lake: Lake, limits: Limits, now: datetime) -> Iterator[Alert]:
    for log in LOGS:
        for source, sentence in find_stale(lake, log, limits, now).items():
            yield Alert(f"{STALE}:{log}:{source}", f"Matchmill: source {source} is stale", f"{sentence}.")
    age = judge_age(instance, limits, now)
    if not age.passed and instance.get_latest_materialization_event(PUBLISHED):
        title = "Matchmill: what readers see is old"
        yield Alert(STANDS_STILL, title, f"{age.sentence[0].upper()}{age.sentence[1:]}.")
