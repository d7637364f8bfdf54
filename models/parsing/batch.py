"""From stored documents to frames: each document is parsed on its own, and what can't be parsed becomes a row too.

How one document is read is the business of `posting.py` and `resume.py`; identity across documents that of
`models.current`.
"""

import hashlib
import json
from collections.abc import Callable
from dataclasses import asdict, dataclass, field, replace
from functools import partial
from typing import Any

import polars as pl

from models.frames import (
    PARSED_POSTINGS,
    PARSED_PROFILES,
    POSTING_CONTENT,
    PROFILE_CONTENT,
    REJECTED_DOCUMENTS,
    Schema,
    empty,
)
from models.parsing.places.gazetteer import LoadedPlaces
from models.parsing.places.place import look_up_in
from models.parsing.postings.posting import parse_postings
from models.parsing.records import PARSER_VERSION, Posting, Rejected, Resume
from models.parsing.resumes.profiles import parse_profiles
from models.parsing.resumes.tagger.tagger import Tagger
from models.parsing.rows.mapped import split_mapping
from models.parsing.workers import ReadingLimits, Task, read_in_workers

Row = dict[str, Any]
EMPLOYER_SOURCE = "employer"
"""The source of postings that employers write through the API."""

ReadBytes = Callable[[str], bytes]
"""From a document's id to its bytes."""

Rows = tuple[list[Row], list[Row]]
"""Parsed and rejected."""

Frames = tuple[pl.DataFrame, pl.DataFrame]
"""The same as frames: that is how rows leave a worker, at a tenth of what they take as Python's objects."""

ReadRows = Callable[..., Rows]
"""Reads one document's bytes with a list of places; a function of this module, so that a worker finds it."""

BYTES_PER_ALLOWANCE = 250_000
"""A table gets the seconds of one document again for each so many bytes."""


@dataclass(frozen=True)
class ReadingTools:
    """What documents are read with: limits, and a list of places besides our own; `advance` hears of every document.

    With `ocr` pictures of text are read too; a `tagger` answers for its fields of résumés.
    """

    limits: ReadingLimits = field(default_factory=ReadingLimits)
    places: LoadedPlaces | None = None
    ocr: bool = False
    tagger: Tagger | None = None
    advance: Callable[[], None] = lambda: None

    @property
    def parser_version(self) -> str:
        """The version that every row is stamped with."""
        parsers = self.places.parser_version if self.places else PARSER_VERSION
        return f"{parsers}+{self.tagger.version}" if self.tagger else parsers


def parse_posting_documents(documents: pl.DataFrame, read: ReadBytes, tools: ReadingTools | None = None) -> Frames:
    """RAW_DOCUMENTS of postings to (PARSED_POSTINGS, REJECTED_DOCUMENTS): every item is a row of one or the other."""
    return _parse(documents, read, read_posting_rows, PARSED_POSTINGS, tools or ReadingTools())


def parse_resume_documents(documents: pl.DataFrame, read: ReadBytes, tools: ReadingTools | None = None) -> Frames:
    """RAW_DOCUMENTS of résumés to (PARSED_PROFILES, REJECTED_DOCUMENTS): one row a résumé, or a row of a table.

    "Today" is the day on which a document arrived, so that parsing it again gives the same row.
    """
    tools = tools or ReadingTools()
    parse = partial(read_resume_rows, ocr=tools.ocr, tagger=tools.tagger)
    return _parse(documents, read, parse, PARSED_PROFILES, tools)


def _parse(documents: pl.DataFrame, read: ReadBytes, parse: ReadRows, schema: Schema, tools: ReadingTools) -> Frames:
    """Rows of all documents, each read in a worker; bytes are fetched as workers become free."""
    parsed, rejected = [empty(schema)], [empty(REJECTED_DOCUMENTS)]
    stamped = documents.with_columns(pl.lit(tools.parser_version).alias("parser_version"))
    tasks = (_task(document, read(document["document_id"])) for document in stamped.iter_rows(named=True))
    answers = read_in_workers(tasks, partial(_read_frames, partial(parse, places=tools.places), schema), tools.limits)
    for document, answer in zip(stamped.iter_rows(named=True), answers, strict=True):
        if isinstance(answer, Rejected):
            refused = [_rejection(document, None, answer.reason, answer.detail)]
            rejected.append(pl.DataFrame(refused, schema=REJECTED_DOCUMENTS))
        else:
            parsed.append(answer[0])
            rejected.append(answer[1])
        tools.advance()
    return pl.concat(parsed), pl.concat(rejected)


def _read_frames(parse: ReadRows, schema: Schema, document: Row, content: bytes) -> Frames:
    """What a worker does with one document."""
    parsed, rejected = parse(document, content)
    return pl.DataFrame(parsed, schema=schema), pl.DataFrame(rejected, schema=REJECTED_DOCUMENTS)


def _task(document: Row, content: bytes) -> Task:
    """A table of many postings or people may take longer than one résumé."""
    return Task(
        (document, content), allowance=1.0 + (0.0 if _is_one(document, content) else len(content) / BYTES_PER_ALLOWANCE)
    )


def _is_one(document: Row, content: bytes) -> bool:
    """Whether it is one résumé for certain, whatever its size: a PDF, or an archive that is no workbook."""
    if document["kind"] == "postings":
        return False
    return b"%PDF-" in content[:1024] or (content.startswith(b"PK") and b"xl/worksheets/" not in content)


def read_posting_rows(document: Row, content: bytes, places: LoadedPlaces | None = None) -> Rows:
    """Rows of PARSED_POSTINGS and of REJECTED_DOCUMENTS that one document gives; raises `Rejected`."""
    look_up_in(places)
    mapping, content = split_mapping(content)
    batch = parse_postings(content, document["name"], mapping)
    if not batch.postings and not batch.rejected:
        raise Rejected("nothing_open", "The file holds no posting: a board answers so when nothing is open.")
    parsed = [posting_row(document, posting) for posting in batch.postings]
    return parsed, [_rejection(document, row.item, row.reason, row.detail) for row in batch.rejected]


def read_resume_rows(
    document: Row,
    content: bytes,
    places: LoadedPlaces | None = None,
    ocr: bool = False,
    tagger: Tagger | None = None,
) -> Rows:
    """Rows of PARSED_PROFILES and of REJECTED_DOCUMENTS that one document gives; raises `Rejected`."""
    look_up_in(places)
    mapping, content = split_mapping(content)
    batch = parse_profiles(content, document["name"], document["received_at"].date(), mapping, ocr, tagger)
    parsed = [resume_row(document, profile.resume, profile.item, profile.own_id) for profile in batch.profiles]
    return parsed, [_rejection(document, row.item, row.reason, row.detail) for row in batch.rejected]


def parse_employer_postings(changes: pl.DataFrame, tools: ReadingTools | None = None) -> Frames:
    """RAW_EMPLOYER_POSTINGS with a `document_id` to (PARSED_POSTINGS, REJECTED_DOCUMENTS)."""
    tools = tools or ReadingTools()
    look_up_in(tools.places)
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
            "parser_version": tools.parser_version,
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


def resume_row(document: Row, resume: Resume, item: int = 0, own_id: str | None = None) -> Row:
    """One row of PARSED_PROFILES. A person without an address is who the table says (`own_id`), else this very row."""
    content = {name: value for name, value in asdict(resume).items() if name in PROFILE_CONTENT}
    row = f"{document['source']}:{own_id}" if own_id else f"{document['document_id']}{f'#{item}' if item else ''}"
    person = resume.email or resume.phone or row
    return {**_provenance(document, content), "person_key": content_digest(person.lower()), **content}


def _provenance(document: Row, content: Row) -> Row:
    return {
        "document_id": document["document_id"],
        "source": document["source"],
        "received_at": document["received_at"],
        "parser_version": document.get("parser_version", PARSER_VERSION),
        "content_hash": content_digest(content),
    }


def _rejection(document: Row, item: int | None, reason: str, detail: str) -> Row:
    kept = {name: document[name] for name in ("document_id", "kind", "source", "name", "received_at")}
    version = document.get("parser_version", PARSER_VERSION)
    return {**kept, "item": item, "reason": reason, "detail": detail, "parser_version": version}


def content_digest(content: object) -> str:
    """SHA-256 of a value in canonical JSON: equal content, equal digest."""
    return hashlib.sha256(json.dumps(content, sort_keys=True, default=str).encode()).hexdigest()
