"""What the ranker may know of one profile or one posting besides texts and skills: years, degrees, level, languages.

Blind by construction: nothing here reads a name, contact, gender, age, birth, nationality, school or place.
"""

from typing import Any

import polars as pl

from models.features.document import latest_first
from models.parsing.records import Seniority
from models.parsing.resumes.experience import tell_seniority

SENIORITY: dict[Seniority, int] = {"entry": 0, "junior": 1, "mid": 2, "senior": 3, "lead": 4}
"""Steps of `Posting.seniority`."""


def read_profile_traits(profiles: pl.DataFrame) -> pl.DataFrame:
    """One row a profile of CURRENT_PROFILES: `profile_id`, `years`, `education`, `step` and `speaks`."""
    steps = [_profile_step(work, months) for work, months in profiles.select("work", "experience_months").iter_rows()]
    spoken = pl.col("languages").list.eval(pl.element().struct.field("language")).fill_null([])
    return profiles.select(
        "profile_id",
        years=pl.col("experience_months") / 12,
        education=pl.col("education").list.eval(pl.element().struct.field("level")).list.max(),
        step=pl.Series(steps, dtype=pl.Int64),
        speaks=spoken.list.set_union(pl.concat_list("language")).list.drop_nulls(),
    )


def read_posting_traits(postings: pl.DataFrame) -> pl.DataFrame:
    """One row a posting of CURRENT_POSTINGS: `posting_id`, `years_asked`, `education_asked`, `step_asked`, `asks`."""
    return postings.select(
        "posting_id",
        years_asked="experience_years_min",
        education_asked="education_level_min",
        step_asked=pl.col("seniority").replace_strict(SENIORITY, default=None, return_dtype=pl.Int64),
        asks=pl.col("languages_required").fill_null([]).list.set_union(pl.concat_list("language")).list.drop_nulls(),
    )


def _profile_step(work: list[dict[str, Any]] | None, months: int | None) -> int | None:
    """The step that the latest position's title names, else the one that the years in work suggest."""
    latest = next((entry["position"] for entry in latest_first(work) if entry["position"]), None)
    level = tell_seniority(latest, months)
    return SENIORITY[level] if level else None
