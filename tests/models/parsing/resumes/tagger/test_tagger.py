"""A tagger learns from labelled CVs, survives being stored, and answers for the fields that it reads better only."""

from datetime import date

import numpy as np
import pytest

from models.parsing.resumes.mentions.mention import Mention
from models.parsing.resumes.resume import parse_resume
from models.parsing.resumes.tagger.crf import CrfSettings, average, train_crf
from models.parsing.resumes.tagger.fit import better_fields, fit_tagger, fold_of
from models.parsing.resumes.tagger.judging import value_f1
from models.parsing.resumes.tagger.labelled import LabelledDocument, read_labelled
from models.parsing.resumes.tagger.tagger import Tagger, TaggerFormatError, merge, parse_tagger
from sample.labelled import make_cvs

QUICK = (CrfSettings(iterations=15), CrfSettings(iterations=15, ends=True))


@pytest.fixture(scope="module")
def documents() -> list[LabelledDocument]:
    return list(read_labelled(make_cvs(64)))


@pytest.fixture(scope="module")
def tagger(documents: list[LabelledDocument]) -> Tagger:
    return fit_tagger(documents[:54], QUICK)


def test_it_reads_cvs_that_it_never_saw(documents: list[LabelledDocument], tagger: Tagger) -> None:
    unseen = documents[54:]
    tagged = [tagger.tag(document.text) for document in unseen]
    assert value_f1(unseen, tagged, "title") > 0.8
    assert all(0 <= one.confidence <= 1 and one.source == "tagger" for mentions in tagged for one in mentions)


def test_it_answers_for_fields_that_it_measured_better(tagger: Tagger) -> None:
    assert tagger.fields
    assert set(tagger.fields) <= set(tagger.cards)


def test_a_stored_tagger_is_the_same_one(documents: list[LabelledDocument], tagger: Tagger) -> None:
    again = parse_tagger(tagger.dump())
    assert again.version == tagger.version and again.fields == tagger.fields
    assert again.tag(documents[0].text) == tagger.tag(documents[0].text)


def test_training_again_gives_the_same_weights(documents: list[LabelledDocument]) -> None:
    one, other = (train_crf(documents[:5], CrfSettings(iterations=5)).weights for _ in range(2))
    assert one == other


def test_ends_of_spans_are_told_in_the_same_tags(documents: list[LabelledDocument]) -> None:
    plain, ends = (train_crf(documents[:12], one).look(documents[20].text) for one in QUICK)
    assert set(ends.names) == set(plain.names)
    mean = average([plain, ends])
    assert mean.tags == plain.tags
    assert np.allclose(mean.chances.sum(axis=1), 1.0)
    name = mean.names.index("B-title")
    assert np.allclose(mean.chances[:, name] * 2, plain.chances[:, name] + ends.chances[:, ends.names.index("B-title")])


@pytest.mark.parametrize("content", [b"", b"\0\0\0\x02{}", b"\0\0\0\x04nope"])
def test_what_is_no_tagger_is_refused(content: bytes) -> None:
    with pytest.raises(TaggerFormatError):
        parse_tagger(content)


def test_other_fields_are_left_to_the_rules() -> None:
    tagged = [Mention(0, 5, "title", 0.9, "tagger"), Mention(10, 15, "place", 0.9, "tagger")]
    ruled = [Mention(0, 8, "title", 0.8), Mention(3, 6, "place", 0.8), Mention(20, 25, "place", 0.8)]
    assert merge(tagged, ruled, ("title",)) == [tagged[0], ruled[2]]


def test_a_field_is_taken_over_only_where_it_measured_better(documents: list[LabelledDocument]) -> None:
    perfect = [[Mention(s.start, s.end, s.field, 1.0) for s in one.spans if s.field == "title"] for one in documents]
    nothing: list[list[Mention]] = [[] for _ in documents]
    assert better_fields(documents, perfect, nothing) == ("title",)
    assert better_fields(documents, nothing, perfect) == ()


def test_rules_that_saw_the_documents_are_no_better_than_those_that_did_not(documents: list[LabelledDocument]) -> None:
    perfect = [[Mention(s.start, s.end, s.field, 1.0) for s in one.spans if s.field == "title"] for one in documents]
    tagged = [mentions[:1] for mentions in perfect]
    nothing: list[list[Mention]] = [[] for _ in documents]
    assert better_fields(documents, tagged, perfect, nothing) == ("title",)
    assert better_fields(documents, tagged, perfect, perfect) == ()


def test_too_few_labels_train_nothing(documents: list[LabelledDocument]) -> None:
    with pytest.raises(ValueError, match="50 distinct"):
        fit_tagger(documents[:10])


def test_near_duplicates_share_a_fold(documents: list[LabelledDocument]) -> None:
    folds = fold_of([*documents, documents[3]])
    assert folds[-1] == folds[3]


def test_a_record_shows_what_the_tagger_read(documents: list[LabelledDocument], tagger: Tagger) -> None:
    resume = parse_resume(documents[60].text.encode(), "cv.txt", date(2026, 4, 1), tagger=tagger)
    sources = {(one.field, one.source) for one in resume.evidence if one.accepted}
    assert all((field, "rules") not in sources for field in tagger.fields)
    assert any(source == "tagger" for _, source in sources)
