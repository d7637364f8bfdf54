"""Pairs each value of a record with the words of the document that say it, and says how sure the reading is.

No value is read or changed here: what was read is looked up in the text again, for people who want to see it proved.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, cast

from models.parsing.documents.letters import Letters
from models.parsing.meanings.periods import find_date, find_period
from models.parsing.records import Evidence, Resume, Spot
from models.parsing.resumes.json_resume_write import write_json_resume
from models.parsing.resumes.mentions.layout import read_layout

Span = tuple[int, int]

_SECTIONS = (
    *("basics", "work", "volunteer", "education", "skills", "languages", "certificates", "awards"),
    *("projects", "publications"),
)
_FIELDS = {
    "basics.name": "name",
    "basics.email": "email",
    "basics.label": "title",
    "basics.location": "place",
    "work.name": "employer",
    "work.position": "title",
    "work.location": "place",
    "education.institution": "school",
    "education.studyType": "degree",
    "education.endDate": "graduation_year",
}
"""Fields of the JSON Resume that evidence is gathered for, by their path without numbers."""
_NUMBER = re.compile(r"\[\d+\]")
_PHONE = re.compile(r"[+(]?\d(?:[ ()/.\u2013-]{0,3}\d){5,}")
_PHONE_TAIL = 6
_DATES = ("startDate", "endDate")
_SINGLE_DATES = ("date", "expires", "releaseDate")
_DERIVED = ".countryCode"
_PREFIX = 24
"""Letters of a long text that are enough to tell where it begins: its middle may have lost a date or a bullet."""


@dataclass(frozen=True, slots=True)
class Proof:
    """A value of the record by its path (`work[0].position`), and the characters of the text that say it.

    Without `start` no words say it as it stands: it follows from others, such as a country from its city. `confidence`,
    0 to 1, is that of the evidence for these words; `is_own` tells it from that of the whole reading, which stands for
    it where no labels exist for the field. Only PDF files and pictures have spots.
    """

    path: str
    value: str
    start: int | None = None
    end: int | None = None
    confidence: float = 1.0
    is_own: bool = False
    spot: Spot | None = None


def prove(resume: Resume, text: str) -> list[Proof]:
    """A proof a value, in the order of the JSON Resume."""
    written = write_json_resume(resume)
    finder = _Finder(text, resume.evidence, resume.confidence)
    proofs: list[Proof] = []
    for section in _SECTIONS:
        content = written.get(section)
        entries: list[Any] = cast("list[Any]", content) if isinstance(content, list) else [content] if content else []
        cursor = 0
        for number, entry in enumerate(entries):
            path = f"{section}[{number}]" if isinstance(content, list) else section
            group = [(name, value) for name, value in _leaves(path, entry)]
            spans, cursor = finder.locate(group, cursor, resume.location)
            proofs += [finder.proof(name, value, span) for (name, value), span in zip(group, spans, strict=True)]
    return proofs


def _leaves(path: str, value: object) -> Iterator[tuple[str, str]]:
    """Paths and texts of everything that a value holds."""
    if isinstance(value, dict):
        for name, inner in cast("dict[str, object]", value).items():
            yield from _leaves(f"{path}.{name}", inner)
    elif isinstance(value, list):
        for number, inner in enumerate(cast("list[object]", value)):
            yield from _leaves(f"{path}[{number}]", inner)
    else:
        yield path, str(value)


class _Finder:
    """Looks values up in one text."""

    def __init__(self, text: str, evidence: list[Evidence], whole: float) -> None:
        self.whole = whole
        self.letters = Letters(text)
        self.evidence = evidence
        self.dates = list(_read_dates(text))

    def locate(self, group: list[tuple[str, str]], cursor: int, home: str | None) -> tuple[list[Span | None], int]:
        """Where each value of an entry stands: near to the entry's own place, which is behind the entry before it."""
        found = [self._spans(path, value, home) for path, value in group]
        places = [spans for spans in found if spans]
        if not places:
            return [None for _ in group], cursor
        rarest = min(places, key=len)
        anchor = next((start for start, _ in rarest if start >= cursor), rarest[0][0])
        return [
            min(spans, key=lambda span: (abs(span[0] - anchor), span), default=None) if spans else None
            for spans in found
        ], anchor

    def proof(self, path: str, value: str, span: Span | None) -> Proof:
        """With the confidence of the surest evidence for the same field that shares words with the span."""
        if span is None:
            return Proof(path, value, confidence=self.whole)
        field = _field_of(path)
        sure = [
            one.confidence for one in self.evidence if one.field == field and one.start < span[1] and span[0] < one.end
        ]
        return Proof(path, value, *span, confidence=max(sure, default=self.whole), is_own=bool(sure))

    def _spans(self, path: str, value: str, home: str | None) -> list[Span]:
        if path.endswith(_SINGLE_DATES) and not path.startswith("basics"):
            return [span for span, dates in self.dates if value in dates]
        if path.endswith(_DATES):
            wanted = path.rsplit(".", 1)[1]
            return [span for span, dates in self.dates if dates[_DATES.index(wanted)] == value]
        if path == "basics.phone":
            return self._phones(value)
        found = [] if path.endswith(_DERIVED) else list(self.letters.find(value))
        if not found and path.startswith("basics.location") and home:
            found = list(self.letters.find(home))
        return self._word_for_word(value, found) or found or self._beginning(value)

    def _word_for_word(self, value: str, spans: list[Span]) -> list[Span]:
        """Those that say it with the same blanks and marks: a name is no part of an address."""
        words = value.casefold().split()
        return [(start, end) for start, end in spans if self.letters.text[start:end].casefold().split() == words]

    def _phones(self, value: str) -> list[Span]:
        tail = value[-_PHONE_TAIL:]
        numbers = _PHONE.finditer(self.letters.text)
        return [match.span() for match in numbers if re.sub(r"\D", "", match[0]).endswith(tail)]

    def _beginning(self, value: str) -> list[Span]:
        """Where a long text begins, to the end of that line."""
        words = value[:_PREFIX].rsplit(" ", 1)[0] if len(value) > 2 * _PREFIX else ""
        return [(start, self._line_end(end)) for start, end in self.letters.find(words)]

    def _line_end(self, at: int) -> int:
        end = self.letters.text.find("\n", at)
        return len(self.letters.text) if end < 0 else end


def _field_of(path: str) -> str | None:
    plain = _NUMBER.sub("", path)
    return _FIELDS.get(plain) or _FIELDS.get(plain.rsplit(".", 1)[0])


def _read_dates(text: str) -> Iterator[tuple[Span, tuple[str | None, str | None]]]:
    """Spans of all periods and dates of a text, with start and end as the record writes them; a date may be either."""
    for line in read_layout(text):
        for start, end in line.dates:
            words = text[start:end]
            if period := find_period(words) or find_date(words):
                yield (start, end), (period.start or period.end, period.end)
