"""A tagger learns from labelled sentences what no list holds, and reads tags back as spans."""

import numpy as np
import pytest

from models.skills.span_features import SentenceReader
from models.skills.span_fit import fit_span_tagger
from models.skills.span_tagger import SpanFormatError, SpanTagger, likeliest_tags, parse_span_weights, read_spans
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


def test_a_span_is_kept_whole_and_less_caution_finds_more() -> None:
    chances = np.array([[0.6, 0.3, 0.1], [0.5, 0.1, 0.4], [0.9, 0.05, 0.05]])
    assert likeliest_tags(chances, 1.0) == ["O", "O", "O"]
    assert likeliest_tags(chances, 0.5) == ["B", "I", "O"]
    inside_first = np.array([[0.1, 0.2, 0.7], [0.1, 0.2, 0.7]])
    assert likeliest_tags(inside_first, 1.0) == ["B", "I"]
    assert likeliest_tags(np.zeros((0, 3)), 1.0) == []
