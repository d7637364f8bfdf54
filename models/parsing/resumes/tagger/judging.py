"""Finds the points of signs on labelled documents: logistic regression a field, judged by documents that it never saw.

Nothing is read from a text here; candidates come with their signs.
"""

from collections.abc import Callable, Sequence
from typing import Any, cast

import numpy as np
from numpy.typing import NDArray
from sklearn.feature_extraction import DictVectorizer  # pyright: ignore[reportMissingTypeStubs]
from sklearn.linear_model import LogisticRegression  # pyright: ignore[reportMissingTypeStubs]

from models.parsing.resumes.mentions.mention import Candidate, Field, Mention
from models.parsing.resumes.tagger.cards import Card, settle_sure
from models.parsing.resumes.tagger.labelled import LabelledDocument, value_of

THRESHOLDS = [step / 20 for step in range(3, 13)]
_INVERSE_PENALTY = 0.3
_ITERATIONS = 500

Sure = list[NDArray[np.float64]]
"""For each document the confidence of each of its candidates."""


def judge(
    documents: Sequence[LabelledDocument],
    found: Sequence[list[Candidate]],
    folds: Sequence[int],
    fields: Sequence[Field],
) -> tuple[Sure, dict[Field, Card]]:
    """Confidences of each document's candidates from the other folds, and cards from all documents."""
    sure: Sure = [np.zeros(len(candidates)) for candidates in found]
    cards: dict[Field, Card] = {}
    for field in fields:
        rows = [(at, place) for at, some in enumerate(found) for place, one in enumerate(some) if one.field == field]
        truth = np.array([is_labelled(documents[at], found[at][place]) for at, place in rows])
        if not truth.any() or truth.all():
            continue
        vectors = cast("Any", DictVectorizer)()
        signs = vectors.fit_transform([dict.fromkeys(sorted(found[at][place].signs), 1.0) for at, place in rows])
        fold = np.array([folds[at] for at, _ in rows])
        for held in sorted(set(folds)):
            seen = fold != held
            if 0 < truth[seen].sum() < seen.sum() and not seen.all():
                chances = _regression().fit(signs[seen], truth[seen]).predict_proba(signs[~seen])[:, 1]
                for row, value in zip(np.flatnonzero(~seen).tolist(), chances.tolist(), strict=True):
                    sure[rows[row][0]][rows[row][1]] = value
        whole = _regression().fit(signs, truth)
        names = [str(name) for name in vectors.get_feature_names_out()]
        cards[field] = Card(float(whole.intercept_[0]), dict(zip(names, whole.coef_[0].tolist(), strict=True)))
    return sure, cards


def _regression() -> Any:  # noqa: ANN401 - scikit-learn has no types
    return cast("Any", LogisticRegression)(C=_INVERSE_PENALTY, max_iter=_ITERATIONS)


def is_labelled(document: LabelledDocument, one: Candidate) -> bool:
    """Whether the document has a label of the same field and words."""
    value = value_of(document.text, one.field, one.start, one.end)
    return any(
        span.field == one.field and value == value_of(document.text, span.field, span.start, span.end)
        for span in document.spans
    )


def choose_least(
    documents: Sequence[LabelledDocument],
    found: Sequence[list[Candidate]],
    sure: Sure,
    fields: Sequence[Field],
    tell: Callable[[Field, float], None] = lambda field, f1: None,
) -> dict[Field, float]:
    """For each field the confidence at which F1 of distinct values is highest; `tell` hears that F1."""
    best: dict[Field, tuple[float, float]] = {}
    for threshold in THRESHOLDS:
        least = dict.fromkeys(fields, threshold)
        kept = [settle_sure(some, each, least) for some, each in zip(found, sure, strict=True)]
        for field in fields:
            best[field] = max(best.get(field, (0.0, 0.0)), (value_f1(documents, kept, field), threshold))
    for field, (f1, _) in best.items():
        tell(field, f1)
    return {field: threshold for field, (_, threshold) in best.items()}


def value_f1(documents: Sequence[LabelledDocument], found: Sequence[list[Mention]], field: Field) -> float:
    """F1 of the distinct values of a field, summed over documents; 0 where nothing is found or labelled."""
    hits = total = 0
    for document, mentions in zip(documents, found, strict=True):
        ours = {value_of(document.text, field, one.start, one.end) for one in mentions if one.field == field}
        labelled = {value_of(document.text, field, one.start, one.end) for one in document.spans if one.field == field}
        hits += len(ours & labelled)
        total += len(ours) + len(labelled)
    return 2 * hits / total if total else 0.0
