"""Labelled documents: lines of JSON with a text and spans, laid over the text as our reader cleans it.

Labels are somebody's opinion of one text; no field is read here.
"""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any, cast

from models.parsing.documents.document import read_document
from models.parsing.documents.exported import ESCAPED
from models.parsing.records import Rejected
from models.parsing.resumes.mentions.mention import Field

FIELD_OF_LABEL: dict[str, Field] = {
    "name": "name",
    "email": "email",
    "email address": "email",
    "degree": "degree",
    "school": "school",
    "college": "school",
    "college name": "school",
    "university": "school",
    "place": "place",
    "location": "place",
    "title": "title",
    "job title": "title",
    "designation": "title",
    "employer": "employer",
    "company": "employer",
    "companies worked at": "employer",
    "graduation year": "graduation_year",
    "graduation_year": "graduation_year",
    "tool": "tool",
    "tech tools": "tool",
    "years of experience": "period",
    "period": "period",
}
"""Names that label sets give the fields, in lower case; other labels are left out."""

_WORD = re.compile(r"\w+")
_YEAR = re.compile(r"(?:19|20)\d\d")
_LEAST_SHARED = 0.5
_SHINGLE = 5
_MOST_COMMON = 20


@dataclass(frozen=True, slots=True)
class Span:
    """Characters `start` to `end` (exclusive) of a text name a `field`."""

    field: Field
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class LabelledDocument:
    """A document's text as our reader cleans it, and the labelled spans in it, in order."""

    id: str
    text: str
    spans: list[Span]


def read_labelled(lines: Iterable[str]) -> Iterator[LabelledDocument]:
    """Documents of JSON lines `{"id", "text", "spans": [{"start", "end", "label"}]}`; offsets count characters.

    Raises ValueError naming the line (never its words) that is no such object.
    """
    for number, line in enumerate(lines, start=1):
        try:
            row = cast("dict[str, Any]", json.loads(line))
            text = str(row["text"])
            spans = [
                Span(FIELD_OF_LABEL[label], int(span["start"]), int(span["end"]))
                for span in row["spans"]
                if (label := str(span["label"]).strip().lower()) in FIELD_OF_LABEL
            ]
            document = lay_over(str(row.get("id", number)), text, spans)
        except (ValueError, KeyError, TypeError, Rejected):
            raise ValueError(f"line {number} is no labelled document: it needs text and spans") from None
        yield document


def lay_over(identifier: str, raw: str, spans: list[Span]) -> LabelledDocument:
    """The cleaned text of a document with the spans of its raw text; a span of which no word is left is left out.

    Words are matched in order: cleaning changes blanks, bullets and escapes, but hardly a word.
    """
    text = read_document(raw.encode(), "labelled.txt").text
    old = list(_WORD.finditer(ESCAPED.sub(lambda found: " " * len(found[0]), raw)))
    new = list(_WORD.finditer(text))
    blocks = SequenceMatcher(None, [w[0] for w in old], [w[0] for w in new], autojunk=False).get_matching_blocks()
    place = {block.a + step: block.b + step for block in blocks for step in range(block.size)}
    laid: list[Span] = []
    for span in spans:
        inside = [at for at, word in enumerate(old) if word.start() < span.end and span.start < word.end()]
        found = [place[at] for at in inside if at in place]
        if found:
            laid.append(Span(span.field, new[found[0]].start(), new[found[-1]].end()))
    return LabelledDocument(identifier, text, sorted(laid, key=lambda span: (span.start, span.end)))


def cluster(texts: list[str]) -> list[int]:
    """The number of the first text that each nearly repeats: half of the shorter one's runs of five words shared."""
    runs = [_runs(text) for text in texts]
    holders: dict[str, list[int]] = {}
    for at, own in enumerate(runs):
        for run in own:
            holders.setdefault(run, []).append(at)
    shared: dict[tuple[int, int], int] = {}
    for group in holders.values():
        for later in range(1, len(group) if len(group) <= _MOST_COMMON else 1):
            for earlier in range(later):
                pair = group[earlier], group[later]
                shared[pair] = shared.get(pair, 0) + 1
    first = list(range(len(texts)))
    for (one, other), count in sorted(shared.items()):
        if count >= _LEAST_SHARED * min(len(runs[one]), len(runs[other])):
            _join(first, one, other)
    return [_root(first, at) for at in range(len(texts))]


def _runs(text: str) -> set[str]:
    words = [word.lower() for word in _WORD.findall(text)]
    return {" ".join(words[at : at + _SHINGLE]) for at in range(max(1, len(words) - _SHINGLE + 1))}


def _root(first: list[int], at: int) -> int:
    while first[at] != at:
        at = first[at]
    return at


def _join(first: list[int], one: int, other: int) -> None:
    low, high = sorted((_root(first, one), _root(first, other)))
    first[high] = low


def value_of(text: str, field: Field, start: int, end: int) -> str:
    """What two spans are compared by: their words in small letters; of a graduation year the last year."""
    words = text[start:end]
    if field == "graduation_year":
        years = _YEAR.findall(words)
        return years[-1] if years else words
    return " ".join(_WORD.findall(words.lower()))
