"""Reports runs as failed whose process died with its code server; the daemon then runs them again.

Started by the supervisor, as a process of its own, once a code server is up again.
"""

import sys
from collections.abc import Sequence

import dagster as dg

from pipelines.processes import PROCESS_TAG, is_running

UNFINISHED = [dg.DagsterRunStatus.STARTING, dg.DagsterRunStatus.STARTED, dg.DagsterRunStatus.CANCELING]
LAUNCHED = ".dagster/grpc_info"
"""Tag of a run that a code server executes."""


def end_abandoned_runs(instance: dg.DagsterInstance, run_ids: Sequence[str]) -> None:
    """Reports those of the runs that nobody works on any more as failed, or as cancelled where that was wanted."""
    for run in instance.get_runs(dg.RunsFilter(run_ids=run_ids, statuses=UNFINISHED)):
        if not _is_abandoned(run):
            continue
        if run.status == dg.DagsterRunStatus.CANCELING:
            instance.report_run_canceled(run, message="The process of this run has ended.")
        else:
            instance.report_run_failed(run, message="The process of this run was killed.")


def _is_abandoned(run: dg.DagsterRun) -> bool:
    """A run that a code server had died with it; one of `matchmill run` is looked for."""
    return LAUNCHED in run.tags or not is_running(run.tags.get(PROCESS_TAG, ""))


if __name__ == "__main__":
    end_abandoned_runs(dg.DagsterInstance.get(), sys.argv[1:])
