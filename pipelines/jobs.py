"""Which assets run together: arrivals, training, marts, and the janitor. What an asset does is not decided here."""

import dagster as dg

from assets.checks.age import published_age
from assets.limits import Limits
from assets.partitions import arrival_days
from assets.resources.database import Database
from models.tables.sweep import sweep

LANE = "matchmill/lane"
"""Run tag by which the run queue keeps kinds of work apart, see `dagster.yaml`: one run a lane at a time."""

BACKFILL_TAGS = {LANE: "backfill"}

WATCHED = dg.AssetSelection.checks(published_age)

arrival = dg.define_asset_job(
    "arrival",
    selection=dg.AssetSelection.groups(
        "raw", "parsed", "current", "text_model", "features", "shortlist", "ranked", "published"
    )
    - WATCHED,
    partitions_def=arrival_days,
    executor_def=dg.in_process_executor,
    tags={LANE: "arrival"},
    description="Everything between the inbox and the published matches, one run a batch.",
)

watch = dg.define_asset_job(
    "watch",
    selection=WATCHED,
    executor_def=dg.in_process_executor,
    tags={LANE: "watch"},
    description="Judge the age of what is published: a pipeline that stands still is seen here.",
)

training = dg.define_asset_job(
    "training",
    selection=dg.AssetSelection.assets("text_model"),
    executor_def=dg.in_process_executor,
    config={"ops": {"text_model": {"config": {"refit": True}}}},
    tags={LANE: "training"},
    description="Refit the text model on everything that is current; the next arrival uses it.",
)

marts = dg.define_asset_job(
    "marts",
    selection=dg.AssetSelection.groups("marts"),
    executor_def=dg.in_process_executor,
    tags={LANE: "marts"},
    description="Rebuild the dbt marts from the lake.",
)


@dg.op(description="Drop sets of matches that no kept run needs; never waits long for a reader.")
def sweep_match_sets(
    context: dg.OpExecutionContext, database: dg.ResourceParam[Database], limits: dg.ResourceParam[Limits]
) -> None:
    swept = sweep(database.url, keep_runs=limits.sets_kept)
    context.add_output_metadata({"dropped": len(swept.dropped), "left_for_later": len(swept.left)})


@dg.job(tags={LANE: "janitor"}, executor_def=dg.in_process_executor)
def janitor() -> None:
    """Take away what nobody needs any more."""
    sweep_match_sets()


JOBS = [arrival, training, marts, janitor, watch]
