"""Dagster's records of runs long past: which of them nothing depends on, and their removal with events and output.

No asset, row or file of the lake is touched here.
"""

import shutil
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import dagster as dg

ENDED = [dg.DagsterRunStatus.SUCCESS, dg.DagsterRunStatus.FAILURE, dg.DagsterRunStatus.CANCELED]
MADE = dg.DagsterEventType.ASSET_MATERIALIZATION


def find_old_runs(instance: dg.DagsterInstance, before: datetime) -> list[str]:
    """Runs that ended before that moment, but for those that an asset or one of its days was made in last.

    Without their events Dagster would take what they made for missing, and no new parser would read those days again.
    """
    needed = _latest_makers(instance)
    records = instance.get_run_records(dg.RunsFilter(statuses=ENDED, created_before=before))
    return [
        record.dagster_run.run_id
        for record in records
        if record.dagster_run.run_id not in needed and (record.end_time or 0) < before.timestamp()
    ]


def size_of_run(home: Path, run_id: str) -> int:
    """Bytes of a run's own files on this disk."""
    return sum(path.stat().st_size for path in _event_files(home, run_id))


def forget_run(instance: dg.DagsterInstance, home: Path, run_id: str) -> None:
    """Remove a run, its events, and the file that Dagster's SQLite leaves empty."""
    instance.delete_run(run_id)
    for path in _event_files(home, run_id):
        path.unlink(missing_ok=True)


def find_old_output(instance: dg.DagsterInstance, home: Path, before: datetime) -> dict[Path, int]:
    """Folders of what the steps of ended runs printed before that moment, with their bytes."""
    folder = home / "dagster" / "storage"
    unfinished = {run.run_id for run in instance.get_runs() if not run.is_finished}
    old: dict[Path, int] = {}
    for printed in sorted(folder.iterdir()) if folder.is_dir() else ():
        files = [path for path in printed.rglob("*") if path.is_file()]
        latest = max((path.stat().st_mtime for path in files), default=printed.stat().st_mtime)
        if printed.name not in unfinished and latest < before.timestamp():
            old[printed] = sum(path.stat().st_size for path in files)
    return old


def forget_output(printed: Path) -> None:
    """Remove such a folder."""
    shutil.rmtree(printed, ignore_errors=True)


def _latest_makers(instance: dg.DagsterInstance) -> set[str]:
    """The runs in which each asset, and each day of a log, was materialised last."""
    makers: set[str] = set()
    for key in instance.all_asset_keys():
        latest = instance.get_latest_materialization_event(key)
        makers |= {latest.run_id} if latest else set()
        by_day = instance.event_log_storage.get_latest_storage_id_by_partition(key, MADE)
        if by_day:
            wanted = dg.AssetRecordsFilter(asset_key=key, storage_ids=list(by_day.values()))
            makers |= {record.run_id for record in instance.fetch_materializations(wanted, len(by_day)).records}
    return makers


def _event_files(home: Path, run_id: str) -> Iterator[Path]:
    yield from (home / "dagster" / "history" / "runs").glob(f"{run_id}.db*")
