"""From frames to the rows that the tables take: names and nesting as in `models.tables`, which never meets a frame.

Nothing is written here, and no row is left out or judged.
"""

import polars as pl

from models.parsing.batch import EMPLOYER_SOURCE

POSTING_COLUMNS = [
    *("status", "title", "hiring_organization", "description", "url", "date_posted", "valid_through"),
    *("employment_types", "location", "country", "region", "city", "remote", "language"),
    *("pay_min", "pay_max", "pay_currency", "pay_period", "pay_annual_min", "pay_annual_max", "pay_source"),
    *("industry", "seniority", "experience_years_min", "education_level_min", "languages_required"),
    *("posting_keys", "sources", "document_id", "source", "received_at", "parser_version", "content_hash"),
]
PROFILE_COLUMNS = [
    *("status", "name", "given_name", "family_name", "email", "phone", "url", "headline", "summary"),
    *("location", "country", "region", "city", "language", "experience_months", "remote_months", "seniority"),
    *("remote", "relocate", "notice_days", "employment_types", "pay_floor_annual", "pay_currency", "availability"),
    *("text_characters", "hidden_characters", "flags", "documents"),
    *("document_id", "source", "received_at", "parser_version", "content_hash"),
]
MATCH_COLUMNS = [
    *("profile_id", "posting_id", "rank", "fit", "band", "calibrated", "similarity", "reasons"),
    *("profile_hash", "posting_hash"),
]
EMPLOYER = f"{EMPLOYER_SOURCE}:"
"""How the posting key of an employer's own posting begins."""

ASKED = ["required", "preferred", "excluded"]


def posting_rows(postings: pl.DataFrame, features: pl.DataFrame) -> pl.DataFrame:
    """CURRENT_POSTINGS and their TEXT_FEATURES as rows of `postings` with a list `requirements`.

    A requirement is a line of the posting; a line that names skills comes once a skill.
    """
    known = _with_features(postings, features)
    lines = _lines(known).join(_skills(known), on=["posting_id", "line"], how="left", maintain_order="left")
    asked = lines.group_by("posting_id", maintain_order=True).agg(
        pl.struct("text", "importance", "skill_id", "level", "years", "span_start", "span_end").alias("requirements")
    )
    joined = known.drop("requirements").join(asked, on="posting_id", how="left", maintain_order="left")
    employers = pl.element().filter(pl.element().str.starts_with(EMPLOYER))
    return joined.select(
        pl.col("posting_id").alias("id"),
        *POSTING_COLUMNS,
        "occupation_id",
        pl.col("requirements").fill_null([]),
        pl.col("posting_keys")
        .list.eval(employers)
        .list.first()
        .str.strip_prefix(EMPLOYER)
        .alias("employer_posting_id"),
    )


def profile_rows(profiles: pl.DataFrame, features: pl.DataFrame) -> pl.DataFrame:
    """CURRENT_PROFILES and their TEXT_FEATURES as rows of `profile_extractions` with lists of their children."""
    known = _with_features(profiles, features)
    skill = pl.element().struct
    named = pl.struct(
        skill.field("surface").alias("text"), skill.field("skill_id"), skill.field("level"), skill.field("years")
    )
    award = pl.struct(pl.element().alias("text"))
    return known.select(
        pl.col("profile_id").alias("id"),
        *PROFILE_COLUMNS,
        "occupation_id",
        pl.col("found").fill_null([]).list.eval(named).alias("skills"),
        pl.col("work").fill_null([]).alias("experience"),
        pl.col("education").fill_null([]),
        pl.col("certificates").fill_null([]).alias("certifications"),
        pl.col("awards").fill_null([]).list.eval(award),
        pl.col("languages").fill_null([]),
        pl.col("links").fill_null([]),
        pl.col("projects").fill_null([]),
        pl.col("publications").fill_null([]),
        pl.col("volunteer").fill_null([]).alias("volunteering"),
    )


def match_rows(lists: pl.DataFrame) -> pl.DataFrame:
    """RANKED_MATCHES of one side as rows of its table of matches."""
    return lists.select(MATCH_COLUMNS)


def data_as_of(*arrived: pl.DataFrame) -> dict[str, str]:
    """The latest arrival of each source, ISO 8601, of frames with `source` and `received_at`."""
    latest = pl.concat(arrived).group_by("source").agg(pl.col("received_at").max()).sort("source")
    return {source: moment.isoformat() for source, moment in latest.iter_rows()}


def _with_features(rows: pl.DataFrame, features: pl.DataFrame) -> pl.DataFrame:
    found = features.select("content_hash", "occupation_id", pl.col("skills").alias("found"))
    return rows.join(found.unique("content_hash"), on="content_hash", how="left", maintain_order="left")


def _lines(postings: pl.DataFrame) -> pl.DataFrame:
    lines = postings.select("posting_id", "requirements").explode("requirements").drop_nulls("requirements")
    return lines.unnest("requirements").select(
        "posting_id",
        pl.int_range(pl.len()).over("posting_id").alias("line"),
        "text",
        "importance",
        pl.col("start").alias("span_start"),
        pl.col("end").alias("span_end"),
    )


def _skills(postings: pl.DataFrame) -> pl.DataFrame:
    """Skills by the line in which they stand."""
    found = postings.select("posting_id", "found").explode("found").drop_nulls("found").unnest("found")
    asked = found.filter(pl.col("importance").is_in(ASKED), pl.col("start").is_not_null())
    inside = asked.join(_lines(postings), on="posting_id", suffix="_of_line").filter(
        pl.col("start") >= pl.col("span_start"), pl.col("end") <= pl.col("span_end")
    )
    return inside.select("posting_id", "line", "skill_id", "level", "years").sort("posting_id", "line", "skill_id")
