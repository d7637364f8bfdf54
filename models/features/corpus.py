"""The corpus that a text model is fitted on: everything current, by owner, and what the taxonomy relates.

Only the allow-listed spans of `models.features.document` enter; nothing is fitted here.
"""

import polars as pl

from models.features.document import posting_documents, profile_documents
from models.features.pairs import TRAINING_PAIRS
from models.features.text_model import CORPUS
from models.skills.taxonomy import Taxonomy


def read_corpus(postings: pl.DataFrame, profiles: pl.DataFrame) -> pl.DataFrame:
    """CORPUS of CURRENT_POSTINGS and CURRENT_PROFILES. A posting without an employer is its own owner."""
    employer = pl.coalesce("hiring_organization", "posting_id")
    vacancies = _by_content(postings, employer, "posting").join(posting_documents(postings), on="content_hash")
    people = _by_content(profiles, pl.col("profile_id"), "profile").join(profile_documents(profiles), on="content_hash")
    return pl.concat([rows.select(list(CORPUS)) for rows in (vacancies, people)])


def taxonomy_pairs(taxonomy: Taxonomy) -> pl.DataFrame:
    """TRAINING_PAIRS of a taxonomy: every alias with its skill's name, and both names of a skill."""
    rows = [("alias", alias.text, taxonomy.skills[alias.skill_id].label) for alias in taxonomy.aliases]
    rows += [("translation", skill.label_de, skill.label) for skill in taxonomy.skills.values() if skill.label_de]
    return pl.DataFrame(rows, schema=TRAINING_PAIRS, orient="row").filter(pl.col("anchor") != pl.col("text"))


def _by_content(rows: pl.DataFrame, owner: pl.Expr, side: str) -> pl.DataFrame:
    return rows.select("content_hash", owner.alias("owner"), pl.lit(side).alias("side")).unique(
        "content_hash", keep="first", maintain_order=True
    )
