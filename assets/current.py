"""One row per vacancy and per person: who owns "now". From here on nothing is partitioned by day.

How rows are resolved is in `models.current`; nothing is parsed or compared to the other side here.
"""

import time

import dagster as dg
import polars as pl

from assets import clock
from assets.declare import Reported, declare, report
from assets.lake import Draft, Lake, Snapshot
from assets.limits import Limits
from models.current.postings import read_closed_keys, resolve_postings
from models.current.profiles import resolve_profiles
from models.current.readings import latest_readings

GROUP = "current"


@dg.asset(**declare(GROUP, "polars", asset="current_postings"))
def current_postings(
    lake: dg.ResourceParam[Lake],
    limits: dg.ResourceParam[Limits],
    parsed_postings: Snapshot,
    raw_employer_postings: Snapshot,
) -> Reported:
    """One row per vacancy: latest version, duplicates collapsed, open, expired or closed as of today (UTC)."""
    started = time.monotonic()
    today = clock.today()
    draft = lake.draft("current_postings", [parsed_postings, raw_employer_postings], {"as_of": today.isoformat()})
    if draft.unchanged:
        draft.keep()
    else:
        closed = read_closed_keys(raw_employer_postings.read())
        parsed = parsed_postings.read()
        _fill(draft, lake, resolve_postings(parsed, closed, today), "posting_id")
        draft.count(rows_parsed=latest_readings(parsed).height)
    yield from report(draft, lake, limits, started)


@dg.asset(**declare(GROUP, "polars", asset="current_profiles"))
def current_profiles(
    lake: dg.ResourceParam[Lake],
    limits: dg.ResourceParam[Limits],
    parsed_profiles: Snapshot,
    raw_profile_edits: Snapshot,
) -> Reported:
    """One row per person: the latest résumé, with the person's own edits winning field by field."""
    started = time.monotonic()
    draft = lake.draft("current_profiles", [parsed_profiles, raw_profile_edits])
    if draft.unchanged:
        draft.keep()
    else:
        _fill(draft, lake, resolve_profiles(parsed_profiles.read(), raw_profile_edits.read()), "profile_id")
    yield from report(draft, lake, limits, started)


def _fill(draft: Draft, lake: Lake, resolved: pl.DataFrame, key: str) -> None:
    """Write one part a shard and note which rows differ from the version before."""
    for shard, rows in lake.by_shard(resolved, key):
        draft.add(shard, rows)
    draft.record_changes([key], ["content_hash", "status"])
    draft.count(rows=resolved.height, **{f"status_{status}": count for status, count in _statuses(resolved)})


def _statuses(resolved: pl.DataFrame) -> list[tuple[str, int]]:
    return resolved.group_by("status").len().sort("status").rows()
