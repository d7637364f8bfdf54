"""What was published last, from which data and by which versions.

Output only; no defaults.
"""

from datetime import datetime
from typing import Any

from pydantic import BaseModel, Field


class Meta(BaseModel):
    """The run that readers see now; every field but `api_version` is null while nothing has been published."""

    api_version: str
    run_id: str | None
    published_at: datetime | None
    regime: str | None = Field(description="How texts were compared.", examples=["lexical"])
    versions: dict[str, Any] | None = Field(
        description="Parser, taxonomy, text model, ranker and rules.", examples=[{"parser": "1", "ranker": "weights-1"}]
    )
    data_as_of: dict[str, datetime] | None = Field(
        description="By source, when its newest data arrived.", examples=[{"inbox": "2026-01-31T06:00:00Z"}]
    )
    counts: dict[str, Any] | None = Field(description="Rows published.", examples=[{"postings": 80, "profiles": 50}])
