"""What a profile shows of what a posting asks: one row a pair and asked skill, with the words on both sides.

Partial credit comes from the taxonomy's neighbours; how much a skill counts in the end is the ranker's decision.
"""

import polars as pl

from models.frames import Schema
from models.skills.taxonomy import Taxonomy

EVIDENCE: Schema = {
    "pair": pl.UInt32(),  # row of the pairs
    "skill_id": pl.String(),  # what the posting asks for
    "importance": pl.String(),  # "required", "preferred" or "mentioned"
    "credit": pl.Float64(),  # 1 for the skill itself, less for a neighbour, 0 when the profile shows neither
    "held_id": pl.String(),  # the skill that earns the credit
    "posting_surface": pl.String(),
    "posting_start": pl.Int32(),
    "posting_end": pl.Int32(),
    "profile_surface": pl.String(),
    "profile_start": pl.Int32(),
    "profile_end": pl.Int32(),
}


def match_skills(
    pairs: pl.DataFrame, profile_features: pl.DataFrame, posting_features: pl.DataFrame, taxonomy: Taxonomy
) -> pl.DataFrame:
    """EVIDENCE of SHORTLIST rows, by pair and skill id; documents are found by their content hashes.

    What a posting says it does not ask for ("no SAP needed") counts neither for nor against anybody.
    """
    asked = _skills(posting_features, "posting").rename({"posting_skill_id": "skill_id"})
    asked = asked.filter(pl.col("posting_importance") != "excluded")
    wanted = (
        pairs.select("profile_hash", "posting_hash")
        .with_row_index("pair")
        .join(asked, on="posting_hash", how="inner")
        .rename({"posting_importance": "importance"})
    )
    shown = _reach(_skills(profile_features, "profile"), taxonomy)
    matched = wanted.join(shown, on=["profile_hash", "skill_id"], how="left").with_columns(
        pl.col("credit").fill_null(0)
    )
    return matched.select(pl.col(name).cast(kind) for name, kind in EVIDENCE.items()).sort("pair", "skill_id")


def _skills(features: pl.DataFrame, side: str) -> pl.DataFrame:
    """One row a document and skill, columns named after the side."""
    return (
        features.unique("content_hash", keep="first")
        .select(pl.col("content_hash").alias(f"{side}_hash"), pl.col("skills").alias("skill"))
        .explode("skill")
        .filter(pl.col("skill").is_not_null())
        .with_columns(
            pl.col("skill").struct.field(name).alias(f"{side}_{name}")
            for name in ("skill_id", "importance", "surface", "start", "end")
        )
        .drop("skill")
    )


def _reach(shown: pl.DataFrame, taxonomy: Taxonomy) -> pl.DataFrame:
    """What each profile can answer: its own skills with credit 1, and their neighbours with the best credit."""
    neighbours = [
        (asked, held, credit) for asked in taxonomy.skills for held, credit in taxonomy.adjacent(asked).items()
    ]
    own = [(skill_id, skill_id, 1.0) for skill_id in taxonomy.skills]
    credits = pl.DataFrame(
        own + neighbours, schema={"skill_id": pl.String, "held_id": pl.String, "credit": pl.Float64}, orient="row"
    )
    return (
        shown.rename({"profile_skill_id": "held_id"})
        .join(credits, on="held_id")
        .sort("profile_hash", "skill_id", "credit", "held_id", descending=[False, False, True, False])
        .unique(["profile_hash", "skill_id"], keep="first", maintain_order=True)
    )
