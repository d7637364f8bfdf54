"""The corpus that a text model is fitted on: everything current, by owner.

Only the allow-listed spans of `models.features.document` enter; nothing is fitted here.
"""

import polars as pl

from models.features.document import posting_documents, profile_documents
from models.features.text_model import CORPUS


def read_corpus(postings: pl.DataFrame, profiles: pl.DataFrame) -> pl.DataFrame:
    """CORPUS of CURRENT_POSTINGS and CURRENT_PROFILES. A posting without an employer is its own owner."""
    employer = pl.coalesce("hiring_organization", "posting_id")
    vacancies = _by_content(postings, employer, "posting").join(posting_documents(postings), on="content_hash")
    people = _by_content(profiles, pl.col("profile_id"), "profile").join(profile_documents(profiles), on="content_hash")
    return pl.concat([rows.select(list(CORPUS)) for rows in (vacancies, people)])


def _by_content(rows: pl.DataFrame, owner: pl.Expr, side: str) -> pl.DataFrame:
    return rows.select("content_hash", owner.alias("owner"), pl.lit(side).alias("side")).unique(
        "content_hash", keep="first", maintain_order=True
    )
