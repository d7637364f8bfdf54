"""How an asset is declared and how it reports: owner, group, checks, counts. What it computes is never here."""

import time
from collections.abc import Callable, Iterator
from typing import Any

import dagster as dg

from assets.checks import CHECKS
from assets.checks.outcome import CheckInput
from assets.lake import Draft, Lake
from assets.limits import Limits
from assets.plots import plot
from assets.preview import preview

OWNER = "team:data"

Reported = Iterator[dg.AssetCheckResult | dg.Output[Draft]]
"""What the body of an asset yields: the results of its checks, then its output."""


def declare(group: str, *kinds: str, asset: str) -> dict[str, Any]:
    """Arguments of `dg.asset` that every asset in the lake shares, with its checks."""
    return {
        "name": asset,
        "group_name": group,
        "owners": [OWNER],
        "kinds": set(kinds),
        "check_specs": check_specs(asset),
        "io_manager_key": "lake_io",
    }


def check_specs(asset: str) -> list[dg.AssetCheckSpec]:
    """The checks of one asset, as Dagster wants them declared."""
    return [
        dg.AssetCheckSpec(check.name, asset=asset, description=check.description, blocking=check.blocking)
        for check in CHECKS[asset]
    ]


def report(
    draft: Draft,
    lake: Lake,
    limits: Limits,
    started: float,
    output_name: str = "result",
    publish: Callable[[], None] = lambda: None,
) -> Reported:
    """Judge a draft and hand it on: check results first, then the output, unless a blocking check failed.

    Raises dg.Failure naming the check and the way out; the version that was current stays so. `started` is
    `time.monotonic()` at the beginning of the asset; `publish` is done between the checks and the output.
    """
    refused: list[str] = []
    for check in CHECKS[draft.asset]:
        outcome = check.judge(CheckInput(draft, lake, limits))
        yield dg.AssetCheckResult(
            asset_key=draft.asset,
            check_name=check.name,
            passed=outcome.passed,
            description=outcome.sentence,
            metadata=outcome.figures,
            severity=dg.AssetCheckSeverity.ERROR if check.blocking else dg.AssetCheckSeverity.WARN,
        )
        if check.blocking and not outcome.passed:
            refused.append(f"{check.name}: {outcome.sentence}")
    if refused:
        raise dg.Failure(
            f"{draft.asset} was not replaced, its last good version stays. " + " | ".join(refused), allow_retries=False
        )
    publish()
    yield dg.Output(draft, output_name=output_name, metadata=describe(draft, time.monotonic() - started))


def describe(draft: Draft, seconds: float) -> dict[str, Any]:
    """The metadata that every asset shows: counts, rate, seconds, versions, a few rows and a plot where one helps."""
    looks = {"preview": preview(draft.snapshot()), "plot": plot(draft.snapshot())}
    rows = draft.counts.get("rows_published", sum(part.rows for part in draft.parts.values()))
    worked = draft.counts.get("computed", rows)
    return {
        "dagster/row_count": rows,
        "rows_in": draft.rows_in,
        **draft.counts,
        "seconds": round(seconds, 3),
        "rows_per_second": round(worked / seconds, 1) if seconds > 0 else 0.0,
        **{f"version_{name}": value for name, value in draft.versions.items()},
        **{name: dg.MetadataValue.md(text) for name, text in looks.items() if text},
        **draft.metadata,
    }
