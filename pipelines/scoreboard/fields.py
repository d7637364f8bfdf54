"""Rows about the fields of résumés: found values, and what leaks into matching.

What a field is and how it is read is known to `models.parsing`; labels stay where the user mounts them.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from functools import lru_cache
from pathlib import Path

from models.parsing.resumes.contact import EMAIL
from models.parsing.resumes.mentions.find import find_mentions
from models.parsing.resumes.mentions.mention import Field, Mention
from models.parsing.resumes.resume import parse_resume
from models.parsing.resumes.tagger.fit import better_fields, fold_of, rule_twice, tag_held_out
from models.parsing.resumes.tagger.labelled import LabelledDocument, Span, read_labelled, value_of
from models.parsing.resumes.tagger.tagger import merge
from pipelines.scoreboard.baseline import read_by_baseline, tag_plainly
from pipelines.scoreboard.rows import Counts, Figure, Row, f1_figure, share_figure

CVS = "parsing_ner/cv_ner.jsonl"
SET = "300 labelled CVs (parsing_ner)"
_TODAY = date(2026, 4, 1)
_AIMS: dict[Field, float] = {
    "name": 0.75,
    "email": 0.95,
    "degree": 0.60,
    "school": 0.68,
    "place": 0.62,
    "title": 0.60,
    "employer": 0.50,
    "graduation_year": 0.65,
}
_AIMS_WITH_TAGGER: dict[Field, float] = {
    "name": 0.80,
    "email": 0.95,
    "degree": 0.65,
    "school": 0.73,
    "place": 0.70,
    "title": 0.72,
    "employer": 0.57,
    "graduation_year": 0.65,
    "tool": 0.70,
}
_PHONE = re.compile(r"(?<!\w)(?!\(?(?:19|20)\d\d ?- ?(?:19|20)\d\d(?!\d))\+?\(?\d[\d ().-]{7,}\d(?!\w)")
"""Nine characters and more; two years with a hyphen are a period."""
Reader = Callable[[str], Iterable[Span | Mention]]


@lru_cache(maxsize=1)
def read_labels(path: Path) -> list[LabelledDocument]:
    """The labelled CVs of a file of JSON lines."""
    with path.open(encoding="utf-8") as lines:
        return list(read_labelled(lines))


def count_values(document: LabelledDocument, found: Iterable[Span | Mention], field: Field) -> Counts:
    """Distinct values of one field, exact up to case and punctuation; an e-mail label without an address counts not."""
    ours = {value_of(document.text, field, one.start, one.end) for one in found if one.field == field}
    labelled = {
        value_of(document.text, field, span.start, span.end)
        for span in document.spans
        if span.field == field and (field != "email" or EMAIL.search(document.text[span.start : span.end]))
    }
    return Counts(len(ours & labelled), len(ours), len(labelled))


def measure_reader(documents: Sequence[LabelledDocument], read: Reader) -> dict[Field, list[Counts]]:
    """Counts of each field that has an aim, an entry a document."""
    counts: dict[Field, list[Counts]] = {field: [] for field in _AIMS}
    for document in documents:
        found = list(read(document.text))
        for field, row in counts.items():
            row.append(count_values(document, found, field))
    return counts


def _measure_fields(labels: Path) -> list[Figure]:
    documents = read_labels(labels / CVS)
    ours = measure_reader(documents, lambda text: find_mentions(text)[0])
    baseline = measure_reader(documents, read_by_baseline)
    return [f1_figure(field, ours[field], baseline[field], aim) for field, aim in _AIMS.items()]


def _measure_tagger(labels: Path) -> list[Figure]:
    """Ours: the tagger held out by near-duplicate cluster, for the fields that the other folds choose, else the rules.

    The baseline is an untuned linear-chain CRF on word forms alone, on the same folds.
    """
    documents = read_labels(labels / CVS)
    ruled, held_out = rule_twice(documents)
    tagged = list(tag_held_out(documents))
    plain = list(tag_plainly(documents))
    chosen = _choose_by_fold(documents, tagged, ruled, held_out)
    merged = [merge(own, other, fields) for own, other, fields in zip(tagged, ruled, chosen, strict=True)]
    return [
        f1_figure(
            field,
            [count_values(document, found, field) for document, found in zip(documents, merged, strict=True)],
            [count_values(document, found, field) for document, found in zip(documents, plain, strict=True)],
            aim,
        )
        for field, aim in _AIMS_WITH_TAGGER.items()
    ]


def _choose_by_fold(
    documents: Sequence[LabelledDocument], tagged: Sequence[list[Mention]], *ruled: Sequence[list[Mention]]
) -> list[tuple[Field, ...]]:
    """For each document the fields that the tagger answers for, as measured on the documents of the other folds."""
    held = fold_of(documents)
    others = {fold: [at for at, own in enumerate(held) if own != fold] for fold in set(held)}
    chosen = {
        fold: better_fields(
            [documents[at] for at in rest], *([reading[at] for at in rest] for reading in (tagged, *ruled))
        )
        for fold, rest in others.items()
    }
    return [chosen[fold] for fold in held]


def _measure_leaks(labels: Path) -> list[Figure]:
    documents = [one for one in read_labels(labels / CVS) if any(span.field == "name" for span in one.spans)]
    views = [parse_resume(one.text.encode(), "labelled.txt", _TODAY).matching_text for one in documents]
    names = [_names_leak(one, view) for one, view in zip(documents, views, strict=True)]
    return [
        share_figure("names", names, 0.01, at_most=True),
        share_figure("e-mail addresses", [bool(EMAIL.search(view)) for view in views], 0.0, at_most=True),
        share_figure("phone numbers", [bool(_PHONE.search(view)) for view in views], 0.0, at_most=True),
    ]


def _names_leak(document: LabelledDocument, view: str) -> bool:
    """Whether a labelled name stands whole in the text that matching reads."""
    words = " ".join(re.findall(r"\w+", view.lower()))
    names = {value_of(document.text, "name", span.start, span.end) for span in document.spans if span.field == "name"}
    return any(name and f" {name} " in f" {words} " for name in names)


ROWS: list[Row] = [
    Row("Fields as shipped, F1 of exact values; points were found on this very set", SET, (CVS,), _measure_fields),
    Row("Fields with a tagger trained on mounted labels, held out by cluster", SET, (CVS,), _measure_tagger),
    Row("Documents whose matching view leaks", SET, (CVS,), _measure_leaks),
]
