"""What could not be read, looked up and chosen from the lake, and read again by a run.

Nothing is parsed here and no row is changed: the stage `parsed` does both.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, dataclass

import dagster as dg
import polars as pl

from assets.lake import Lake
from pipelines.errors import UserError
from pipelines.runner import Progress, RunReport, materialise
from pipelines.settings import Settings

STEP = "parse_documents"
SHORT_ID = 12
"""Digits of an identifier that people are shown; any beginning that only one document has will do."""


@dataclass(frozen=True, slots=True)
class Rejection:
    """One document, or one item of it, that could not be read; `day` is the day it arrived."""

    document_id: str
    file: str
    item: int | None
    kind: str
    source: str
    reason: str
    detail: str
    day: str


def list_rejections(lake: Lake, reason: str = "", kind: str = "") -> list[Rejection]:
    """What is in quarantine now, by arrival, file and item. Raises UserError when nothing has that reason."""
    rows = lake.current("rejected_documents").read().sort("received_at", "name", "document_id", "item")
    if reason and reason not in rows["reason"].to_list():
        known = ", ".join(sorted(set(rows["reason"]))) or "none"
        raise UserError(f"--reason {reason}: no document was rejected for it; reasons there are: {known}")
    for name, value in (("reason", reason), ("kind", kind)):
        rows = rows.filter(pl.col(name) == value) if value else rows
    told = rows.select(
        *("document_id", pl.col("name").alias("file"), "item", "kind", "source", "reason", "detail"),
        pl.col("received_at").dt.date().cast(pl.String).alias("day"),
    )
    return [Rejection(**row) for row in told.iter_rows(named=True)]


def count_reasons(rejections: Sequence[Rejection]) -> str:
    """How many for each reason, as the rest of a sentence."""
    counts = Counter(rejection.reason for rejection in rejections)
    return ", ".join(f"{count} {reason}" for reason, count in sorted(counts.items()))


def choose_documents(lake: Lake, beginnings: Sequence[str]) -> tuple[list[Rejection], int]:
    """The documents to read again, one rejection each, and how many can't be because some items of them were read.

    Without beginnings of identifiers all that can. Raises UserError when a beginning isn't that of just one.
    """
    read_in_part = set(lake.current("parsed_postings").read(columns=["document_id"])["document_id"])
    rejected = {rejection.document_id: rejection for rejection in list_rejections(lake)}
    if not beginnings:
        whole = [rejection for document_id, rejection in rejected.items() if document_id not in read_in_part]
        return whole, len(rejected) - len(whole)
    chosen: dict[str, Rejection] = {}
    for beginning in beginnings:
        found = [document_id for document_id in rejected if document_id.startswith(beginning)]
        if len(found) != 1:
            why = "the identifiers of several documents begin so" if found else "no document in quarantine begins so"
            raise UserError(f"{beginning}: {why}; see `matchmill quarantine list`")
        if found[0] in read_in_part:
            raise UserError(f"{beginning}: only items of it were rejected; mend the file and import it again")
        chosen[found[0]] = rejected[found[0]]
    return list(chosen.values()), 0


def read_again(
    settings: Settings, instance: dg.DagsterInstance, documents: Sequence[str], progress: Progress
) -> RunReport:
    """One arrival run in which these documents are read once more; what becomes readable goes on to the matches."""
    return materialise(settings, instance, progress=progress, config={STEP: {"retry": list(documents)}})


def as_record(rejection: Rejection) -> dict[str, object]:
    """A rejection as a program wants it."""
    return asdict(rejection)
