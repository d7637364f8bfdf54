"""The one `Definitions`: every asset, check, job, schedule and sensor, on the resources of one environment.

Nothing is declared here but the table of contents.
"""

from collections.abc import Mapping
from typing import Any

import dagster as dg

from assets import (
    current,
    features,
    judged,
    marts,
    neighbours,
    parsed,
    published,
    ranked,
    raw,
    resume_tagger,
    shortlist,
    skill_tagger,
    text_model,
)
from assets.checks.age import published_age
from assets.checks.sources import source_freshness
from pipelines import jobs, schedules, sensors
from pipelines.environments import resources_of
from pipelines.settings import Settings, load_settings

STAGES = {
    "raw": raw,
    "resume_tagger": resume_tagger,
    "skill_tagger": skill_tagger,
    "parsed": parsed,
    "current": current,
    "text_model": text_model,
    "features": features,
    "neighbours": neighbours,
    "shortlist": shortlist,
    "judged": judged,
    "ranked": ranked,
    "published": published,
    "marts": marts,
}
"""The table of contents, in the order in which data flows."""


def build_definitions(
    settings: Settings,
    loggers: Mapping[str, dg.LoggerDefinition] | None = None,
    overrides: Mapping[str, Any] | None = None,
) -> dg.Definitions:
    """All of Matchmill on the resources of these settings, some of them replaced by `overrides`."""
    return dg.Definitions(
        assets=dg.load_assets_from_modules(list(STAGES.values())),
        asset_checks=[published_age, *source_freshness],
        jobs=jobs.JOBS,
        schedules=schedules.SCHEDULES,
        sensors=sensors.SENSORS,
        resources={**resources_of(settings), **(overrides or {})},
        loggers=loggers,
    )


defs = build_definitions(load_settings())
