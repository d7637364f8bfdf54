"""Dagster's own folder in a home: its configuration, where it finds our code, and runs that a killed process left.

Nothing is started here.
"""

import sqlite3
import subprocess
import sys
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path

import yaml

UNFINISHED = ("STARTING", "STARTED", "CANCELING")

DAGSTER_YAML = {
    "telemetry": {"enabled": False},
    "nux": {"enabled": False},  # a dialog that asks newcomers to the UI for their e-mail address
    "concurrency": {
        "runs": {
            "max_concurrent_runs": 3,
            # One lane for each kind of work, so that an arrival never waits for a training run to end.
            "tag_concurrency_limits": [
                {"key": "matchmill/lane", "value": {"applyLimitPerUniqueValue": True}, "limit": 1},
            ],
        },
        "pools": {"default_limit": 1, "granularity": "op"},
    },
    "run_queue": {"dequeue_interval_seconds": 1},
    "run_monitoring": {"enabled": True, "start_timeout_seconds": 180, "poll_interval_seconds": 20},
    # A run whose process was killed is run again; a run that failed by itself is not.
    "run_retries": {"enabled": True, "max_retries": 2, "retry_on_asset_or_op_failure": False},
    "code_servers": {"local_startup_timeout": 180},
    "retention": {
        "schedule": {"purge_after_days": {"skipped": 7, "failure": 30, "success": 30}},
        "sensor": {"purge_after_days": {"skipped": 1, "failure": 30, "success": 30}},
    },
}


def write_dagster_home(folder: Path, code_server: Path | None = None) -> Path:
    """Writes `dagster.yaml` and, with a code server's socket, the workspace that points at it; the latter's path."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "dagster.yaml").write_text(yaml.safe_dump(DAGSTER_YAML, sort_keys=False))
    workspace = folder / "workspace.yaml"
    if code_server is not None:
        server = {"grpc_server": {"socket": str(code_server), "location_name": "matchmill"}}
        workspace.write_text(yaml.safe_dump({"load_from": [server]}))
    return workspace


class AbandonedRuns:
    """Runs that died with their code server. Unless they are ended, each would hold its lane for ever."""

    def __init__(self, folder: Path, environment: Mapping[str, str]) -> None:
        self._records = folder / "history" / "runs.db"
        self._environment = environment
        self.run_ids: list[str] = []

    def note(self) -> None:
        """Remembers what is unfinished while no code server is up. Quick: it loads no Dagster."""
        if not self._records.exists():
            return
        marks = ", ".join("?" * len(UNFINISHED))
        with closing(sqlite3.connect(f"file:{self._records}?mode=ro", uri=True, timeout=5)) as records:
            self.run_ids = [
                row[0] for row in records.execute(f"select run_id from runs where status in ({marks})", UNFINISHED)
            ]

    def end(self) -> None:
        """Ends what was noted, once a code server is up again: the daemon tries only once to run it again."""
        if self.run_ids:
            command = [sys.executable, "-m", "pipelines.abandoned_runs", *self.run_ids]
            subprocess.run(command, env=self._environment, check=False)
        self.run_ids = []
