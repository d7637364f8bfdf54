"""A tagger that learns from labelled sentences where skills are named, also those that no list knows.

Its weights come from labels that a user mounts and live in the home; none are shipped. A linear-chain CRF a layer
(Lafferty, McCallum and Pereira, Conditional Random Fields, 2001), by python-crfsuite.
"""

# pyright: reportMissingTypeStubs=false, reportUnknownMemberType=false, reportAttributeAccessIssue=false
# pyright: reportUnknownVariableType=false, reportUnknownArgumentType=false

import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol, cast

import pycrfsuite

from models.skills.extract import SkillExtractor
from models.skills.span_features import Words, describe_sentences

Span = tuple[int, int]
"""First word and the word after the last one."""

THRESHOLD = 0.35
"""How likely a word must be part of a span; of five values tried on the development sentences of SkillSpan."""

OUTSIDE, BEGIN, INSIDE = "O", "B", "I"


class _Tagger(Protocol):
    """What is used of a tagger of python-crfsuite, which has no types."""

    def set(self, xseq: Sequence[Sequence[str]]) -> None: ...
    def labels(self) -> list[str]: ...
    def marginal(self, y: str, pos: int) -> float: ...


@dataclass(frozen=True)
class TaggerSettings:
    """How the weights are found; the penalties keep words that were seen once from deciding anything."""

    absolute_penalty: float = 0.1
    squared_penalty: float = 0.05
    iterations: int = 80


def train_span_tagger(
    sentences: Sequence[Words],
    layers: Sequence[Sequence[Sequence[str]]],
    extractor: SkillExtractor,
    settings: TaggerSettings | None = None,
) -> list[bytes]:
    """Weights of one tagger a layer; a layer holds B, I or O for each word of each sentence."""
    features = describe_sentences(sentences, extractor)
    return [_train(features, tags, settings or TaggerSettings()) for tags in layers]


class SpanTagger:
    """Finds spans by the weights that `train_span_tagger` gave and the extractor that it was given."""

    def __init__(self, weights: Sequence[bytes], extractor: SkillExtractor) -> None:
        self._extractor = extractor
        self._weights = list(weights)  # the library reads from these bytes for as long as it tags
        self._taggers = [_open(content) for content in self._weights]

    def tag(self, sentences: Sequence[Words]) -> list[list[Span]]:
        """The spans of all layers in each sentence, sorted; spans of different layers may overlap."""
        found = list[list[Span]]()
        for features in describe_sentences(sentences, self._extractor):
            spans = {span for tagger in self._taggers for span in read_spans(_likely_tags(tagger, features))}
            found.append(sorted(spans))
        return found


def read_spans(tags: Sequence[str]) -> list[Span]:
    """The spans that B, I and O tell; an I that follows no span begins one."""
    spans = list[Span]()
    opened: int | None = None
    for at, tag in enumerate([*tags, OUTSIDE]):
        if opened is not None and tag != INSIDE:
            spans.append((opened, at))
            opened = None
        if tag == BEGIN or (tag == INSIDE and opened is None):
            opened = at
    return spans


def _train(features: list[list[list[str]]], tags: Sequence[Sequence[str]], settings: TaggerSettings) -> bytes:
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", verbose=False)
    for rows, labels in zip(features, tags, strict=True):
        trainer.append(rows, list(labels))
    trainer.set_params(
        {"c1": settings.absolute_penalty, "c2": settings.squared_penalty, "max_iterations": settings.iterations}
    )
    with tempfile.TemporaryDirectory() as folder:
        trainer.train(f"{folder}/weights")
        return (Path(folder) / "weights").read_bytes()


def _likely_tags(tagger: _Tagger, features: list[list[str]]) -> list[str]:
    """B or I wherever a span is likely enough; the likeliest sequence alone would leave out many unlisted skills."""
    if not features:
        return []
    tagger.set(features)
    known = tagger.labels()
    tags = list[str]()
    for at in range(len(features)):
        begins, continues = (tagger.marginal(tag, at) if tag in known else 0.0 for tag in (BEGIN, INSIDE))
        likely = begins + continues >= THRESHOLD
        tags.append((BEGIN if begins >= continues else INSIDE) if likely else OUTSIDE)
    return tags


def _open(content: bytes) -> _Tagger:
    tagger = pycrfsuite.Tagger()
    tagger.open_inmemory(content)
    return cast(_Tagger, tagger)
