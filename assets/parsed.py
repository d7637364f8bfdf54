"""From documents to records: what could be read, and what could not with the reason.

Identity and "now" are decided in `current`; how a document is read, in `models.parsing`.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

import dagster as dg
import polars as pl
from pydantic import Field

from assets.automation import read_again
from assets.declare import OWNER, Reported, check_specs, report
from assets.erased import forget_erased, set_erased_aside
from assets.lake import Draft, Lake, Snapshot
from assets.limits import Limits
from assets.partitions import arrival_days
from assets.quarantined import link_rejections
from models.frames import REJECTED_DOCUMENTS, empty
from models.parsing.batch import parse_employer_postings, parse_posting_documents, parse_resume_documents
from models.parsing.records import PARSER_VERSION
from models.parsing.workers import ReadingLimits

GROUP = "parsed"
OUTPUTS = {
    "rejected_documents": ["raw_postings", "raw_resumes"],
    "parsed_postings": ["raw_postings", "raw_employer_postings"],
    "parsed_profiles": ["raw_resumes"],
}
DESCRIPTIONS = {
    "rejected_documents": "What could not be read, whole documents and single items, each with the reason.",
    "parsed_postings": "One row per posting that a document states.",
    "parsed_profiles": "One row per résumé, as JSON Resume flattened.",
}

LOOK_BACK_DAYS = 7
"""How far back an arrival looks for documents that a failed run took in and never read."""

Parse = Callable[[pl.DataFrame], tuple[pl.DataFrame, pl.DataFrame]]


@dataclass(frozen=True)
class Source:
    """What is read into which asset and how; with `bytes_in`, documents whose bytes are kept there."""

    raw: Snapshot
    parsed: Draft
    parse: Parse
    bytes_in: Lake | None = None

    def unread(self, day: str, settled: pl.DataFrame) -> pl.DataFrame:
        """Rows of the day that are not settled; what has lost its bytes by the retention settings stays as it is."""
        rows = self.raw.read(f"{day}/").join(settled, on="document_id", how="anti", maintain_order="left")
        if self.bytes_in is None:
            return rows
        return rows.filter([self.bytes_in.has_blob(document_id) for document_id in rows["document_id"]])


class Retry(dg.Config):
    """`retry`: rejected documents to read again, whichever day they arrived; what is said of them now counts."""

    retry: list[str] = Field(default=[], description="Identifiers of rejected documents to read once more.")


@dg.multi_asset(
    name="parse_documents",
    group_name=GROUP,
    partitions_def=arrival_days,
    check_specs=[spec for asset in OUTPUTS for spec in check_specs(asset)],
    outs={
        asset: dg.AssetOut(
            io_manager_key="lake_io",
            owners=[OWNER],
            kinds={"polars"},
            description=DESCRIPTIONS[asset],
            code_version=PARSER_VERSION,
            automation_condition=read_again,
        )
        for asset in OUTPUTS
    },
    internal_asset_deps={asset: {dg.AssetKey(upstream) for upstream in deps} for asset, deps in OUTPUTS.items()},
)
def parse_documents(
    context: dg.AssetExecutionContext,
    config: Retry,
    lake: dg.ResourceParam[Lake],
    limits: dg.ResourceParam[Limits],
    raw_postings: Snapshot,
    raw_resumes: Snapshot,
    raw_employer_postings: Snapshot,
) -> Reported:
    """Parse what arrived on the day and has not been read by this version of the parsers, and what is to be retried."""
    started = time.monotonic()
    rejected = lake.draft("rejected_documents", [raw_postings, raw_resumes]).keep()
    postings = lake.draft("parsed_postings", [raw_postings, raw_employer_postings]).keep()
    profiles = lake.draft("parsed_profiles", [raw_resumes]).keep()
    reading = ReadingLimits(limits.document_seconds, limits.document_memory_mb)
    sources = [
        Source(raw_postings, postings, lambda rows: parse_posting_documents(rows, lake.read_blob, reading), lake),
        Source(raw_employer_postings, postings, parse_employer_postings),
        Source(raw_resumes, profiles, lambda rows: _parse_people(rows, lake, reading, limits.ocr), lake),
    ]
    for source in sources:
        missed = _days_missed(source.raw, source.parsed, rejected, context.partition_key)
        days = {context.partition_key, *missed, *_days_of(source.raw, config.retry)}
        faults = [_parse_day(day, source, rejected, config.retry) for day in sorted(days)]
        link_rejections(pl.concat(faults), source.parsed, rejected)
    for draft in (rejected, postings, profiles):
        yield from report(draft, lake, limits, started, output_name=draft.asset)
    forget_erased(lake)  # only now: the rejections are committed before a generator goes on


def _parse_people(
    rows: pl.DataFrame, lake: Lake, reading: ReadingLimits, ocr: bool
) -> tuple[pl.DataFrame, pl.DataFrame]:
    """The people of these documents, but for those who were erased before."""
    parsed, rejected = parse_resume_documents(rows, lake.read_blob, reading, ocr)
    return set_erased_aside(parsed, rejected, rows, set(lake.tombstones.read()))


def _days_missed(raw: Snapshot, parsed: Draft, rejected: Draft, today: str) -> set[str]:
    """Days of last week with documents that nobody has read: the run that took them in ended before it read them."""
    first = (date.fromisoformat(today) - timedelta(days=LOOK_BACK_DAYS)).isoformat()
    days = {key.split("/")[0] for key in raw.keys("20") if first <= key.split("/")[0] < today}
    return {
        day
        for day in days
        if not raw.read(f"{day}/", ["document_id"])["document_id"]
        .is_in(
            pl.concat([draft.snapshot().read(f"{day}/", ["document_id"]) for draft in (parsed, rejected)])[
                "document_id"
            ]
        )
        .all()
    }


def _days_of(raw: Snapshot, documents: list[str]) -> set[str]:
    """The days on which these documents arrived."""
    if not documents:
        return set()
    keys = raw.keys()
    return {key.split("/")[0] for key in keys if raw.read(key, ["document_id"])["document_id"].is_in(documents).any()}


def _parse_day(day: str, source: Source, rejected: Draft, retry: list[str]) -> pl.DataFrame:
    """Append the day's new rows to both drafts, and return the rejected ones.

    Documents that are read again lose the rejections they had.
    """
    read_before, refused_before = (
        draft.snapshot().read(f"{day}/", ["document_id", "parser_version"]).filter(parser_version=PARSER_VERSION)
        for draft in (source.parsed, rejected)
    )
    settled = pl.concat([read_before, refused_before.filter(~pl.col("document_id").is_in(retry))])
    unread = source.unread(day, settled)
    if unread.is_empty():
        return empty(REJECTED_DOCUMENTS)
    rows, faults = source.parse(unread)
    _forget_rejections(day, rejected, unread)
    for draft, frame in ((source.parsed, rows), (rejected, faults)):
        if frame.height:
            draft.add(f"{day}/{len(draft.parts):06d}", frame)
    _count(source.parsed, rows, faults, unread, retry)
    return faults


def _forget_rejections(day: str, rejected: Draft, documents: pl.DataFrame) -> None:
    """Leave out of the quarantine what earlier readings of these documents put there."""
    stored = rejected.snapshot()
    for key in stored.keys(f"{day}/"):
        rows = stored.read(key)
        kept = rows.join(documents, on="document_id", how="anti", maintain_order="left")
        if kept.height < rows.height:
            rejected.add(key, kept)  # also when empty: later pieces are numbered by how many there are


def _count(parsed: Draft, rows: pl.DataFrame, faults: pl.DataFrame, unread: pl.DataFrame, retry: list[str]) -> None:
    """What was retried was refused before: it says nothing of the share of new documents that are rejected."""
    new = ~pl.col("document_id").is_in(retry)
    fresh = faults.filter(new)
    parsed.count(
        computed=rows.height,
        documents_read=unread.filter(new).height,
        documents_rejected=fresh.filter(pl.col("item").is_null())["document_id"].n_unique(),
        items_rejected=fresh.filter(pl.col("item").is_not_null()).height,
        documents_retried=unread.filter(~new).height,
    )
