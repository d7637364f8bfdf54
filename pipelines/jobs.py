"""Which assets run together: arrivals, training, marts, and the janitor. What an asset does is not decided here."""

import dagster as dg

from assets import clock
from assets.checks.age import published_age
from assets.checks.sources import source_freshness
from assets.lake import Lake
from assets.resources.database import Database
from pipelines.janitor import Home, clean
from pipelines.settings import Settings

LANE = "matchmill/lane"
"""Run tag by which the run queue keeps kinds of work apart, see `dagster.yaml`: one run a lane at a time."""

BACKFILL_TAGS = {LANE: "backfill"}

WATCHED = dg.AssetSelection.checks(published_age, *source_freshness)

arrival = dg.define_asset_job(
    "arrival",
    selection=dg.AssetSelection.groups(
        *(
            "raw",
            "parsed",
            "current",
            "text_model",
            "features",
            "neighbours",
            "shortlist",
            "judged",
            "ranked",
            "published",
        )
    )
    - WATCHED,
    executor_def=dg.in_process_executor,
    tags={LANE: "arrival"},
    description="Everything between the inbox and the published matches, one run a batch.",
)

watch = dg.define_asset_job(
    "watch",
    selection=WATCHED,
    executor_def=dg.in_process_executor,
    tags={LANE: "watch"},
    description="Judge the age of what is published and of each source: a pipeline that stands still is seen here.",
)

training = dg.define_asset_job(
    "training",
    selection=dg.AssetSelection.assets("text_model"),
    executor_def=dg.in_process_executor,
    config={"ops": {"text_model": {"config": {"refit": True}}}},
    tags={LANE: "training"},
    description="Refit the text model on everything that is current; the next arrival uses it.",
)

tagging = dg.define_asset_job(
    "tagging",
    selection=dg.AssetSelection.assets("resume_tagger"),
    executor_def=dg.in_process_executor,
    tags={LANE: "training"},
    description="Train the tagger on the labelled résumés in <home>/labels; what is read next is read with it.",
)

skill_tagging = dg.define_asset_job(
    "skill_tagging",
    selection=dg.AssetSelection.assets("skill_tagger"),
    executor_def=dg.in_process_executor,
    tags={LANE: "training"},
    description="Train the span tagger on the labelled sentences in <home>/labels/skills; `matchmill skills` asks it.",
)

marts = dg.define_asset_job(
    "marts",
    selection=dg.AssetSelection.groups("marts"),
    executor_def=dg.in_process_executor,
    tags={LANE: "marts"},
    description="Rebuild the dbt marts from the lake.",
)


class TakeAway(dg.Config):
    """`dry_run`: only count what would go."""

    dry_run: bool = False


@dg.op(description="Delete what the retention settings no longer keep; never waits long for a reader.")
def take_away(
    context: dg.OpExecutionContext,
    config: TakeAway,
    lake: dg.ResourceParam[Lake],
    database: dg.ResourceParam[Database],
    settings: dg.ResourceParam[Settings],
) -> None:
    taken = list(clean(Home(settings, lake, database.url, context.instance), clock.now(), config.dry_run))
    told = "\n".join(f"| {kind.kind} | {kind.count:,} | {kind.size:,} | {kind.left:,} |" for kind in taken)
    context.add_output_metadata(
        {
            "dry_run": config.dry_run,
            "taken": dg.MetadataValue.md(f"| kind | count | bytes | left for later |\n|---|---|---|---|\n{told}"),
            "bytes": sum(kind.size for kind in taken),
            **{kind.kind.replace(" ", "_"): kind.count for kind in taken},
        }
    )


@dg.job(tags={LANE: "janitor"}, executor_def=dg.in_process_executor)
def janitor() -> None:
    """Take away what nobody needs any more."""
    take_away()


JOBS = [arrival, training, tagging, skill_tagging, marts, janitor, watch]
