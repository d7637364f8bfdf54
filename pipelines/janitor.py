"""What the janitor takes away, kind by kind: what is found is what would go, and the same is then deleted.

How long things are kept is a matter of `RetentionSettings`; what is current or can be rolled back to always stays.
"""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

import dagster as dg

from assets.lake import Lake
from assets.lake.waste import Keep, delete_waste, find_waste
from models.tables.sweep import look, read_keys, sweep
from pipelines.run_records import find_old_output, find_old_runs, forget_output, forget_run, size_of_run
from pipelines.settings import Settings
from pipelines.turns import may_delete


@dataclass(frozen=True, slots=True)
class Taken:
    """How much of one kind went, or would go; `left` must wait for a reader to end."""

    kind: str
    count: int
    size: int
    left: int = 0


@dataclass(frozen=True)
class Home:
    """What there is to clean: one installation's lake, database, Dagster records and folders."""

    settings: Settings
    lake: Lake
    database_url: str
    instance: dg.DagsterInstance


def clean(home: Home, now: datetime, dry_run: bool) -> Iterator[Taken]:
    """Find what nobody needs and delete it, or with `dry_run` only count it. Bytes as they lie on the disk."""
    yield _clean_match_sets(home, dry_run)
    yield from _clean_lake(home, now, dry_run)
    yield _clean_leftovers(home, now, dry_run)
    yield _clean_runs(home, now, dry_run)
    yield _clean_output(home, now, dry_run)


def _clean_match_sets(home: Home, dry_run: bool) -> Taken:
    kept, grace = home.settings.match_sets_kept, min(home.settings.grace, timedelta(hours=1))
    unneeded = look(home.database_url, keep_runs=kept, grace=grace)
    if dry_run:
        return Taken("sets of matches", len(unneeded), sum(unneeded.values()))
    swept = sweep(home.database_url, keep_runs=kept, grace=grace)
    size = sum(unneeded.get(set_id, 0) for set_id in swept.dropped)
    return Taken("sets of matches", len(swept.dropped), size, len(swept.left))


def _clean_lake(home: Home, now: datetime, dry_run: bool) -> Iterator[Taken]:
    settings = home.settings
    keep = Keep(
        versions=settings.versions_kept,
        version_age=timedelta(days=settings.version_days),
        raw_age=timedelta(days=settings.raw_days) if settings.raw_days else None,
        grace=settings.grace,
    )
    with may_delete(settings.home) as free:
        for waste in find_waste(home.lake, keep, read_keys(home.database_url), now):
            if free or dry_run:
                gone = waste if dry_run else delete_waste(home.lake.files, waste, settings.grace, now)
                yield Taken(gone.kind, len(gone.sizes), sum(gone.sizes.values()))
            else:  # a backup copies them
                yield Taken(waste.kind, 0, 0, left=len(waste.sizes))


def _clean_leftovers(home: Home, now: datetime, dry_run: bool) -> Taken:
    """Files in the making that a killed process left in the inbox and beside the marts."""
    folders = [(home.settings.inbox, ".*.partial"), (home.settings.home / "marts" / "files", ".*.parquet")]
    found = [path for folder, pattern in folders if folder.is_dir() for path in folder.rglob(pattern)]
    return _take("unfinished files", found, now - home.settings.grace, dry_run)


def _take(kind: str, paths: list[Path], before: datetime, dry_run: bool) -> Taken:
    sizes: list[int] = []
    for path in paths:
        with suppress(FileNotFoundError):
            about = path.stat()
            if about.st_mtime < before.timestamp():
                sizes.append(about.st_size)
                if not dry_run:
                    path.unlink()
    return Taken(kind, len(sizes), sum(sizes))


def _clean_runs(home: Home, now: datetime, dry_run: bool) -> Taken:
    old = find_old_runs(home.instance, now - timedelta(days=home.settings.run_days))
    size = sum(size_of_run(home.settings.home, run_id) for run_id in old)
    for run_id in () if dry_run else old:
        forget_run(home.instance, home.settings.home, run_id)
    return Taken("runs of Dagster", len(old), size)


def _clean_output(home: Home, now: datetime, dry_run: bool) -> Taken:
    before = now - timedelta(days=home.settings.compute_log_days)
    old = find_old_output(home.instance, home.settings.home, before)
    for printed in () if dry_run else old:
        forget_output(printed)
    return Taken("outputs of runs", len(old), sum(old.values()))
