"""Lists of matches as tables for people and programs: CSV, JSON lines or Parquet, told by the file's suffix.

Nothing is ranked or left out here.
"""

import json
from collections.abc import Callable
from pathlib import Path

import polars as pl

from pipelines.errors import UserError
from pipelines.stateless import Documents

REASONS = pl.Struct(
    {
        "matched": pl.List(pl.Struct({"skill": pl.String()})),
        "gaps": pl.List(pl.Struct({"skill": pl.String()})),
        "constraints": pl.List(pl.Struct({"constraint": pl.String(), "verdict": pl.String()})),
    }
)
FORMULA = r"^[=+\-@\t\r]"
"""How a cell begins that a spreadsheet would take for a formula; such cells get an apostrophe before them."""

Write = Callable[[pl.DataFrame, Path], None]


def writer_for(out: Path) -> Write:
    """How to write a file of that suffix. Raises UserError when it is none that we write."""
    writers = {".csv": _write_csv, ".jsonl": _write_json_lines, ".parquet": _write_parquet}
    if out.suffix.lower() not in writers:
        raise UserError(f"--out {out}: the name must end in {', '.join(writers)}")
    return writers[out.suffix.lower()]


def table_of(lists: pl.DataFrame, documents: Documents) -> pl.DataFrame:
    """RANKED_MATCHES with the files, titles and employers that they speak of; `reasons` stays as JSON, the last."""
    profiles = documents.profiles.select("profile_id", profile_file=_file(documents))
    postings = documents.postings.select(
        "posting_id",
        pl.col("posting_keys").list.first().str.splitn(":", 2).struct[1].alias("posting_key"),
        "title",
        pl.col("hiring_organization").alias("employer"),
        posting_file=_file(documents),
    )
    told = pl.col("reasons").str.json_decode(REASONS).struct
    constraint = pl.element().struct
    verdicts = pl.concat_str(constraint.field("constraint"), constraint.field("verdict"), separator=": ")
    return (
        lists.join(profiles, on="profile_id", how="left", maintain_order="left")
        .join(postings, on="posting_id", how="left", maintain_order="left")
        .select(
            *("profile_id", "profile_file", "posting_id", "posting_key", "posting_file", "title", "employer"),
            *("rank", "fit", "band", "calibrated", "similarity"),
            told.field("matched").list.eval(pl.element().struct.field("skill")).alias("matched_skills"),
            told.field("gaps").list.eval(pl.element().struct.field("skill")),
            told.field("constraints").list.eval(verdicts),
            "reasons",
        )
    )


def _file(documents: Documents) -> pl.Expr:
    return pl.col("document_id").replace_strict(documents.files, return_dtype=pl.String)


def _write_csv(table: pl.DataFrame, out: Path) -> None:
    texts = pl.col(pl.String)
    told = table.drop("reasons").with_columns(pl.col(pl.List(pl.String)).list.join("; "))
    told.with_columns(
        pl.when(texts.str.contains(FORMULA)).then(pl.lit("'") + texts).otherwise(texts).name.keep()
    ).write_csv(out)


def _write_json_lines(table: pl.DataFrame, out: Path) -> None:
    with out.open("w", encoding="utf-8") as stream:
        for row in table.iter_rows(named=True):
            row["reasons"] = json.loads(row["reasons"])
            stream.write(json.dumps(row, ensure_ascii=False) + "\n")


def _write_parquet(table: pl.DataFrame, out: Path) -> None:
    table.write_parquet(out)
