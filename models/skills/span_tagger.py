"""A tagger that finds where skills are named, also those that no list knows: one linear-chain CRF a layer of labels.

Its weights come from labels that a user mounts and live in the home; none are shipped. How they are chosen is in
`span_fit`. (Lafferty, McCallum and Pereira, Conditional Random Fields, 2001; by python-crfsuite.)
"""

# pyright: reportMissingTypeStubs=false, reportUnknownMemberType=false, reportAttributeAccessIssue=false
# pyright: reportUnknownVariableType=false, reportUnknownArgumentType=false

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Protocol, cast

import numpy as np
import numpy.typing as npt
import pycrfsuite

from models.skills.span_features import Features, SentenceReader, Words

FORMAT = 1
Span = tuple[int, int]
"""First word and the word after the last one."""

Chances = npt.NDArray[np.float64]
"""Words × OUTSIDE, BEGIN, INSIDE: how likely each is at each word."""

OUTSIDE, BEGIN, INSIDE = "O", "B", "I"
_TAGS = (OUTSIDE, BEGIN, INSIDE)
_HEAD_BYTES = 4
_LEAST = 1e-9


class SpanFormatError(Exception):
    """The bytes are no tagger, or one that another version trained."""


class _Crfsuite(Protocol):
    """What is used of a tagger of python-crfsuite, which has no types."""

    def set(self, xseq: Sequence[Sequence[str]]) -> None: ...
    def labels(self) -> list[str]: ...
    def marginal(self, y: str, pos: int) -> float: ...


class Crf:
    """One layer's trained CRF."""

    def __init__(self, weights: bytes) -> None:
        self._weights = weights  # the library reads from these bytes for as long as it tags
        tagger = pycrfsuite.Tagger()
        tagger.open_inmemory(weights)
        self._tagger = cast(_Crfsuite, tagger)

    def look(self, features: Features) -> Chances:
        """Chances of the words of one sentence."""
        chances = np.zeros((len(features), len(_TAGS)))
        if features:
            self._tagger.set(features)
            known = set(self._tagger.labels())
            for column, tag in enumerate(_TAGS):
                if tag in known:
                    chances[:, column] = [self._tagger.marginal(tag, at) for at in range(len(features))]
        return chances


@dataclass(frozen=True)
class SpanWeights:
    """What training gave: a CRF a layer, and how much a word outside of all spans counts (1 as it is, less finds more).

    `gain` says by how much overlap F1, held out, was above what the taxonomy finds by itself.
    """

    layers: tuple[bytes, ...]
    caution: float
    sentences: int
    gain: float

    def dump(self) -> bytes:
        """A head of JSON and the weights; the same tagger gives the same bytes."""
        head = {
            "format": FORMAT,
            "sizes": [len(layer) for layer in self.layers],
            "caution": self.caution,
            "sentences": self.sentences,
            "gain": self.gain,
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
        return SpanWeights(layers, head["caution"], head["sentences"], head["gain"])
    except (ValueError, KeyError, TypeError) as fault:
        raise SpanFormatError(f"these bytes are no span tagger ({type(fault).__name__})") from None


class SpanTagger:
    """Finds spans by trained weights; each sentence is read by itself."""

    def __init__(self, weights: SpanWeights, reader: SentenceReader) -> None:
        self._reader = reader
        self._caution = weights.caution
        self._layers = [Crf(layer) for layer in weights.layers]

    def tag(self, sentences: Sequence[Words]) -> list[list[Span]]:
        """The spans of all layers in each sentence, sorted; spans of different layers may overlap."""
        return [
            join_layers([layer.look(features) for layer in self._layers], self._caution)
            for features in self._reader.describe(sentences)
        ]


def join_layers(chances: Sequence[Chances], caution: float) -> list[Span]:
    """The spans of all layers of one sentence, each once, sorted."""
    return sorted({span for layer in chances for span in read_spans(likeliest_tags(layer, caution))})


def likeliest_tags(chances: Chances, caution: float) -> list[str]:
    """The tags with the highest product of chances, OUTSIDE weighed by `caution`, among those that make whole spans.

    The likeliest sequence of the CRF itself would leave out many skills that no list knows.
    """
    if not len(chances):
        return []
    scores = np.log(np.maximum(chances * (caution, 1.0, 1.0), _LEAST))
    best, back = scores[0].copy(), list[tuple[int, int, int]]()
    best[2] = -np.inf  # no span begins inside
    for row in scores[1:]:
        any_before, in_span = int(best.argmax()), 1 + int(best[1:].argmax())
        back.append((any_before, any_before, in_span))
        best = row + best[[any_before, any_before, in_span]]
    path = [int(best.argmax())]
    for places in reversed(back):
        path.append(places[path[-1]])
    return [_TAGS[place] for place in reversed(path)]


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
