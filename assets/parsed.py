"""From documents to records: what could be read, and what could not with the reason.

Identity and "now" are decided in `current`; how a document is read, in `models.parsing`.
"""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

import dagster as dg
import polars as pl
from pydantic import Field

from assets.automation import read_again
from assets.declare import OWNER, Reported, check_specs, report
from assets.erased import forget_erased, set_erased_aside
from assets.gazetteer import read_places
from assets.lake import Draft, Lake, Snapshot
from assets.limits import Limits
from assets.partitions import arrival_days
from assets.progress import StepProgress
from assets.quarantined import link_rejections
from assets.resources.labels import open_tagger
from models.frames import REJECTED_DOCUMENTS, empty
from models.parsing.batch import (
    ReadingTools,
    parse_employer_postings,
    parse_posting_documents,
    parse_resume_documents,
)
from models.parsing.records import PARSER_VERSION
from models.parsing.workers import ReadingLimits

GROUP = "parsed"
OUTPUTS = {
    "rejected_documents": ["raw_postings", "raw_resumes"],
    "parsed_postings": ["raw_postings", "raw_employer_postings"],
    "parsed_profiles": ["raw_resumes", "resume_tagger"],
}
DESCRIPTIONS = {
    "rejected_documents": "What could not be read, whole documents and single items, each with the reason.",
    "parsed_postings": "One row per posting that a document states.",
    "parsed_profiles": "One row per résumé, as JSON Resume flattened.",
}

LOOK_BACK_DAYS = 7
"""How far back each arrival looks for documents that a failed run took in and never read; once a day all days count."""

DOCUMENTS_AT_ONCE = 2_000
BYTES_AT_ONCE = 32 << 20
"""What is read before it is written: it bounds the memory of a run, whatever came in on one day."""

Parse = Callable[[pl.DataFrame, ReadingTools], tuple[pl.DataFrame, pl.DataFrame]]


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
    """What to read again, whichever day it arrived; what is said of it now counts."""

    retry: list[str] = Field(default=[], description="Identifiers of rejected documents to read once more.")
    read_again: bool = Field(
        default=False, description="Read every document that older parsers, or older lists of places, have read."
    )


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
    resume_tagger: Snapshot,
) -> Reported:
    """Parse what arrived on the day and has not been read by this version of the parsers, and what is to be retried."""
    started = time.monotonic()
    rejected = lake.draft("rejected_documents", [raw_postings, raw_resumes]).keep()
    postings = lake.draft("parsed_postings", [raw_postings, raw_employer_postings]).keep()
    profiles = lake.draft("parsed_profiles", [raw_resumes]).keep()
    reading = ReadingLimits(limits.document_seconds, limits.document_memory_mb)
    tools = ReadingTools(reading, read_places(lake.files), limits.ocr)
    sources = [
        Source(raw_postings, postings, lambda rows, given: parse_posting_documents(rows, lake.read_blob, given), lake),
        Source(raw_employer_postings, postings, parse_employer_postings),
        Source(raw_resumes, profiles, lambda rows, given: _parse_people(rows, lake, given), lake),
    ]
    for source in sources:
        days = {context.partition_key, *_days_missed(source.raw, source.parsed, rejected, context.partition_key)}
        days |= _days_of(source.raw, config.retry, every=config.read_again)
        given = replace(tools, tagger=open_tagger(resume_tagger)) if source.raw is raw_resumes else tools
        faults = [_parse_day(context, day, source, rejected, given, config.retry) for day in sorted(days)]
        link_rejections(pl.concat(faults), source.parsed, rejected)
    for draft in (rejected, postings, profiles):
        yield from report(draft, lake, limits, started, output_name=draft.asset)
    forget_erased(lake)  # only now: the rejections are committed before a generator goes on


def _parse_people(rows: pl.DataFrame, lake: Lake, tools: ReadingTools) -> tuple[pl.DataFrame, pl.DataFrame]:
    """The people of these documents, but for those who were erased before."""
    parsed, rejected = parse_resume_documents(rows, lake.read_blob, tools)
    return set_erased_aside(parsed, rejected, rows, set(lake.tombstones.read()))


def _days_missed(raw: Snapshot, parsed: Draft, rejected: Draft, today: str) -> set[str]:
    """Days with documents that nobody has read: the run that took them in ended before it read them.

    Looked at are last week and what a clock that was ahead has dated, and all days in the first arrival of a day.
    """
    first = (date.fromisoformat(today) - timedelta(days=LOOK_BACK_DAYS)).isoformat()
    if parsed.previous is None or parsed.previous.created_at[:10] != today:
        first = ""
    days = {key.split("/")[0] for key in raw.keys("20") if first <= key.split("/")[0] != today}
    return {day for day in days if not _is_read(day, raw, parsed, rejected)}


def _is_read(day: str, raw: Snapshot, parsed: Draft, rejected: Draft) -> bool:
    seen = [draft.snapshot().read(f"{day}/", ["document_id"]) for draft in (parsed, rejected)]
    return raw.read(f"{day}/", ["document_id"])["document_id"].is_in(pl.concat(seen)["document_id"].implode()).all()


def _days_of(raw: Snapshot, documents: list[str], every: bool) -> set[str]:
    """The days on which these documents, or `every` one, arrived."""
    keys = raw.keys() if documents or every else []
    if every:
        return {key.split("/")[0] for key in keys}
    return {key.split("/")[0] for key in keys if raw.read(key, ["document_id"])["document_id"].is_in(documents).any()}


def _parse_day(
    context: dg.AssetExecutionContext, day: str, source: Source, rejected: Draft, tools: ReadingTools, retry: list[str]
) -> pl.DataFrame:
    """Append the day's new rows to both drafts, and return the rejected ones.

    Documents that are read again lose the rejections they had.
    """
    read_before, refused_before = (
        draft.snapshot().read(f"{day}/", ["document_id", "parser_version"]).filter(parser_version=tools.parser_version)
        for draft in (source.parsed, rejected)
    )
    settled = pl.concat([read_before, refused_before.filter(~pl.col("document_id").is_in(retry))])
    unread = source.unread(day, settled)
    if unread.is_empty():
        return empty(REJECTED_DOCUMENTS)
    progress = StepProgress(context, unread.height, "documents")
    _forget_rejections(day, rejected, unread)
    refused = [empty(REJECTED_DOCUMENTS)]
    for documents in _pieces(unread):
        rows, faults = source.parse(documents, replace(tools, advance=progress.advance))
        for draft, frame in ((source.parsed, rows), (rejected, faults)):
            if frame.height:
                draft.add(f"{day}/{len(draft.parts):06d}", frame)
        _count(source.parsed, rows, faults, documents, retry)
        refused.append(faults)
    return pl.concat(refused)


def _pieces(documents: pl.DataFrame) -> Iterator[pl.DataFrame]:
    """The same documents in runs of so many, and of so many bytes unless one alone is larger."""
    size = pl.col("byte_size") if "byte_size" in documents.columns else pl.lit(0)
    piece = pl.int_range(pl.len()) // DOCUMENTS_AT_ONCE + size.cum_sum() // BYTES_AT_ONCE
    yield from documents.with_columns(piece=piece).partition_by("piece", maintain_order=True, include_key=False)


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
        items_in=rows.height + faults.height,
        items_parsed=rows.height,
        documents_rejected=fresh.filter(pl.col("item").is_null())["document_id"].n_unique(),
        items_rejected=fresh.filter(pl.col("item").is_not_null()).height,
        documents_retried=unread.filter(~new).height,
    )
