"""What became of every row that arrived: parsed, a duplicate, or rejected with a reason; nothing is dropped in silence.

Which rows speak of one vacancy or person is decided in `postings.py` and `profiles.py`; it is only counted here.
"""

import polars as pl

from models.current.readings import latest_readings
from models.frames import TIMESTAMP, Schema
from models.parsing.resumes.profiles import REPEATED

OUTCOMES = ("new", "changed", "exact_copy", "near_copy")
INTAKE: Schema = {
    "document_id": pl.String(),
    "kind": pl.String(),
    "source": pl.String(),
    "name": pl.String(),
    "received_at": TIMESTAMP,
    "rows_in": pl.Int64(),
    "parsed": pl.Int64(),  # new and changed
    "new": pl.Int64(),  # the first to speak of a vacancy or person
    "changed": pl.Int64(),  # another version of one that is known
    "duplicates": pl.Int64(),  # exact and near copies
    "exact_copy": pl.Int64(),
    "near_copy": pl.Int64(),
    "rejected": pl.Int64(),
    "reasons": pl.String(),  # "3 no_title, 1 ragged_row"
}
READ = ["document_id", "received_at", "parser_version", "content_hash"]
"""Columns of the parsed frames that are needed besides their key."""


def judge_postings(parsed: pl.DataFrame, current: pl.DataFrame) -> pl.DataFrame:
    """(document_id, outcome) of every parsed posting; PARSED_POSTINGS (READ, item, posting_key), CURRENT_POSTINGS."""
    known = current.select("posting_id", pl.col("posting_keys").alias("key")).explode("key")
    rows = latest_readings(parsed).rename({"posting_key": "key"}).join(known, on="key", how="left")
    return _judge(rows.with_columns(pl.coalesce("posting_id", "key").alias("entity")), "item")


def judge_profiles(parsed: pl.DataFrame) -> pl.DataFrame:
    """(document_id, outcome) of every parsed person; PARSED_PROFILES (READ, person_key)."""
    rows = latest_readings(parsed).with_columns(key="person_key", entity="person_key")
    return _judge(rows, "person_key")


def account(documents: pl.DataFrame, outcomes: pl.DataFrame, rejected: pl.DataFrame) -> pl.DataFrame:
    """INTAKE, a row a document in the order of arrival: `rows_in` = `parsed` + `duplicates` + `rejected`.

    `documents` is RAW_DOCUMENTS, `outcomes` what `judge_postings` or `judge_profiles` says, `rejected`
    REJECTED_DOCUMENTS; a document that was rejected as a whole counts as one row.
    """
    counted = outcomes.group_by("document_id").agg(
        (pl.col("outcome") == outcome).sum().cast(pl.Int64).alias(outcome) for outcome in OUTCOMES
    )
    repeated = pl.col("reason") == REPEATED
    refused = rejected.group_by("document_id").agg(
        (~repeated).sum().cast(pl.Int64).alias("rejected"), repeated.sum().cast(pl.Int64).alias("repeated")
    )
    rows = (
        documents.join(counted, on="document_id", how="left")
        .join(refused, on="document_id", how="left")
        .join(_reasons(rejected.filter(~repeated)), on="document_id", how="left")
        .with_columns(pl.col(*OUTCOMES, "rejected", "repeated").fill_null(0), pl.col("reasons").fill_null(""))
        .with_columns(near_copy=pl.col("near_copy") + pl.col("repeated"))
        .with_columns(parsed=pl.col("new") + pl.col("changed"), duplicates=pl.col("exact_copy") + pl.col("near_copy"))
        .with_columns(rows_in=pl.sum_horizontal("parsed", "duplicates", "rejected"))
    )
    return rows.sort("received_at", "document_id").select(list(INTAKE))


def compare_documents(parsed: pl.DataFrame, before: str, after: str) -> dict[str, int]:
    """How many postings of one document are `new`, `changed`, `same` or `gone` in a later one, by their keys."""
    latest = latest_readings(parsed).unique(["document_id", "posting_key"], keep="last", maintain_order=True)
    old, now = (
        latest.filter(document_id=document).select("posting_key", "content_hash") for document in (before, after)
    )
    both = old.join(now, on="posting_key", suffix="_now")
    changed = both.filter(pl.col("content_hash") != pl.col("content_hash_now")).height
    return {
        "new": now.height - both.height,
        "changed": changed,
        "same": both.height - changed,
        "gone": old.height - both.height,
    }


def _judge(rows: pl.DataFrame, order: str) -> pl.DataFrame:
    """The first row that speaks of an entity is new; a later document may change it; all others are copies."""
    known = rows.sort("received_at", "document_id", order).with_columns(
        seen=pl.int_range(pl.len()).over("entity") > 0,
        seen_here=pl.int_range(pl.len()).over("document_id", "entity") > 0,
        seen_content=pl.int_range(pl.len()).over("entity", "content_hash") > 0,
        seen_key=pl.int_range(pl.len()).over("key") > 0,
        differs=pl.col("content_hash") != pl.col("content_hash").shift(1).over("key"),
    )
    copy = pl.when(pl.col("seen_content")).then(pl.lit("exact_copy")).otherwise(pl.lit("near_copy"))
    outcome = (
        pl.when(~pl.col("seen"))
        .then(pl.lit("new"))
        .when(~pl.col("seen_here") & pl.col("seen_key") & pl.col("differs"))
        .then(pl.lit("changed"))
        .otherwise(copy)
    )
    return known.select("document_id", outcome.alias("outcome"))


def _reasons(rejected: pl.DataFrame) -> pl.DataFrame:
    """The reasons of each document as words, the commonest first."""
    counts = rejected.group_by("document_id", "reason").len().sort("len", "reason", descending=[True, False])
    said = pl.format("{} {}", "len", "reason")
    return counts.group_by("document_id", maintain_order=True).agg(said.str.join(", ").alias("reasons"))
