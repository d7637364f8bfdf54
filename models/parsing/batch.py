"""From stored documents to frames: each document is parsed on its own, and what can't be parsed becomes a row too.

How one document is read is the business of `posting.py` and `resume.py`; identity across documents that of
`models.current`.
"""

import hashlib
import json
from collections.abc import Callable
from dataclasses import asdict, replace
from functools import partial
from typing import Any

import polars as pl

from models.frames import PARSED_POSTINGS, PARSED_PROFILES, POSTING_CONTENT, PROFILE_CONTENT, REJECTED_DOCUMENTS
from models.parsing.posting import parse_postings
from models.parsing.records import PARSER_VERSION, Posting, Rejected, Resume
from models.parsing.resume import parse_resume
from models.parsing.workers import ReadingLimits, Task, read_in_workers

Row = dict[str, Any]
EMPLOYER_SOURCE = "employer"
"""The source of postings that employers write through the API."""

ReadBytes = Callable[[str], bytes]
"""From a document's id to its bytes."""

Rows = tuple[list[Row], list[Row]]
"""Parsed and rejected."""

ReadRows = Callable[[Row, bytes], Rows]
"""Reads one document's bytes; a function of this module, so that a worker finds it."""

BYTES_PER_ALLOWANCE = 250_000
"""A file of postings gets the seconds of one document again for each so many bytes."""


def parse_posting_documents(
    documents: pl.DataFrame, read: ReadBytes, limits: ReadingLimits | None = None
) -> tuple[pl.DataFrame, pl.DataFrame]:
    """RAW_DOCUMENTS of postings to (PARSED_POSTINGS, REJECTED_DOCUMENTS): every item is a row of one or the other."""
    parsed, rejected = _parse(documents, read, read_posting_rows, limits)
    return pl.DataFrame(parsed, schema=PARSED_POSTINGS), pl.DataFrame(rejected, schema=REJECTED_DOCUMENTS)


def parse_resume_documents(
    documents: pl.DataFrame, read: ReadBytes, limits: ReadingLimits | None = None, ocr: bool = False
) -> tuple[pl.DataFrame, pl.DataFrame]:
    """RAW_DOCUMENTS of résumés to (PARSED_PROFILES, REJECTED_DOCUMENTS), one row a document.

    "Today" is the day on which a document arrived, so that parsing it again gives the same row. With `ocr` pictures
    of text are read too.
    """
    parsed, rejected = _parse(documents, read, partial(read_resume_rows, ocr=ocr), limits)
    return pl.DataFrame(parsed, schema=PARSED_PROFILES), pl.DataFrame(rejected, schema=REJECTED_DOCUMENTS)


def _parse(documents: pl.DataFrame, read: ReadBytes, parse: ReadRows, limits: ReadingLimits | None) -> Rows:
    """Rows of all documents, each read in a worker; bytes are fetched as workers become free."""
    parsed: list[Row] = []
    rejected: list[Row] = []
    tasks = (_task(document, read(document["document_id"])) for document in documents.iter_rows(named=True))
    answers = read_in_workers(tasks, parse, limits or ReadingLimits())
    for document, answer in zip(documents.iter_rows(named=True), answers, strict=True):
        if isinstance(answer, Rejected):
            rejected.append(_rejection(document, None, answer.reason, answer.detail))
        else:
            parsed += answer[0]
            rejected += answer[1]
    return parsed, rejected


def _task(document: Row, content: bytes) -> Task:
    """A table of many postings may take longer than one résumé."""
    size = len(content) / BYTES_PER_ALLOWANCE if document["kind"] == "postings" else 0.0
    return Task((document, content), allowance=1.0 + size)


def read_posting_rows(document: Row, content: bytes) -> Rows:
    """Rows of PARSED_POSTINGS and of REJECTED_DOCUMENTS that one document gives; raises `Rejected`."""
    batch = parse_postings(content, document["name"])
    parsed = [posting_row(document, posting) for posting in batch.postings]
    return parsed, [_rejection(document, row.item, row.reason, row.detail) for row in batch.rejected]


def read_resume_rows(document: Row, content: bytes, ocr: bool = False) -> Rows:
    """One row of PARSED_PROFILES; raises `Rejected`."""
    resume = parse_resume(content, document["name"], document["received_at"].date(), ocr)
    return [resume_row(document, resume)], []


def parse_employer_postings(changes: pl.DataFrame) -> tuple[pl.DataFrame, pl.DataFrame]:
    """RAW_EMPLOYER_POSTINGS with a `document_id` to (PARSED_POSTINGS, REJECTED_DOCUMENTS)."""
    parsed: list[Row] = []
    rejected: list[Row] = []
    for change in changes.filter(operation="upsert").iter_rows(named=True):
        posting_id = change["employer_posting_id"]
        document = {
            "document_id": change["document_id"],
            "kind": "postings",
            "source": EMPLOYER_SOURCE,
            "name": posting_id,
            "received_at": change["changed_at"],
        }
        try:
            batch = parse_postings(change["fields"].encode(), f"{posting_id}.json")
        except Rejected as fault:
            rejected.append(_rejection(document, None, fault.reason, fault.detail))
            continue
        parsed += [posting_row(document, replace(posting, posting_key=posting_id)) for posting in batch.postings]
        rejected += [_rejection(document, row.item, row.reason, row.detail) for row in batch.rejected]
    return pl.DataFrame(parsed, schema=PARSED_POSTINGS), pl.DataFrame(rejected, schema=REJECTED_DOCUMENTS)


def posting_row(document: Row, posting: Posting) -> Row:
    """One row of PARSED_POSTINGS. A key that the source did not make unique itself is kept apart by its source."""
    content = {name: value for name, value in asdict(posting).items() if name in POSTING_CONTENT}
    return {
        **_provenance(document, content),
        "item": posting.item,
        "posting_key": f"{document['source']}:{posting.posting_key}",
        **content,
    }


def resume_row(document: Row, resume: Resume) -> Row:
    """One row of PARSED_PROFILES."""
    content = {name: value for name, value in asdict(resume).items() if name in PROFILE_CONTENT}
    person = resume.email or resume.phone or document["document_id"]
    return {**_provenance(document, content), "person_key": content_digest(person.lower()), **content}


def _provenance(document: Row, content: Row) -> Row:
    return {
        "document_id": document["document_id"],
        "source": document["source"],
        "received_at": document["received_at"],
        "parser_version": PARSER_VERSION,
        "content_hash": content_digest(content),
    }


def _rejection(document: Row, item: int | None, reason: str, detail: str) -> Row:
    kept = {name: document[name] for name in ("document_id", "kind", "source", "name", "received_at")}
    return {**kept, "item": item, "reason": reason, "detail": detail, "parser_version": PARSER_VERSION}


def content_digest(content: object) -> str:
    """SHA-256 of a value in canonical JSON: equal content, equal digest."""
    return hashlib.sha256(json.dumps(content, sort_keys=True, default=str).encode()).hexdigest()
