"""A tagger that finds where skills are named, also those that no list knows: a CRF a layer, and a judge of whole spans.

Its weights come from labels that a user mounts and live in the home; none are shipped. How they are chosen is in
`span_fit`.
"""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from functools import cached_property
from itertools import pairwise

import numpy as np

from models.boosting.forest import Forest
from models.skills.span_crf import Chances, Crf, Span
from models.skills.span_features import SentenceReader, Words
from models.skills.span_judge import choose_spans
from models.skills.span_signs import Habits, Proposal, Signs, propose, read_signs

FORMAT = 2
_HEAD_BYTES = 4


class SpanFormatError(Exception):
    """The bytes are no tagger, or one that another version trained."""


@dataclass(frozen=True)
class SpanWeights:
    """What training gave: a CRF a layer, how labels use words, the judge, and the chance from which a span is named.

    `gain` says by how much overlap F1, held out, was above what the taxonomy finds by itself.
    """

    layers: tuple[bytes, ...]
    habits: Habits
    judge: Forest
    least: float
    sentences: int
    gain: float

    def dump(self) -> bytes:
        """A head of JSON and the weights; the same tagger gives the same bytes."""
        head = {
            "format": FORMAT,
            "sizes": [len(layer) for layer in self.layers],
            "habits": [self.habits.phrases, self.habits.words, self.habits.layers],
            "judge": asdict(self.judge),
            "told": [self.least, self.sentences, self.gain],
        }
        text = json.dumps(head, sort_keys=True).encode()
        return len(text).to_bytes(_HEAD_BYTES, "big") + text + b"".join(self.layers)

    @cached_property
    def version(self) -> str:
        """The first 16 hex digits of the SHA-256 of `dump`."""
        return hashlib.sha256(self.dump()).hexdigest()[:16]


def parse_span_weights(content: bytes) -> SpanWeights:
    """What `SpanWeights.dump` wrote. Raises SpanFormatError."""
    try:
        start = _HEAD_BYTES + int.from_bytes(content[:_HEAD_BYTES], "big")
        head = json.loads(content[_HEAD_BYTES:start])
        if head["format"] != FORMAT:
            raise SpanFormatError("the span tagger was trained by another version: train it again")
        ends = np.cumsum([start, *head["sizes"]]).tolist()
        layers = tuple(content[begin:end] for begin, end in pairwise(ends))
        return SpanWeights(layers, Habits(*head["habits"]), Forest(**head["judge"]), *head["told"])
    except (ValueError, KeyError, TypeError) as fault:
        raise SpanFormatError(f"these bytes are no span tagger ({type(fault).__name__})") from None


@dataclass(frozen=True)
class Proposals:
    """The spans of one sentence that may be named, and their signs."""

    spans: list[Proposal]
    signs: Signs


def propose_spans(words: Words, known: Sequence[Span], chances: Sequence[Chances], habits: Habits) -> Proposals:
    """What is weighed in one sentence, from the chances of its layers."""
    spans = propose(chances)
    return Proposals(spans, read_signs(words, known, chances, habits, spans))


class SpanTagger:
    """Finds spans by trained weights; each sentence is read by itself."""

    def __init__(self, weights: SpanWeights, reader: SentenceReader) -> None:
        self._reader = reader
        self._weights = weights
        self._layers = [Crf(layer) for layer in weights.layers]

    def tag(self, sentences: Sequence[Words]) -> list[list[Span]]:
        """The spans of all layers in each sentence, sorted; spans of different layers may overlap."""
        read = zip(sentences, self._reader.known_spans(sentences), self._reader.describe(sentences), strict=True)
        proposed = [
            propose_spans(words, known, [layer.look(features) for layer in self._layers], self._weights.habits)
            for words, known, features in read
        ]
        return judge_spans(proposed, self._weights.judge, self._weights.least)


def judge_spans(proposed: Sequence[Proposals], judge: Forest, least: float) -> list[list[Span]]:
    """The spans that are chosen in each sentence."""
    return [choose_spans(one.spans, judge.chances(one.signs), least) for one in proposed]
