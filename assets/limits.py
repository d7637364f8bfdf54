"""The limits that checks and stages hold to, as plain numbers. Where they come from is decided in `pipelines`."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Limits:
    """Limits of one installation.

    rejected_share: of the documents of one day that may be rejected before the day is refused.
    expired_share: of open postings that may be gone at once after a long pause, before the clock is doubted.
    pair_budget: pairs that a run may make before ranking.
    matched_share: of open profiles that must have at least one match.
    top_k: length of a list, each way.
    shortlist_size: postings a profile, and profiles a posting, that go into ranking.
    published_age_hours: how old the published set may be.
    source_hours: source to hours without an arrival after which it is stale; "*" is every other one.
    document_seconds: CPU seconds that reading one document may take.
    document_memory_mb: MiB of memory that reading one document may take.
    ocr: whether pictures of text are read, which a machine must have a program for.
    """

    rejected_share: float = 0.5
    expired_share: float = 0.5
    pair_budget: int = 50_000_000
    matched_share: float = 0.5
    top_k: int = 20
    shortlist_size: int = 100
    published_age_hours: float = 48.0
    source_hours: Mapping[str, float] = field(default_factory=dict[str, float])
    document_seconds: float = 30.0
    document_memory_mb: int = 1024
    ocr: bool = False
