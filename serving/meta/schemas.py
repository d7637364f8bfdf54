"""What was published last, from which data and by which versions.

Output only; no defaults.
"""

from datetime import UTC, datetime
from typing import Any

from pydantic import BaseModel, Field


class Meta(BaseModel):
    """The run that readers see now; every field but `api_version` is null while nothing has been published."""

    api_version: str
    run_id: str | None
    published_at: datetime | None
    regime: str | None = Field(description="How texts were compared.", examples=["lexical"])
    versions: dict[str, Any] | None = Field(description="Parser, taxonomy, text model, ranker and rules.")
    data_as_of: dict[str, datetime | None] | None = Field(description="By source, when its newest data arrived.")
    counts: dict[str, Any] | None = Field(description="Rows published.")
    held_since: datetime | None = Field(description="Since when an operator holds readers at this run.")


EXAMPLE = Meta(
    api_version="0.1.0",
    run_id="20260131T060500-4f1c",
    published_at=datetime(2026, 1, 31, 6, 5, tzinfo=UTC),
    regime="lexical",
    versions={"parser": "1", "taxonomy": "1", "text_model": "3f9a1c", "ranker": "weights-1", "rules": "1"},
    data_as_of={"inbox": datetime(2026, 1, 31, 6, tzinfo=UTC)},
    counts={"postings": 80, "profiles": 50, "profile_matches": 1000, "posting_matches": 1600},
    held_since=None,
)
"""Shown in the API's description."""
