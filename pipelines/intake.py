"""What became of the files that arrived, looked up in the lake: in = parsed + duplicates + rejected.

How rows are judged is known to `models.current.intake`; nothing is shown to people here.
"""

from dataclasses import dataclass
from datetime import datetime

import polars as pl

from assets.lake import Lake
from models.current.intake import INTAKE, READ, account, compare_documents, judge_postings, judge_profiles
from models.frames import empty
from pipelines.errors import UserError

NUMBERS = ("rows_in", "parsed", "new", "changed", "duplicates", "rejected")


@dataclass(frozen=True)
class Totals:
    """Sums over files. `reasons` counts what was rejected, by reason."""

    files: int
    numbers: dict[str, int]
    reasons: dict[str, int]


def read_intake(lake: Lake, file: str = "", since: datetime | None = None) -> pl.DataFrame:
    """INTAKE of every document, of those of one file name, or of those that came after a moment."""
    parts: list[pl.DataFrame] = []
    rejected = lake.current("rejected_documents").read(columns=["document_id", "reason"])
    postings = lake.current("parsed_postings").read(columns=[*READ, "item", "posting_key"])
    current = lake.current("current_postings").read(columns=["posting_id", "posting_keys"])
    profiles = lake.current("parsed_profiles").read(columns=[*READ, "person_key"])
    judged = {"postings": judge_postings(postings, current), "resumes": judge_profiles(profiles)}
    for kind, outcomes in judged.items():
        parts.append(account(lake.current(f"raw_{kind}").read(), outcomes, rejected))
    found = pl.concat([empty(INTAKE), *parts])
    if since:
        found = found.filter(pl.col("received_at") >= since)
    if not file:
        return found
    named = found.filter((pl.col("name") == file) | pl.col("document_id").str.starts_with(file))
    if named.is_empty():
        raise UserError(f"--file {file}: no file of that name has arrived; `matchmill intake` lists them")
    return named


def sum_up(intake: pl.DataFrame) -> Totals:
    """The sums over some files."""
    reasons: dict[str, int] = {}
    for said in intake["reasons"]:
        for part in filter(None, said.split(", ")):
            number, reason = part.split(" ", 1)
            reasons[reason] = reasons.get(reason, 0) + int(number)
    numbers = {name: int(intake[name].sum()) for name in NUMBERS}
    return Totals(intake.height, numbers, dict(sorted(reasons.items(), key=lambda pair: (-pair[1], pair[0]))))


def compare_files(lake: Lake, before: str, after: str) -> dict[str, int]:
    """What is new, changed, same and gone between two files of postings, by their names; of several, the latest."""
    raw = lake.current("raw_postings").read().sort("received_at")
    found = [raw.filter(pl.col("name") == name)["document_id"].to_list()[-1:] for name in (before, after)]
    for name, ids in zip((before, after), found, strict=True):
        if not ids:
            raise UserError(f"no file of postings called {name} has arrived; `matchmill intake` lists them")
    parsed = lake.current("parsed_postings").read(columns=[*READ, "item", "posting_key"])
    return compare_documents(parsed, found[0][0], found[1][0])
