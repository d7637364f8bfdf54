"""Why a pair got its fit, as compact JSON: skills matched and missing with the words for them, constraints, numbers.

It only retells evidence that is already fixed; no text is written here that the documents or the rules do not hold.
"""

import polars as pl

from models.skills.taxonomy import Taxonomy

_IMPORTANCE_ORDER = ["required", "preferred", "mentioned"]
_LONGEST = 30  # entries a list: more than a reader takes in, and it bounds the rows that are published


def explain_pairs(pairs: pl.DataFrame, evidence: pl.DataFrame, features: pl.DataFrame, taxonomy: Taxonomy) -> pl.Series:
    """JSON of each pair: `matched` and `gaps` (skills), `constraints`, `components` and `range`.

    `pairs` have the columns `constraints` (a list of VERDICT) and `range` (see `Ranker.range_of`), `evidence` is
    EVIDENCE about them, `features` one column a feature; null in `components` says that a document does not say, null
    as `range` that there is no doubt about how the person's document was read. Offsets count characters in the
    posting's description and in the profile's matching text; they are null where the title or the list of skills
    says it.
    """
    skills = _skill_lists(evidence, taxonomy)
    rows = pl.concat([pairs.select("constraints", "range"), features], how="horizontal").with_row_index("pair")
    rows = rows.join(skills, on="pair", how="left", maintain_order="left")
    lists = [pl.col(name).fill_null([]) for name in ("matched", "gaps")]
    components = pl.struct(pl.col(name).round(4) for name in features.columns).alias("components")
    reasons = pl.struct(*lists, "constraints", components, "range")
    return rows.select(reasons.struct.json_encode().alias("reasons"))["reasons"]


def _skill_lists(evidence: pl.DataFrame, taxonomy: Taxonomy) -> pl.DataFrame:
    """A row a pair: what matches and what is missing, the most important first."""
    labels = {skill_id: skill.label for skill_id, skill in taxonomy.skills.items()}
    named = evidence.sort(
        "pair", pl.col("importance").cast(pl.Enum(_IMPORTANCE_ORDER)), -pl.col("credit"), "skill_id"
    ).with_columns(
        label=pl.col("skill_id").replace_strict(labels, default=None, return_dtype=pl.String),
        via=pl.when(pl.col("held_id") != pl.col("skill_id")).then(
            pl.col("held_id").replace_strict(labels, default=None, return_dtype=pl.String)
        ),
    )
    shown = pl.col("credit") > 0
    both = pl.struct(
        pl.col("label").alias("skill"), "skill_id", "importance", "credit", "via", _words("profile"), _words("posting")
    )
    asked = pl.struct(pl.col("label").alias("skill"), "skill_id", "importance", _words("posting"))
    return named.group_by("pair", maintain_order=True).agg(
        matched=both.filter(shown).head(_LONGEST),
        gaps=asked.filter(~shown).head(_LONGEST),
    )


def _words(side: str) -> pl.Expr:
    """The words on one side and where they stand."""
    return pl.struct(pl.col(f"{side}_{name}").alias(name) for name in ("surface", "start", "end")).alias(side)
