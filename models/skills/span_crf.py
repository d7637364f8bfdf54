"""One layer of labels read by a trained linear-chain CRF: how likely a word begins, continues or is outside of a span.

What is made of these chances is decided elsewhere. (Lafferty, McCallum and Pereira, Conditional Random Fields, 2001.)
"""

# pyright: reportMissingTypeStubs=false, reportUnknownMemberType=false, reportAttributeAccessIssue=false
# pyright: reportUnknownVariableType=false, reportUnknownArgumentType=false

from collections.abc import Sequence
from typing import Protocol, cast

import numpy as np
import numpy.typing as npt
import pycrfsuite

from models.skills.span_features import Features

Span = tuple[int, int]
"""First word and the word after the last one."""

Chances = npt.NDArray[np.float64]
"""Words × OUTSIDE, BEGIN, INSIDE: how likely each is at each word."""

OUTSIDE, BEGIN, INSIDE = "O", "B", "I"
TAGS = (OUTSIDE, BEGIN, INSIDE)


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
        chances = np.zeros((len(features), len(TAGS)))
        if features:
            self._tagger.set(features)
            known = set(self._tagger.labels())
            for column, tag in enumerate(TAGS):
                if tag in known:
                    chances[:, column] = [self._tagger.marginal(tag, at) for at in range(len(features))]
        return chances


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
