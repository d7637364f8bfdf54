"""Grown trees learn what points can't add up, are the same each time, and mean the same after a stay in JSON."""

import json
from dataclasses import asdict

import numpy as np
import pytest

from models.boosting.forest import Forest
from models.parsing.resumes.mentions.mention import Candidate
from models.parsing.resumes.tagger.growing import grow
from models.parsing.resumes.tagger.labelled import LabelledDocument, Span
from models.parsing.resumes.tagger.measures import MEASURES
from models.parsing.resumes.tagger.weighing import SignForest

TEXT = "Fernside"


def labelled(count: int) -> tuple[list[LabelledDocument], list[list[Candidate]]]:
    """Documents whose one candidate is a title if exactly one of two signs holds."""
    signs = [frozenset({name for name, bit in (("bold", 1), ("late", 2)) if at & bit}) for at in range(count)]
    spans = [[Span("title", 0, 8)] if len(own) == 1 else [] for own in signs]
    documents = [LabelledDocument(str(at), TEXT, own) for at, own in enumerate(spans)]
    return documents, [[Candidate(0, 8, "title", own)] for own in signs]


@pytest.fixture(scope="module")
def grown() -> tuple[list[LabelledDocument], list[np.ndarray], SignForest]:
    documents, found = labelled(400)
    measures = [np.zeros((1, len(MEASURES))) for _ in found]
    sure, forests = grow(documents, found, measures, [at // 4 % 2 for at in range(400)], ["title"])
    return documents, sure, forests["title"]


def test_either_or_is_learnt(grown: tuple[list[LabelledDocument], list[np.ndarray], SignForest]) -> None:
    documents, sure, _ = grown
    assert all((each[0] > 0.5) == bool(document.spans) for document, each in zip(documents, sure, strict=True))


def test_the_same_documents_give_the_same_trees(
    grown: tuple[list[LabelledDocument], list[np.ndarray], SignForest],
) -> None:
    documents, found = labelled(400)
    measures = [np.zeros((1, len(MEASURES))) for _ in found]
    _, forests = grow(documents, found, measures, [0] * 400, ["title"])
    assert asdict(forests["title"]) == asdict(grown[2])


def test_trees_survive_json(grown: tuple[list[LabelledDocument], list[np.ndarray], SignForest]) -> None:
    stored = json.loads(json.dumps(asdict(grown[2])))
    again = Forest(**stored["trees"])
    rows = np.random.default_rng(3).random((20, len(MEASURES) + len(stored["columns"])))
    assert (again.chances(rows) == grown[2].trees.chances(rows)).all()
