"""What is computed once a document: skills, weighted words, vectors. A content-addressed store that only grows.

Entries are keyed by document content, text model and taxonomy; how they are computed is in `models.features`.
"""

import time

import dagster as dg
from models.features.document import posting_texts, profile_texts

from assets.declare import Reported, declare, report
from assets.lake import Lake, Snapshot
from assets.limits import Limits

GROUP = "features"


@dg.asset(**declare(GROUP, "polars", asset="posting_features"))
def posting_features(
    lake: dg.ResourceParam[Lake],
    limits: dg.ResourceParam[Limits],
    current_postings: Snapshot,
    text_model: Snapshot,
) -> Reported:
    """Features of every open posting."""
    started = time.monotonic()
    draft = lake.draft("posting_features", [current_postings, text_model])
    _extend(draft, lake, current_postings, text_model, posting_texts)
    yield from report(draft, lake, limits, started)


@dg.asset(**declare(GROUP, "polars", asset="profile_features"))
def profile_features(
    lake: dg.ResourceParam[Lake],
    limits: dg.ResourceParam[Limits],
    current_profiles: Snapshot,
    text_model: Snapshot,
) -> Reported:
    """Features of every open profile, from allow-listed spans only."""
    started = time.monotonic()
    draft = lake.draft("profile_features", [current_profiles, text_model])
    _extend(draft, lake, current_profiles, text_model, profile_texts)
    yield from report(draft, lake, limits, started)
