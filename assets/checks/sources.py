"""How long ago each source brought something, judged by the clock: one that has gone quiet fails here.

How much of what it brought could be read is judged in `assets.checks.intake`.
"""

from datetime import datetime, timedelta

import dagster as dg
import polars as pl

from assets import clock
from assets.checks.outcome import Outcome
from assets.lake import Lake
from assets.limits import Limits

EVERY_OTHER = "*"


def find_stale(lake: Lake, asset: str, limits: Limits, now: datetime) -> dict[str, str]:
    """Sources of that log that brought nothing for longer than their limit, each with a sentence."""
    latest = lake.current(asset).read(columns=["source", "received_at"]).group_by("source").agg(pl.max("received_at"))
    stale: dict[str, str] = {}
    for source, moment in latest.sort("source").iter_rows():
        limit = limits.source_hours.get(source, limits.source_hours.get(EVERY_OTHER))
        if limit is not None and now - moment > timedelta(hours=limit):
            hours = (now - moment).total_seconds() / 3600
            stale[source] = (
                f"source {source} of {asset} brought nothing for {hours:.1f} hours, its limit is {limit:g};"
                " look at what delivers it, or change MATCHMILL_SOURCE_HOURS_MAX"
            )
    return stale


def judge_sources(lake: Lake, asset: str, limits: Limits, now: datetime) -> Outcome:
    """Passed when no source is stale; without limits none is."""
    stale = find_stale(lake, asset, limits, now)
    watched = "no source has a limit (MATCHMILL_SOURCE_HOURS_MAX)" if not limits.source_hours else "no source is stale"
    return Outcome(not stale, "; ".join(stale.values()) or watched, {"stale": len(stale)})


def freshness_of(asset: str) -> dg.AssetChecksDefinition:
    """The check of one log. It warns: what is already there is as good as it was."""

    @dg.asset_check(asset=asset, name="freshness", description="Each source with a limit has brought something.")
    def freshness(lake: dg.ResourceParam[Lake], limits: dg.ResourceParam[Limits]) -> dg.AssetCheckResult:
        outcome = judge_sources(lake, asset, limits, clock.now())
        return dg.AssetCheckResult(
            passed=outcome.passed,
            description=outcome.sentence,
            metadata=outcome.figures,
            severity=dg.AssetCheckSeverity.WARN,
        )

    return freshness


source_freshness = [freshness_of("raw_postings"), freshness_of("raw_resumes")]
