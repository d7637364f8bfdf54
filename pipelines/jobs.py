"""Which assets run together: arrivals, training, marts, and the janitor. What an asset does is not decided here."""

import dagster as dg

from assets.partitions import arrival_days

LANE = "matchmill/lane"
"""Run tag by which the run queue keeps kinds of work apart, see `dagster.yaml`: one run a lane at a time."""

arrival = dg.define_asset_job(
    "arrival",
    selection=dg.AssetSelection.groups(
        "raw", "parsed", "current", "text_model", "features", "shortlist", "ranked", "published"
    ),
    partitions_def=arrival_days,
    executor_def=dg.in_process_executor,
    tags={LANE: "arrival"},
    description="Everything between the inbox and the published matches, one run a batch.",
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
