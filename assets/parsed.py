"""From documents to records: what could be read, and what could not with the reason.

Identity and "now" are decided in `current`; how a document is read, in `models.parsing`.
"""

import time
from collections.abc import Callable

import dagster as dg
import polars as pl

from assets.declare import OWNER, Reported, check_specs, report
from assets.lake import Draft, Lake, Snapshot
from assets.limits import Limits
from assets.partitions import arrival_days
from models.parsing.batch import parse_employer_postings, parse_posting_documents, parse_resume_documents
from models.parsing.records import PARSER_VERSION

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

Parse = Callable[[pl.DataFrame], tuple[pl.DataFrame, pl.DataFrame]]


@dg.multi_asset(
    name="parse_documents",
    group_name=GROUP,
    partitions_def=arrival_days,
    check_specs=[spec for asset in OUTPUTS for spec in check_specs(asset)],
    outs={
        asset: dg.AssetOut(io_manager_key="lake_io", owners=[OWNER], kinds={"polars"}, description=DESCRIPTIONS[asset])
        for asset in OUTPUTS
    },
    internal_asset_deps={asset: {dg.AssetKey(upstream) for upstream in deps} for asset, deps in OUTPUTS.items()},
)
def parse_documents(
    context: dg.AssetExecutionContext,
    lake: dg.ResourceParam[Lake],
    limits: dg.ResourceParam[Limits],
    raw_postings: Snapshot,
    raw_resumes: Snapshot,
    raw_employer_postings: Snapshot,
) -> Reported:
    """Parse what arrived on the day and has not been read by this version of the parsers."""
    started = time.monotonic()
    day = context.partition_key
    rejected = lake.draft("rejected_documents", [raw_postings, raw_resumes]).keep()
    postings = lake.draft("parsed_postings", [raw_postings, raw_employer_postings]).keep()
    profiles = lake.draft("parsed_profiles", [raw_resumes]).keep()
    _parse_day(day, raw_postings, postings, rejected, lambda rows: parse_posting_documents(rows, lake.read_blob))
    _parse_day(day, raw_employer_postings, postings, rejected, parse_employer_postings)
    _parse_day(day, raw_resumes, profiles, rejected, lambda rows: parse_resume_documents(rows, lake.read_blob))
    for draft in (rejected, postings, profiles):
        yield from report(draft, lake, limits, started, output_name=draft.asset)


def _parse_day(day: str, raw: Snapshot, parsed: Draft, rejected: Draft, parse: Parse) -> None:
    """Append the day's new rows to both drafts."""
    arrived = raw.read(f"{day}/")
    read_before = pl.concat(
        [draft.snapshot().read(f"{day}/", ["document_id", "parser_version"]) for draft in (parsed, rejected)]
    ).filter(parser_version=PARSER_VERSION)
    unread = arrived.join(read_before, on="document_id", how="anti", maintain_order="left")
    if unread.is_empty():
        return
    rows, faults = parse(unread)
    for draft, frame in ((parsed, rows), (rejected, faults)):
        if frame.height:
            draft.add(f"{day}/{len(draft.parts):06d}", frame)
    parsed.count(
        computed=rows.height,
        documents_read=unread.height,
        documents_rejected=faults.filter(pl.col("item").is_null())["document_id"].n_unique(),
        items_rejected=faults.filter(pl.col("item").is_not_null()).height,
    )
