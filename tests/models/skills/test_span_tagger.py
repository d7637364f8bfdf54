"""A tagger learns from labelled sentences what no list holds, and reads tags back as spans."""

from models.skills.extract import SkillExtractor
from models.skills.span_tagger import SpanTagger, read_spans, train_span_tagger
from models.skills.taxonomy import load_taxonomy

EXTRACTOR = SkillExtractor(load_taxonomy())
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
    tagger = SpanTagger(train_span_tagger(train, [tags], EXTRACTOR), EXTRACTOR)
    assert tagger.tag([*sentences("tubacasting"), []]) == [[(2, 3)], [], [(2, 3)], []]


def test_layers_are_joined() -> None:
    train = [words for skill in TRADES for words in sentences(skill) * 4]
    first = [["B" if word in TRADES else "O" for word in words] for words in train]
    second = [["B" if word == "experience" else "O" for word in words] for words in train]
    tagger = SpanTagger(train_span_tagger(train, [first, second], EXTRACTOR), EXTRACTOR)
    assert tagger.tag([sentences("chimecraft")[0]]) == [[(0, 1), (2, 3)]]


def test_tags_read_back_as_spans() -> None:
    assert read_spans(["O", "B", "I", "B", "O", "I", "I"]) == [(1, 3), (3, 4), (5, 7)]
    assert read_spans([]) == []
