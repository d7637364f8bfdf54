"""Bytes of any document that holds postings to a list of `Posting`: the one entrance of this part.

The kind of document is told by its content; its name only serves for messages. Nothing is fetched, stored or compared.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from hashlib import sha256

from models.parsing.postings.boards.known import BOARDS
from models.parsing.postings.posting_build import build_posting, fold_words
from models.parsing.postings.posting_fields import PostingFields
from models.parsing.postings.posting_ld import find_job_postings, read_job_posting, read_page
from models.parsing.postings.posting_table import read_rows
from models.parsing.records import Posting, Rejected, Rejection
from models.parsing.rows.delimited import decode_text, read_csv
from models.parsing.rows.json_shape import find_list
from models.parsing.rows.sheets import read_sheets
from models.parsing.rows.table import Table, read_json_lines, tabulate
from models.parsing.rows.tabular import read_parquet, read_xlsx
from models.parsing.values import Json, is_object

_HTML = re.compile(r"<(?:!doctype html|html|head|body|script|div|main|article|meta)\b", re.IGNORECASE)
_KINDS = "a job board's JSON, schema.org JobPosting (JSON or HTML page), JSON Lines, CSV, XLSX or Parquet"

Item = tuple[int, PostingFields | Rejection]


@dataclass(frozen=True)
class PostingBatch:
    """What a document holds: every item of it is either in `postings` or in `rejected`, in the document's order."""

    postings: list[Posting]
    rejected: list[Rejection]


def parse_postings(content: bytes, name: str, mapping: Mapping[str, str] | None = None) -> PostingBatch:
    """Every posting of a document, normalised, and a reason for every item that became none.

    `mapping` (field -> column name) tells a table's columns where their names don't. Raises `Rejected` when the whole
    document can't be read, with a sentence that says what was understood and what to do.
    """
    postings: list[Posting] = []
    rejected: list[Rejection] = []
    for item, fields in _read(content, mapping):
        if isinstance(fields, Rejection):
            rejected.append(fields)
            continue
        try:
            postings.append(build_posting(fields, item))
        except Rejected as rejection:
            rejected.append(Rejection(item, rejection.reason, rejection.detail))
    return PostingBatch(_tell_apart(postings), sorted(rejected, key=lambda rejection: rejection.item or 0))


def _read(content: bytes, mapping: Mapping[str, str] | None) -> Iterator[Item]:
    """Pairs of item and fields, by the kind of document."""
    if not content.strip(b"\x00 \t\r\n"):
        raise Rejected("empty", f"The file is empty. It should be {_KINDS}.")
    if content.startswith(b"PAR1"):
        return _from_tables([read_parquet(content)], mapping)
    if content.startswith(b"PK\x03\x04"):
        return _from_tables(read_xlsx(content), mapping)
    if content.startswith((b"%PDF", b"\xd0\xcf\x11\xe0", b"\x89PNG", b"\xff\xd8\xff", b"\x1f\x8b")):
        raise Rejected(
            "unknown_kind", f"This is a PDF, an old Office file, an image or an archive; postings come as {_KINDS}."
        )
    return _from_text(decode_text(content), mapping)


def _from_text(text: str, mapping: Mapping[str, str] | None) -> Iterator[Item]:
    start = text.lstrip("\ufeff \t\r\n")
    if start[:1] in "{[":
        return _from_json(start, mapping)
    if start.startswith("<") or _HTML.search(start[:2000]):
        return _from_page(start)
    return _from_tables([read_csv(text)], mapping)


def _from_json(text: str, mapping: Mapping[str, str] | None) -> Iterator[Item]:
    try:
        document = json.loads(text)
    except RecursionError as error:
        raise Rejected("unreadable", "The JSON is nested too deeply.") from error
    except ValueError as error:
        if "\n" not in text.strip():
            raise Rejected("unreadable", "The file begins like JSON and isn't valid: cut short or damaged.") from error
        return _from_lines(text, mapping)
    for board in BOARDS:
        items = board.items(document)
        if items is not None:
            return (
                (at, board.read(item, document) if board.owns(item) else _foreign(at)) for at, item in enumerate(items)
            )
    if linked := list(find_job_postings(document)):
        return ((at, read_job_posting(posting)) for at, posting in enumerate(linked))
    return _from_objects(document, mapping)


def _from_lines(text: str, mapping: Mapping[str, str] | None) -> Iterator[Item]:
    table = read_json_lines(text)
    if not table.rows:
        raise Rejected(
            "unreadable",
            "The file begins like JSON and neither it nor any of its lines is valid: cut short or damaged.",
        )
    return _from_tables([table], mapping)


def _from_objects(document: Json, mapping: Mapping[str, str] | None) -> Iterator[Item]:
    """JSON of no known board: a list of objects, the only such list within an object, or one object."""
    listed = find_list(document)
    if not listed:
        return iter(())
    objects = [(at, value) for at, value in enumerate(listed) if is_object(value)]
    if not objects:
        raise Rejected("unknown_shape", f"The file is valid JSON and holds no list of objects. It should be {_KINDS}.")
    faults = [_foreign(at) for at, value in enumerate(listed) if not is_object(value)]
    return _from_tables([tabulate(objects, faults)], mapping)


def _from_page(markup: str) -> Iterator[Item]:
    linked, broken = read_page(markup)
    if not linked:
        why = f"{broken} block(s) of JSON-LD in it are broken" if broken else "it has no JSON-LD of that type"
        raise Rejected("no_job_posting", f"The file is an HTML page without a schema.org JobPosting: {why}.")
    faults = (
        Rejection(at, "bad_json", "A block of JSON-LD in the page is broken.")
        for at in range(len(linked), len(linked) + broken)
    )
    yield from ((at, read_job_posting(posting)) for at, posting in enumerate(linked))
    yield from ((fault.item or 0, fault) for fault in faults)


def _from_tables(tables: Iterable[Table], mapping: Mapping[str, str] | None) -> Iterator[Item]:
    return read_sheets(tables, lambda table: read_rows(table, mapping))


def _foreign(at: int) -> Rejection:
    return Rejection(at, "not_a_posting", "The item lacks the keys that the other items of this list have.")


def _tell_apart(postings: list[Posting]) -> list[Posting]:
    """Postings of different titles under one key (a company's general address) get keys of their own."""
    titles: dict[str, set[str]] = {}
    for posting in postings:
        titles.setdefault(posting.posting_key, set()).add(fold_words(posting.title))
    return [
        replace(
            posting, posting_key=f"{posting.posting_key}#{sha256(fold_words(posting.title).encode()).hexdigest()[:16]}"
        )
        if len(titles[posting.posting_key]) > 1
        else posting
        for posting in postings
    ]
