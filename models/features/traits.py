"""What the ranker may know of one profile or one posting besides texts and skills: years, degrees, level, languages.

Blind by construction: nothing here reads a name, contact, gender, age, birth, nationality, school or place.
"""

import re
from typing import Any

import polars as pl

from models.features.document import latest_first

SENIORITY = {"entry": 0, "junior": 1, "mid": 2, "senior": 3, "lead": 4}
"""Steps of `Posting.seniority`."""

_TITLE_STEPS = (
    (
        0,
        re.compile(
            r"\b(intern|internship|trainee|apprentice|praktikant\w*|azubi\w*|auszubildende\w*|werkstudent\w*)\b"
        ),
    ),
    (1, re.compile(r"\b(junior|jr|assistant|graduate)\b")),
    (4, re.compile(r"\b(lead|head|chief|principal|director|teamleit\w*|leiter\w*|leitung)\b")),
    (3, re.compile(r"\b(senior|sr)\b")),
)
_YEAR_STEPS = ((1.0, 0), (3.0, 1), (6.0, 2))  # years below which a person without such a title stands on the step


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
    latest = next((entry["position"] for entry in latest_first(work) if entry["position"]), "")
    for step, pattern in _TITLE_STEPS:
        if pattern.search(latest.lower()):
            return step
    if months is None:
        return None
    return next((step for years, step in _YEAR_STEPS if months / 12 < years), SENIORITY["senior"])
