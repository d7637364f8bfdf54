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
PIECES = 4
"""In so many goes the files are read, as a run reads them: what one go leaves behind shows in the next."""
MEMORY_KB = 80_000
DOCUMENT_KB = 300
"""What the parent may grow by in a go, altogether and a document: rows that were read, never what one unfolds to."""
KEPT_KB = 40_000
"""By how much more memory than after the first go may be in use after the last, with all rows gone."""
ABORTED = {"parquet": 0.1}
"""The share of files at which the library may end its process: damaged lengths that ask for all memory there is."""


def check(kind: str, count: int) -> None:
    files = mutants(kind, count)
    assert len(files) == count
    contents = {hashlib.sha256(f"{name}".encode() + content).hexdigest(): content for name, content in files}
    documents = _documents(dict(zip(contents, (name for name, _ in files), strict=True)), FORMATS[kind][0])
    started, outcomes, read = time.monotonic(), Counter[str](), set[str]()
    settled = [_settled_kb()]
    for piece in range(PIECES):
        grown = _read(kind, documents.gather_every(PIECES, piece), contents, outcomes, read) - settled[-1]
        settled.append(_settled_kb())
        print(f"{kind}: {grown} kB more with the rows, {settled[-1] - settled[0]} kB more without them")
        assert grown < MEMORY_KB + DOCUMENT_KB * count / PIECES
    print(f"{kind}: {len(read)} read, {dict(outcomes)}, {time.monotonic() - started:.1f} s")
    assert outcomes["crashed"] <= ABORTED.get(kind, 0) * count, "the reader itself stumbled"
    assert len(read) > count // 10, "the damages are too coarse to try the reader"
    assert time.monotonic() - started < 60 + count
    assert settled[-1] - settled[1] < KEPT_KB, "the parent keeps something of each document"


def _read(
    kind: str, documents: pl.DataFrame, contents: dict[str, bytes], outcomes: Counter[str], read: set[str]
) -> int:
    """Read some documents, note what became of each, and return the memory in use while their rows are held."""
    parse = parse_posting_documents if FORMATS[kind][0] == "postings" else parse_resume_documents
    parsed, rejected = parse(documents, contents.__getitem__, ReadingTools(LIMITS))
    lost = rejected.filter(pl.col("item").is_null())
    assert {*parsed["document_id"], *rejected["document_id"]} == set(documents["document_id"]), "a document was lost"
    assert lost["document_id"].is_unique().all()
    assert not set(lost["document_id"]) & set(parsed["document_id"])
    outcomes.update(lost["reason"])
    read.update(parsed["document_id"])
    return _memory_kb()


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
