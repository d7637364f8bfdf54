"""Points of the rules are found from labels, and a document is judged by points that never saw its fold."""

from dataclasses import replace

import pytest

from models.parsing.resumes.tagger.judging import value_f1
from models.parsing.resumes.tagger.labelled import LabelledDocument, read_labelled
from models.parsing.resumes.tagger.ruling import RULED, judge_rules
from sample.labelled import make_cvs


@pytest.fixture(scope="module")
def documents() -> list[LabelledDocument]:
    return list(read_labelled(make_cvs(30)))


def test_points_of_other_folds_read_documents(documents: list[LabelledDocument]) -> None:
    points, held = judge_rules(documents, [at % 3 for at in range(len(documents))])
    assert set(points["second"].cards) <= set(RULED)
    assert value_f1(documents, held, "title") > 0.8


def test_labels_of_its_own_fold_do_not_reach_a_document(documents: list[LabelledDocument]) -> None:
    folds = [int(at < 15) for at in range(len(documents))]
    unlabelled = [replace(one, spans=[]) for one in documents[:15]]
    _, held = judge_rules(documents, folds)
    _, again = judge_rules([*unlabelled, *documents[15:]], folds)
    names = [{(one.start, one.end) for one in some if one.field == "name"} for some in held[:15]]
    assert [{(one.start, one.end) for one in some if one.field == "name"} for some in again[:15]] == names
