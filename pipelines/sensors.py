"""What starts a run when something happens: files in the inbox, changes in Postgres, a corpus that has drifted.

Nothing is read or stored here; a sensor only says that there is work.
"""

from datetime import UTC, datetime

import dagster as dg
from assets.resources.database import Database

from assets.resources.inbox import Inbox
from pipelines.jobs import arrival

ARRIVAL_SECONDS = 3


def _today() -> str:
    return datetime.now(UTC).date().isoformat()


@dg.sensor(job=arrival, minimum_interval_seconds=ARRIVAL_SECONDS, default_status=dg.DefaultSensorStatus.RUNNING)
def arrivals(
    context: dg.SensorEvaluationContext, inbox: dg.ResourceParam[Inbox], database: dg.ResourceParam[Database]
) -> dg.RunRequest | dg.SkipReason:
    """One arrival run a batch: the run key is what waits in the inbox and the latest change in Postgres."""
    key = inbox.content_key()
    changes = database.latest_change()
    if key is None and str(changes) == (context.cursor or "0"):
        return dg.SkipReason("the inbox is empty and nobody changed anything")
    context.update_cursor(str(changes))
    return dg.RunRequest(run_key=f"{key or 'changes'}-{changes}", partition_key=_today())


SENSORS = [arrivals]
