"""What arrived, as it came: documents from the inbox and people's own changes from the database.

Nothing is parsed or judged here, and no row is ever rewritten.
"""

import hashlib
import time
from datetime import datetime, timedelta

import dagster as dg
import polars as pl

from assets import clock
from assets.declare import Reported, declare, report
from assets.lake import Draft, Lake
from assets.limits import Limits
from assets.partitions import arrival_days
from assets.resources.database import Database
from assets.resources.inbox import LONGEST_WAIT, Arrival, Inbox
from models.frames import RAW_DOCUMENTS, RAW_EMPLOYER_POSTINGS, RAW_PROFILE_EDITS

GROUP = "raw"


@dg.asset(**declare(GROUP, "file", asset="raw_postings"), partitions_def=arrival_days)
def raw_postings(
    context: dg.AssetExecutionContext,
    lake: dg.ResourceParam[Lake],
    limits: dg.ResourceParam[Limits],
    inbox: dg.ResourceParam[Inbox],
) -> Reported:
    """Files of postings as they came, keyed by SHA-256: board answers, pages, tables."""
    yield from _take_documents(context, lake, limits, inbox, "postings")


@dg.asset(**declare(GROUP, "file", asset="raw_resumes"), partitions_def=arrival_days)
def raw_resumes(
    context: dg.AssetExecutionContext,
    lake: dg.ResourceParam[Lake],
    limits: dg.ResourceParam[Limits],
    inbox: dg.ResourceParam[Inbox],
) -> Reported:
    """Résumés as they came, keyed by SHA-256."""
    yield from _take_documents(context, lake, limits, inbox, "resumes")


@dg.asset(**declare(GROUP, "postgres", asset="raw_profile_edits"), partitions_def=arrival_days)
def raw_profile_edits(
    context: dg.AssetExecutionContext,
    lake: dg.ResourceParam[Lake],
    limits: dg.ResourceParam[Limits],
    database: dg.ResourceParam[Database],
) -> Reported:
    """What people changed about themselves, read from Postgres by the change sequence."""
    yield from _take_changes(context, lake, limits, database, "raw_profile_edits")


@dg.asset(**declare(GROUP, "postgres", asset="raw_employer_postings"), partitions_def=arrival_days)
def raw_employer_postings(
    context: dg.AssetExecutionContext,
    lake: dg.ResourceParam[Lake],
    limits: dg.ResourceParam[Limits],
    database: dg.ResourceParam[Database],
) -> Reported:
    """Postings that employers wrote through the API, read from Postgres by the change sequence."""
    yield from _take_changes(context, lake, limits, database, "raw_employer_postings")


def _take_documents(context: dg.AssetExecutionContext, lake: Lake, limits: Limits, inbox: Inbox, kind: str) -> Reported:
    started = time.monotonic()
    arrivals = inbox.settled(kind, LONGEST_WAIT)
    draft = lake.draft(f"raw_{kind}", inputs=[]).keep()
    log = lake.current(draft.asset).read(columns=["document_id", "received_at"])
    known = set(log["document_id"])
    stored, rows = _store(lake, inbox, arrivals, clock.arrival_time(clock.now(), log["received_at"].max()))
    new = rows.filter(~pl.col("document_id").is_in(known)).unique("document_id", keep="first", maintain_order=True)
    _append(draft, context.partition_key, new)
    left = sum(1 for _ in inbox.waiting(kind)) - len(stored)
    draft.count(documents_arrived=len(stored), documents_new=new.height, redelivered=len(stored) - new.height)
    if left > 0:
        context.log.warning(f"{left} files in {inbox.root / kind} are still being written: the next run takes them")
    yield from report(draft, lake, limits, started)
    inbox.clear(stored)  # only now: the output is committed before a generator goes on


def _store(lake: Lake, inbox: Inbox, arrivals: list[Arrival], now: datetime) -> tuple[list[Arrival], pl.DataFrame]:
    """Keep the bytes of each file that is still as it was listed; RAW_DOCUMENTS by name, a microsecond apart.

    Files that spoke of a person who was erased since are done with, and not kept.
    """
    stored: list[Arrival] = []
    rows: list[dict[str, object]] = []
    erased = lake.tombstones.documents()
    for number, arrival in enumerate(arrivals):
        if (content := inbox.read(arrival)) is None:
            continue
        stored.append(arrival)
        if hashlib.sha256(content).hexdigest() in erased:
            continue
        rows.append(
            {
                "document_id": lake.store_blob(content),
                "kind": arrival.kind,
                "source": arrival.source,
                "name": arrival.path.name,
                "byte_size": len(content),
                "received_at": now + timedelta(microseconds=number),
            }
        )
    return stored, pl.DataFrame(rows, schema=RAW_DOCUMENTS)


def _take_changes(
    context: dg.AssetExecutionContext, lake: Lake, limits: Limits, database: Database, asset: str
) -> Reported:
    started = time.monotonic()
    draft = lake.draft(asset, inputs=[]).keep()
    seen = max(lake.current(asset).read(columns=["change_seq"])["change_seq"].to_list(), default=0)
    schema = RAW_PROFILE_EDITS if asset == "raw_profile_edits" else RAW_EMPLOYER_POSTINGS
    new = pl.DataFrame(database.read_changes(asset, after=seen), schema=schema)
    _append(draft, context.partition_key, new)
    draft.count(changes_new=new.height)
    yield from report(draft, lake, limits, started)


def _append(draft: Draft, day: str, rows: pl.DataFrame) -> None:
    if rows.height:
        piece = sum(key.startswith(day) for key in draft.parts)
        draft.add(f"{day}/{piece:06d}", rows)
