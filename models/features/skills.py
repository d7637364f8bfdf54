"""Which skills a document names, one row a skill, with the words that say so and how much a posting asks for them.

Finding skills in text is `models.skills`' work; here its spans meet a posting's requirement lines.
"""

import polars as pl

from models.frames import SKILL

_PRIORITY = {"excluded": 0, "required": 1, "preferred": 2, "mentioned": 3}
"""Where a skill stands in several lines, the strictest line decides."""


def collect_skills(spans: pl.DataFrame, title_spans: pl.DataFrame, requirements: pl.Series) -> pl.Series:
    """A list of SKILL for each document, by skill id.

    `spans` and `title_spans` are SKILL_SPANS of the documents' texts and of their titles or skill lists; a skill found
    only in the latter has no offsets. `requirements` holds a posting's requirement lines, or null for a profile: there
    importance stays null. In a posting, what the title names is required and what no line asks for is "mentioned".
    """
    asked = weigh_mentions(spans, requirements)
    in_title = title_spans.with_columns(
        importance=pl.lit("required"), start=pl.lit(None, pl.Int32), end=pl.lit(None, pl.Int32)
    )
    found = pl.concat([asked, in_title]).filter(~pl.col("negated") | (pl.col("importance") == "excluded"))
    found = found.with_columns(priority=pl.col("importance").replace_strict(_PRIORITY))
    skills = (
        found.sort("row", "skill_id", "priority", "start", "surface", nulls_last=True)
        .group_by("row", "skill_id", maintain_order=True)
        .agg(pl.col("importance", "start", "end", "surface").first(), pl.col("years", "level").max())
        .join(_documents(requirements).select("row", "is_posting"), on="row")
        .with_columns(importance=pl.when("is_posting").then("importance"))
        .sort("row", "skill_id")
        .group_by("row", maintain_order=True)
        .agg(skills=pl.struct(field.name for field in SKILL.fields))
    )
    rows = _documents(requirements).select("row").join(skills, on="row", how="left", maintain_order="left")
    return rows["skills"].fill_null([]).cast(pl.List(SKILL))


def weigh_mentions(spans: pl.DataFrame, requirements: pl.Series) -> pl.DataFrame:
    """The spans with the strictest importance among the requirement lines around each, else "mentioned"."""
    lines = (
        _documents(requirements)
        .explode("lines")
        .filter(pl.col("lines").is_not_null())
        .select(
            "row",
            line_start=pl.col("lines").struct.field("start"),
            line_end=pl.col("lines").struct.field("end"),
            importance=pl.col("lines").struct.field("importance"),
        )
    )
    around = (
        spans.join(lines, on="row")
        .filter(pl.col("start") >= pl.col("line_start"), pl.col("end") <= pl.col("line_end"))
        .with_columns(priority=pl.col("importance").replace_strict(_PRIORITY, default=2))
        .sort("priority")
        .unique(["row", "start", "end", "skill_id"], keep="first", maintain_order=True)
        .select("row", "start", "end", "skill_id", "importance")
    )
    asked = spans.join(around, on=["row", "start", "end", "skill_id"], how="left", maintain_order="left")
    return asked.with_columns(pl.col("importance").fill_null("mentioned"))


def _documents(requirements: pl.Series) -> pl.DataFrame:
    return pl.DataFrame({"lines": requirements, "is_posting": requirements.is_not_null()}).with_row_index("row")
