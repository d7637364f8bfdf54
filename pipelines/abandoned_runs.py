"""Reports runs as failed whose process died with its code server; the daemon then runs them again.

Started by the supervisor, as a process of its own, once a code server is up again.
"""

import sys
from collections.abc import Sequence

import dagster as dg

UNFINISHED = [dg.DagsterRunStatus.STARTING, dg.DagsterRunStatus.STARTED, dg.DagsterRunStatus.CANCELING]
LAUNCHED = ".dagster/grpc_info"
"""Tag of a run that a code server executes; a run of `matchmill run` has none, and its process may well be alive."""


def end_abandoned_runs(instance: dg.DagsterInstance, run_ids: Sequence[str]) -> None:
    """Reports those runs that a code server was executing as failed, or as cancelled where that was wanted."""
    for run in instance.get_runs(dg.RunsFilter(run_ids=run_ids, statuses=UNFINISHED)):
        if LAUNCHED not in run.tags:
            continue
        if run.status == dg.DagsterRunStatus.CANCELING:
            instance.report_run_canceled(run, message="The process of this run has ended.")
        else:
            instance.report_run_failed(run, message="The process of this run was killed.")


if __name__ == "__main__":
    end_abandoned_runs(dg.DagsterInstance.get(), sys.argv[1:])
