"""Reports runs as failed whose process died with its code server; the daemon then runs them again.

Started by the supervisor, as a process of its own, while no code server is up.
"""

import dagster as dg

UNFINISHED = [dg.DagsterRunStatus.STARTING, dg.DagsterRunStatus.STARTED, dg.DagsterRunStatus.CANCELING]
LAUNCHED = ".dagster/grpc_info"
"""Tag of a run that a code server executes; a run of `matchmill run` has none, and its process may well be alive."""


def end_abandoned_runs(instance: dg.DagsterInstance) -> int:
    """Reports every run that a code server was executing as failed, or cancelled if that was wanted; how many."""
    runs = instance.get_runs(dg.RunsFilter(statuses=UNFINISHED))
    abandoned = [run for run in runs if LAUNCHED in run.tags]
    for run in abandoned:
        if run.status == dg.DagsterRunStatus.CANCELING:
            instance.report_run_canceled(run, message="The process of this run has ended.")
        else:
            instance.report_run_failed(run, message="The process of this run was killed; it is run again.")
    return len(abandoned)


if __name__ == "__main__":
    end_abandoned_runs(dg.DagsterInstance.get())
