"""A tagger learns from labelled sentences what no list holds, and reads tags back as spans."""

import numpy as np
import pytest

from models.skills.span_crf import read_spans
from models.skills.span_features import SentenceReader
from models.skills.span_fit import fit_span_tagger
from models.skills.span_judge import choose_spans
from models.skills.span_signs import WHOLE_CHANCE, Proposal, learn_habits, propose
from models.skills.span_tagger import SpanFormatError, SpanTagger, parse_span_weights
from models.skills.span_trees import grow_judge
from models.skills.taxonomy import load_taxonomy

READER = SentenceReader(load_taxonomy())
TRADES = ["bellringing", "gongsmithing", "chimecraft", "dronework", "reedcutting"]


def sentences(skill: str) -> list[list[str]]:
    return [
        ["experience", "in", skill, "is", "required"],
        ["the", "office", "is", "nice"],
        ["skilled", "in", skill, "."],
    ]


def test_learns_where_skills_stand() -> None:
    train = [words for skill in TRADES for words in sentences(skill) * 4]
    tags = [["B" if word in TRADES else "O" for word in words] for words in train]
    tagger = SpanTagger(fit_span_tagger(train, [tags], READER), READER)
    assert tagger.tag([*sentences("tubacasting"), []]) == [[(2, 3)], [], [(2, 3)], []]


def test_layers_are_joined() -> None:
    train = [words for skill in TRADES for words in sentences(skill) * 4]
    first = [["B" if word in TRADES else "O" for word in words] for words in train]
    second = [["B" if word == "experience" else "O" for word in words] for words in train]
    tagger = SpanTagger(fit_span_tagger(train, [first, second], READER), READER)
    assert tagger.tag([sentences("chimecraft")[0]]) == [[(0, 1), (2, 3)]]


def test_tags_read_back_as_spans() -> None:
    assert read_spans(["O", "B", "I", "B", "O", "I", "I"]) == [(1, 3), (3, 4), (5, 7)]
    assert read_spans([]) == []


def test_weights_are_kept_as_bytes_and_other_bytes_are_refused() -> None:
    train = [words for skill in TRADES for words in sentences(skill) * 4]
    tags = [["B" if word in TRADES else "O" for word in words] for words in train]
    weights = fit_span_tagger(train, [tags], READER)
    again = parse_span_weights(weights.dump())
    assert (again, again.version) == (weights, weights.version)
    assert again.gain > 0.5  # the taxonomy knows none of these trades
    for broken in (b"", b"\0\0\0\x02{}", weights.dump()[:20]):
        with pytest.raises(SpanFormatError):
            parse_span_weights(broken)


def test_too_few_sentences_are_refused() -> None:
    with pytest.raises(ValueError, match="needs 50 labelled sentences, and there are 1"):
        fit_span_tagger([["a"]], [[["O"]]], READER)


def test_spans_are_proposed_where_every_tag_is_thinkable() -> None:
    chances = np.array([[0.1, 0.9, 0.0], [0.4, 0.1, 0.5], [0.99, 0.0, 0.01]])
    assert propose([chances]) == [Proposal(0, 0, 1), Proposal(0, 0, 2), Proposal(0, 1, 2)]
    assert propose([np.zeros((0, 3)), chances[2:]]) == []


def test_chosen_spans_of_a_layer_do_not_overlap_and_weigh_most_together() -> None:
    proposals = [Proposal(0, 0, 1), Proposal(0, 0, 3), Proposal(0, 1, 3), Proposal(1, 0, 3), Proposal(1, 4, 5)]
    chances = np.array([0.5, 0.6, 0.4, 0.3, 0.1])
    assert choose_spans(proposals, chances, 0.2) == [(0, 1), (0, 3), (1, 3)]  # layers may overlap
    assert choose_spans(proposals, chances, 0.35) == [(0, 3)]
    assert choose_spans([], np.zeros(0), 0.2) == []


def test_a_phrase_that_is_always_labelled_speaks_for_itself() -> None:
    sentences = [["we", "need", "Gong", "Tuning"], ["gong", "tuning", "and", "we", "need"]] * 5
    habits = learn_habits(sentences, [[[(2, 4)], [(0, 2)]] * 5])
    stood, share = habits.of_phrase(["gong", "tuning"])
    assert stood == 10
    assert share > 0.8
    assert habits.of_word("gong", 0, 0) > 0.7 > 0.1 > habits.of_word("need", 0, 0)
    assert habits.of_phrase(["bell"]) == [0.0, 0.3]
    assert habits.of_word("bell", 0, 0) == 0.1


def test_the_judge_learns_what_two_signs_say_only_together() -> None:
    draw = np.random.default_rng(5)
    signs = draw.normal(size=(900, 3)).astype(np.float32)
    right = signs[:, 0] * signs[:, 1] > 0
    judge = grow_judge([signs[:400], signs[400:600]], right[:600].tolist())
    assert np.mean((judge.chances(signs[600:]) > 0.5) == right[600:]) > 0.85
    assert judge.chances(signs[:0]).tolist() == []


def test_with_few_proposals_the_crfs_are_believed() -> None:
    signs = np.zeros((2, 6), np.float32)
    signs[:, WHOLE_CHANCE] = np.log([0.5, 0.1])
    likely, unlikely = grow_judge([np.zeros((8, 6), np.float32)], [True] * 8).chances(signs)
    assert likely > 0.9 > 0.1 > unlikely


def test_few_labels_do_not_make_every_word_a_skill() -> None:
    train = [["experience", "in", skill, "is", "required"] for skill in TRADES] * 10
    others = [["the", "office", "is", "nice"]] * 20
    tags = [["O", "O", "B", "O", "O"]] * len(train) + [["O"] * 4] * len(others)
    tagger = SpanTagger(fit_span_tagger([*train, *others], [tags], READER), READER)
    text = "Long and proven experience in glasswinding is required of everybody who comes to us ."
    assert tagger.tag([text.split()]) == [[(5, 6)]]


def test_a_boundary_that_labels_always_draw_is_drawn() -> None:
    train = [["deep", skill, "of", place, "counts"] for skill in TRADES for place in TRADES[:2]] * 6
    tags = [["O", "B", "O", "O", "O"]] * len(train)
    tagger = SpanTagger(fit_span_tagger(train, [tags], READER), READER)
    assert tagger.tag([["deep", "glasswinding", "of", "gongsmithing", "counts"]]) == [[(1, 2)]]
