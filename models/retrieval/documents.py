"""One side's open documents in the form that comparing them needs: ids, facts, terms and vectors, row by row.

Nothing is compared here.
"""

from dataclasses import dataclass
from typing import Literal

import polars as pl

from models.features.text_model import TextModel
from models.retrieval.facts import (
    POSTING_FACTS,
    PROFILE_FACTS,
    Facts,
    read_posting_facts,
    read_profile_facts,
)
from models.retrieval.legs import Side, read_side

SideName = Literal["profile", "posting"]

COMPARED_FEATURES = ["content_hash", "text_model", "terms", "weights", "title_terms", "title_weights", "vector"]
"""The columns of TEXT_FEATURES that are read here."""


@dataclass(frozen=True)
class Documents:
    """Open profiles or open postings, by id."""

    side: SideName
    ids: pl.Series
    hashes: pl.Series
    facts: Facts
    features: Side

    def __len__(self) -> int:
        return self.ids.len()

    def part(self, start: int, end: int) -> "Documents":
        """The rows from `start` to before `end`."""
        facts = {name: values[start:end] for name, values in self.facts.items()}
        ids, hashes = (column.slice(start, end - start) for column in (self.ids, self.hashes))
        return Documents(self.side, ids, hashes, facts, self.features.part(start, end))


def compared_columns(side: SideName) -> list[str]:
    """The columns of CURRENT_PROFILES or CURRENT_POSTINGS that are read here."""
    return [f"{side}_id", "status", "content_hash", *(PROFILE_FACTS if side == "profile" else POSTING_FACTS)]


def read_documents(side: SideName, rows: pl.DataFrame, features: pl.DataFrame, text_model: TextModel) -> Documents:
    """The open ones of CURRENT_PROFILES or CURRENT_POSTINGS with their TEXT_FEATURES, but for those that say nothing.

    Features are at least one row for each content hash; a document without features raises ValueError.
    """
    rows = rows.filter(pl.col("status") == "open").sort(f"{side}_id")
    features = features.unique("content_hash", keep="first", maintain_order=True)
    joined = rows.select("content_hash").join(features, on="content_hash", how="left", maintain_order="left")
    if missing := joined["text_model"].null_count():
        raise ValueError(f"{missing} open documents have no features: compute them before the shortlist")
    telling = joined["terms"].list.len() > 0
    rows, joined = rows.filter(telling), joined.filter(telling)
    facts = read_profile_facts(rows) if side == "profile" else read_posting_facts(rows)
    return Documents(side, rows[f"{side}_id"], rows["content_hash"], facts, read_side(joined, text_model))
