"""What could not be read, looked up and chosen from the lake, and read again by a run.

Nothing is parsed here and no row is changed: the stage `parsed` does both.
"""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime

import dagster as dg
import polars as pl

from assets.erased import REASON as ERASED
from assets.lake import Lake
from models.parsing.resumes.profiles import REPEATED
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
    rows = rows.filter(pl.col("reason") != REPEATED)  # a later row of the table speaks of the same person
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


@dataclass(frozen=True, slots=True)
class Choice:
    """Documents to read again, one rejection each; how many can't be, for some rows of them were read or bytes went."""

    documents: list[Rejection]
    read_in_part: int = 0
    without_bytes: int = 0


def choose_documents(lake: Lake, beginnings: Sequence[str]) -> Choice:
    """The documents that these identifiers begin; without any, all that can be read again.

    Raises UserError when a beginning isn't that of just one, or that one can't be read again.
    """
    read_in_part = set(lake.current("parsed_postings").read(columns=["document_id"])["document_id"])
    rejected = {one.document_id: one for one in list_rejections(lake) if one.reason != ERASED}
    if not beginnings:
        whole = [rejection for document_id, rejection in rejected.items() if document_id not in read_in_part]
        kept = [rejection for rejection in whole if lake.has_blob(rejection.document_id)]
        return Choice(kept, len(rejected) - len(whole), len(whole) - len(kept))
    chosen = {document_id: rejected[document_id] for document_id in (_find(rejected, word) for word in beginnings)}
    for document_id in chosen:
        if document_id in read_in_part:
            raise UserError(f"{document_id[:SHORT_ID]}: only rows of it were rejected; mend and import it again")
        if not lake.has_blob(document_id):
            raise UserError(f"{document_id[:SHORT_ID]}: its bytes are no longer kept; import the file again")
    return Choice(list(chosen.values()))


def _find(rejected: Collection[str], beginning: str) -> str:
    """The one identifier that begins so. Raises UserError."""
    found = [document_id for document_id in rejected if document_id.startswith(beginning)]
    if len(found) != 1:
        why = "the identifiers of several documents begin so" if found else "no document in quarantine begins so"
        raise UserError(f"{beginning}: {why}; see `matchmill quarantine list`")
    return found[0]


@dataclass(frozen=True, slots=True)
class Facts:
    """One document of which something is in quarantine. `row` of a refused row counts from 1, headers left out."""

    document_id: str
    file: str
    kind: str
    source: str
    received_at: datetime
    byte_size: int
    parser_version: str
    stored_at: str
    """Where its bytes are; "" when the retention settings have taken them."""
    refused: list[tuple[int | None, str, str]]
    """Row (None: the whole document), reason, and what is wrong."""


def read_facts(lake: Lake, beginning: str) -> Facts:
    """What is known of the document that begins so. Raises UserError."""
    rows = lake.current("rejected_documents").read().sort("item", nulls_last=False)
    document_id = _find(rows["document_id"].unique().to_list(), beginning)
    refused = rows.filter(document_id=document_id)
    latest = refused.filter(pl.col("parser_version").cast(pl.Int64).pipe(lambda version: version == version.max()))
    first = latest.row(0, named=True)
    arrived = lake.current(f"raw_{first['kind']}").read().filter(document_id=document_id)
    return Facts(
        **{name: first[name] for name in ("document_id", "kind", "source", "received_at", "parser_version")},
        file=first["name"],
        byte_size=int(arrived["byte_size"].sum()),
        stored_at=lake.blob_path(document_id) if lake.has_blob(document_id) else "",
        refused=[
            (None if item is None else item + 1, reason, detail)
            for item, reason, detail in latest.select("item", "reason", "detail").iter_rows()
        ],
    )


def read_again(
    settings: Settings, instance: dg.DagsterInstance, documents: Sequence[str], progress: Progress
) -> RunReport:
    """One arrival run in which these documents are read once more; what becomes readable goes on to the matches."""
    return materialise(settings, instance, progress=progress, config={STEP: {"retry": list(documents)}})


def as_record(rejection: Rejection) -> dict[str, object]:
    """A rejection as a program wants it."""
    return asdict(rejection)
