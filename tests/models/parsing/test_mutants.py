"""No file, however damaged or hostile, ends a run or is lost: it becomes rows or a rejection, within its limits."""

import hashlib
import time
from collections import Counter
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


def check(kind: str, count: int) -> None:
    files = mutants(kind, count)
    assert len(files) == count
    contents = {hashlib.sha256(f"{name}".encode() + content).hexdigest(): content for name, content in files}
    documents = _documents(dict(zip(contents, (name for name, _ in files), strict=True)), FORMATS[kind][0])
    parse = parse_posting_documents if FORMATS[kind][0] == "postings" else parse_resume_documents
    before, started = _memory_kb(), time.monotonic()
    parsed, rejected = parse(documents, contents.__getitem__, ReadingTools(LIMITS))
    seconds, grown = time.monotonic() - started, _memory_kb() - before
    lost = rejected.filter(pl.col("item").is_null())
    outcomes = Counter(lost["reason"])
    print(f"{kind}: {parsed['document_id'].n_unique()} read, {dict(outcomes)}, {seconds:.1f} s, {grown} kB more")
    assert {*parsed["document_id"], *rejected["document_id"]} == set(contents), "a document was lost"
    assert "crashed" not in outcomes, "the reader itself stumbled"
    assert lost["document_id"].is_unique().all()
    assert not set(lost["document_id"]) & set(parsed["document_id"])
    assert parsed["document_id"].n_unique() > count // 10, "the damages are too coarse to try the reader"
    assert grown < MEMORY_KB + DOCUMENT_KB * count
    assert seconds < 60 + count


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


def _memory_kb() -> int:
    return psutil.Process().memory_info().rss >> 10
