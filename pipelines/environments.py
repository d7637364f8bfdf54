"""From settings to resources: what one installation gives its assets. The environment itself is read in `settings`.

No asset, schedule or sensor is declared here.
"""

from collections.abc import Callable, Iterator
from contextlib import nullcontext
from typing import Any

import dagster as dg

from assets.io import LakeIOManager
from assets.lake import Lake
from assets.limits import Limits
from assets.marts import dbt_of_this_environment
from assets.resources.database import Database
from assets.resources.inbox import Inbox
from assets.resources.labels import Labels
from assets.resources.marts import MartStore
from assets.resources.skill_labels import SkillLabels
from models.features.text_model import TextModelSettings
from pipelines.alerts import Alerts
from pipelines.lakes import open_lake
from pipelines.settings import Settings
from pipelines.turns import beside_others, take_turn

ARRIVAL = "arrival"
"""The job whose runs take turns; `pipelines.jobs` declares it."""


def limits_of(settings: Settings) -> Limits:
    return Limits(
        rejected_share=settings.rejected_share_max,
        expired_share=settings.expired_share_max,
        pair_budget=settings.pair_budget,
        matched_share=settings.matched_share_min,
        top_k=settings.top_k,
        shortlist_size=settings.shortlist_size,
        published_age_hours=settings.published_age_hours_max,
        source_hours=settings.source_hours,
        document_seconds=settings.document_seconds,
        document_memory_mb=settings.document_memory_mb,
        ocr=settings.ocr,
    )


def resources_of(settings: Settings) -> dict[str, Any]:
    """Every resource by name. Nothing is opened before a run or a sensor asks for it."""

    @dg.resource(description="Immutable files and the manifests that say which are current.")
    def lake(_: dg.InitResourceContext) -> Iterator[Lake]:
        with beside_others(settings.home):
            yield open_lake(settings)

    @dg.resource(description="What one arrival at a time has, from its first step to its last.")
    def turn(context: dg.InitResourceContext) -> Iterator[None]:
        takes_turns = context.run is not None and context.run.job_name == ARRIVAL
        with take_turn(settings.home, _sayer(context)) if takes_turns else nullcontext():
            yield

    @dg.io_manager(required_resource_keys={"lake", "turn"})
    def lake_io(context: dg.InitResourceContext) -> LakeIOManager:
        return LakeIOManager(context.resources.lake)

    url = settings.database_url.get_secret_value() if settings.database_url else None
    return {
        "lake": lake,
        "turn": turn,
        "lake_io": lake_io,
        "settings": settings,
        "alerts": Alerts(settings),
        "limits": limits_of(settings),
        "inbox": Inbox(settings.inbox or settings.home / "inbox"),
        "database": Database(url, settings.database_wait_seconds),
        "mart_store": MartStore(settings.home / "marts"),
        "dbt": dbt_of_this_environment(),
        "text_model_settings": TextModelSettings(),
        "labels": Labels(settings.home / "labels"),
        "skill_labels": SkillLabels(settings.home / "labels" / "skills"),
    }


def _sayer(context: dg.InitResourceContext) -> Callable[[str], None]:
    return context.log.warning if context.log else lambda _: None
