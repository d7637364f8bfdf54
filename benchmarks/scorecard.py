"""Finds the points of `data/scorecard.toml` in `models/parsing`: `python -m benchmarks.scorecard LABELS.jsonl`.

It prints the file, and on standard error F1 cross-validated by near-duplicate cluster; a person reviews both.
"""

import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from models.parsing.labelled import LabelledDocument, cluster, read_labelled, value_of
from models.parsing.mentions.find import find_candidates
from models.parsing.mentions.mention import Candidate, Mention
from models.parsing.mentions.neighbours import neighbour_signs

FIELDS = ("degree", "school", "place", "title", "employer", "name", "graduation_year")
FOLDS = 5
THRESHOLDS = [step / 20 for step in range(3, 13)]
SMALLEST = 0.25
HEAD = """\
# Points (log-odds) of the signs that a candidate has. "base" is what all start from, "least" the confidence that
# a field asks for. Found by `python -m benchmarks.scorecard` on labelled CVs, rounded, and read through by a person.
"""

Cards = dict[str, tuple[float, dict[str, float]]]
"""Per field: the base and the points."""

Judged = tuple[list[np.ndarray], Cards]
"""Held-out confidences, an array a document in the order of its candidates, and cards from all documents."""


def judge(documents: list[LabelledDocument], found: list[list[Candidate]], folds: list[int]) -> Judged:
    """Logistic regression a field: confidences of each document from the other folds, and points from all."""
    sure = [np.zeros(len(candidates)) for candidates in found]
    cards: Cards = {}
    for field in FIELDS:
        rows = [(at, place) for at, some in enumerate(found) for place, one in enumerate(some) if one.field == field]
        vectors = DictVectorizer()
        signs = vectors.fit_transform([dict.fromkeys(found[at][place].signs, 1.0) for at, place in rows])
        truth = np.array([_is_labelled(documents[at], found[at][place]) for at, place in rows])
        fold = np.array([folds[at] for at, _ in rows])
        for held in range(FOLDS):
            fitted = LogisticRegression(C=0.3, max_iter=500).fit(signs[fold != held], truth[fold != held])
            for row in np.flatnonzero(fold == held).tolist():
                at, place = rows[row]
                sure[at][place] = fitted.predict_proba(signs[row])[0, 1]
        whole = LogisticRegression(C=0.3, max_iter=500).fit(signs, truth)
        points = dict(zip(vectors.get_feature_names_out(), whole.coef_[0], strict=True))
        cards[field] = (float(whole.intercept_[0]), points)
    return sure, cards


def _is_labelled(document: LabelledDocument, one: Candidate) -> bool:
    value = value_of(document.text, one.field, one.start, one.end)
    return any(
        value == value_of(document.text, span.field, span.start, span.end)
        for span in document.spans
        if span.field == one.field
    )


def settle(candidates: list[Candidate], sure: np.ndarray, least: dict[str, float]) -> list[Mention]:
    """Mentions above their field's least confidence without overlaps, the surer first served; sorted."""
    kept: list[Mention] = []
    for at in sorted(range(len(candidates)), key=lambda at: (-sure[at], candidates[at].start, candidates[at].end)):
        one = candidates[at]
        free = all(other.end <= one.start or one.end <= other.start for other in kept)
        if sure[at] >= least[one.field] and free:
            kept.append(Mention(one.start, one.end, one.field, float(sure[at])))
    return sorted(kept)


def choose_least(
    documents: list[LabelledDocument], found: list[list[Candidate]], sure: list[np.ndarray]
) -> dict[str, float]:
    """For each field the confidence at which F1 of distinct values is highest; the F1 goes to standard error."""
    best: dict[str, tuple[float, float]] = {}
    for threshold in THRESHOLDS:
        kept = [settle(some, each, dict.fromkeys(FIELDS, threshold)) for some, each in zip(found, sure, strict=True)]
        for field in FIELDS:
            best[field] = max(best.get(field, (0.0, 0.0)), (_f1(documents, kept, field), threshold))
    for field, (f1, threshold) in best.items():
        print(f"{field:16} F1 {f1:.3f} at {threshold}", file=sys.stderr)
    return {field: threshold for field, (_, threshold) in best.items()}


def _f1(documents: list[LabelledDocument], kept: list[list[Mention]], field: str) -> float:
    hits = total = 0
    for document, mentions in zip(documents, kept, strict=True):
        ours = {value_of(document.text, one.field, one.start, one.end) for one in mentions if one.field == field}
        theirs = {
            value_of(document.text, one.field, one.start, one.end) for one in document.spans if one.field == field
        }
        hits, total = hits + len(ours & theirs), total + len(ours) + len(theirs)
    return 2 * hits / total


def write_cards(judgement: str, cards: Cards, least: dict[str, float]) -> Iterator[str]:
    """The lines of one judgement."""
    for field, (base, points) in cards.items():
        yield f"\n[{judgement}.{field}]\nbase = {base:.1f}\nleast = {least[field]}\n[{judgement}.{field}.points]"
        yield from (f"{sign} = {value:.1f}" for sign, value in sorted(points.items()) if abs(value) >= SMALLEST)


def main(path: Path) -> None:
    """Print the points that these labels give."""
    documents = list(read_labelled(path.read_text(encoding="utf-8").splitlines()))
    order = {root: at for at, root in enumerate(sorted(set(cluster([document.text for document in documents]))))}
    folds = [order[root] % FOLDS for root in cluster([document.text for document in documents])]
    found = [find_candidates(document.text) for document in documents]
    sure, cards = judge(documents, found, folds)
    least = choose_least(documents, found, sure)
    print(HEAD + "\n".join(write_cards("first", cards, least)))
    seen: list[list[Candidate]] = []
    for document, some, each in zip(documents, found, sure, strict=True):
        held = settle(some, each, least)
        seen.append([replace(one, signs=one.signs | neighbour_signs(document.text, one, held)) for one in some])
    sure, cards = judge(documents, seen, folds)
    print("\n".join(write_cards("second", cards, choose_least(documents, seen, sure))))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
