"""No file, however damaged or hostile, ends a run or is lost: it becomes rows or a rejection, within its limits."""

import ctypes
import gc
import hashlib
import time
from collections import Counter
from contextlib import suppress
from datetime import UTC, datetime

import polars as pl
import psutil
import pytest

from models.frames import RAW_DOCUMENTS
from models.parsing.batch import ReadingTools, parse_posting_documents, parse_resume_documents
from models.parsing.workers import ReadingLimits
from tests.models.parsing.mutants import FORMATS, mutants

LIMITS = ReadingLimits(seconds=3, memory_mb=512)
ARRIVED = datetime(2026, 1, 1, tzinfo=UTC)
MEMORY_KB = 50_000
DOCUMENT_KB = 300
"""What the parent may grow by, altogether and a document: rows that were read, never what a document unfolds to."""
ABORTED = {"parquet": 0.1}
"""The share of files at which the library may end its process: damaged lengths that ask for all memory there is."""
KEPT_KB = 60_000
ROW_KB = 4
"""What may stay with the parent once the rows are gone, altogether and a row: allocators hold on to what the most rows
took, and give it to the next ones (reading the same 150 tables again kept 40 kB more). It never grows by documents."""


def check(kind: str, count: int) -> None:
    files = mutants(kind, count)
    assert len(files) == count
    contents = {hashlib.sha256(f"{name}".encode() + content).hexdigest(): content for name, content in files}
    documents = _documents(dict(zip(contents, (name for name, _ in files), strict=True)), FORMATS[kind][0])
    parse = parse_posting_documents if FORMATS[kind][0] == "postings" else parse_resume_documents
    before, started = _settled_kb(), time.monotonic()
    parsed, rejected = parse(documents, contents.__getitem__, ReadingTools(LIMITS))
    seconds, grown = time.monotonic() - started, _memory_kb() - before
    lost = rejected.filter(pl.col("item").is_null())
    outcomes = Counter(lost["reason"])
    read, sizes = set(parsed["document_id"]), parsed.estimated_size() + rejected.estimated_size()
    print(f"{kind}: {len(read)} read, {parsed.height} rows of {sizes >> 10} kB, {dict(outcomes)}, {seconds:.1f} s")
    assert {*read, *rejected["document_id"]} == set(contents), "a document was lost"
    assert outcomes["crashed"] <= ABORTED.get(kind, 0) * count, "the reader itself stumbled"
    assert lost["document_id"].is_unique().all()
    assert not set(lost["document_id"]) & read
    assert len(read) > count // 10, "the damages are too coarse to try the reader"
    assert grown < MEMORY_KB + DOCUMENT_KB * count
    assert seconds < 60 + count
    rows = parsed.height + rejected.height
    del parsed, rejected, lost
    kept = _settled_kb() - before
    print(f"{kind}: {grown} kB more with the rows, {kept} kB more without them")
    assert kept < KEPT_KB + ROW_KB * rows, "the parent keeps something of each document"


@pytest.mark.parametrize("kind", FORMATS)
def test_damaged_files_become_rows_or_rejections(kind: str) -> None:
    check(kind, 60)


@pytest.mark.soak
@pytest.mark.parametrize("kind", FORMATS)
def test_many_damaged_files_become_rows_or_rejections(kind: str) -> None:
    check(kind, 1000)


def _documents(names: dict[str, str], kind: str) -> pl.DataFrame:
    rows = [
        {"document_id": digest, "kind": kind, "source": "inbox", "name": name, "received_at": ARRIVED}
        for digest, name in names.items()
    ]
    return pl.DataFrame([dict.fromkeys(RAW_DOCUMENTS) | row for row in rows], schema=RAW_DOCUMENTS)


def _settled_kb() -> int:
    """What is in use once what is free has been handed back to the system."""
    gc.collect()
    with suppress(AttributeError):
        ctypes.CDLL(None).malloc_trim(0)
    return _memory_kb()


def _memory_kb() -> int:
    return psutil.Process().memory_info().rss >> 10
