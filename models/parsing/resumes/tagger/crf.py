"""The linear-chain CRFs below the tagger: trained on labelled spans, they tell how likely each tag is at each token.

The library is python-crfsuite (Okazaki's CRFsuite); signs come from whoever asks.
"""

import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, Protocol, cast

import numpy as np
import pycrfsuite  # pyright: ignore[reportMissingTypeStubs]
from numpy.typing import NDArray

from models.parsing.resumes.mentions.mention import Field, Mention
from models.parsing.resumes.tagger.labelled import LabelledDocument
from models.parsing.resumes.tagger.signs import Token, read_signs, split_tokens

OUTSIDE = "O"
_PLAIN = {"S-": "B-", "E-": "I-"}
"""A span of one token and the last token of a longer one, as tags that tell no ends have them."""
ReadSigns = Callable[[str, list[Token]], list[list[str]]]
"""From a text and its tokens to the signs of each; a CRF must see what it was trained on."""


@dataclass(frozen=True, slots=True)
class CrfSettings:
    """How a CRF is trained: L1 and L2 weights of its regularisation, how long, how often a sign must be seen, and
    whether its tags tell the end of a span as well as its beginning."""

    l1: float = 0.5
    l2: float = 2.0
    iterations: int = 60
    rarest: int = 2
    ends: bool = False


SETTINGS = (CrfSettings(), CrfSettings(ends=True))
"""Two that err at other places: the mean of their chances is surer than either."""


class _Crfsuite(Protocol):
    """What is used of `pycrfsuite.Tagger`, which has no types."""

    def set(self, sequence: object) -> None: ...
    def tag(self) -> list[str]: ...
    def labels(self) -> list[str]: ...
    def marginal(self, tag: str, at: int) -> float: ...


@dataclass(frozen=True, slots=True)
class Look:
    """The best tag of each token, and how likely every tag is at it: `chances[token, tag]`, tags as in `names`."""

    tokens: list[Token]
    tags: list[str]
    names: list[str]
    chances: NDArray[np.float64]


@dataclass(frozen=True)
class Crf:
    """A trained CRF; `read` gives the signs that it was trained on."""

    weights: bytes
    read: ReadSigns = read_signs

    @cached_property
    def _crfsuite(self) -> _Crfsuite:
        crf = cast("Any", pycrfsuite).Tagger()
        crf.open_inmemory(self.weights)
        return crf

    def look(self, text: str) -> Look:
        """What it thinks of each token of a text."""
        tokens = split_tokens(text)
        crf = self._crfsuite
        names = crf.labels()
        if not tokens:
            return Look([], [], names, np.zeros((0, len(names))))
        crf.set(cast("Any", pycrfsuite).ItemSequence(self.read(text, tokens)))
        chances = np.array([[crf.marginal(name, at) for name in names] for at in range(len(tokens))])
        return _without_ends(Look(tokens, crf.tag(), names, chances))


def _without_ends(look: Look) -> Look:
    """The same in tags of beginning and inside alone, whatever tags the CRF was trained on."""
    plain = [_PLAIN.get(name[:2], name[:2]) + name[2:] for name in look.names]
    names = list(dict.fromkeys(plain))
    chances = np.zeros((len(look.tokens), len(names)))
    for at, name in enumerate(plain):
        chances[:, names.index(name)] += look.chances[:, at]
    return Look(look.tokens, [_PLAIN.get(tag[:2], tag[:2]) + tag[2:] for tag in look.tags], names, chances)


def average(looks: Sequence[Look]) -> Look:
    """The mean chances of several looks at one text; tags and names are those of the first."""
    first = looks[0]
    chances = np.zeros_like(first.chances)
    for look in looks:
        for at, name in enumerate(first.names):
            if name in look.names:
                chances[:, at] += look.chances[:, look.names.index(name)] / len(looks)
    return Look(first.tokens, first.tags, first.names, chances)


def train_crf(
    documents: Sequence[LabelledDocument], settings: CrfSettings | None = None, read: ReadSigns = read_signs
) -> Crf:
    """A CRF trained on all spans of the documents; a minute or two for some hundreds of CVs on one core.

    Raises ValueError where no document has a span. L-BFGS (Lafferty et al. 2001).
    """
    chosen = settings or CrfSettings()
    if not any(document.spans for document in documents):
        raise ValueError("no labelled span to train on")
    trainer = cast("Any", pycrfsuite).Trainer(verbose=False)
    for document in documents:
        if tokens := split_tokens(document.text):
            trainer.append(read(document.text, tokens), _tags(document, tokens, chosen.ends))
    # Tags that tell ends are so many that weights for transitions never seen cost more time than they are worth.
    penalties = {"c1": chosen.l1, "c2": chosen.l2, "max_iterations": chosen.iterations}
    trainer.set_params({**penalties, "feature.minfreq": chosen.rarest, "feature.possible_transitions": not chosen.ends})
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "weights.crfsuite"
        trainer.train(str(path))
        return Crf(path.read_bytes(), read)


def _tags(document: LabelledDocument, tokens: list[Token], ends: bool) -> list[str]:
    """One tag a token: `B-field` at the beginning of a span, `I-field` within, `O` elsewhere; with `ends` also
    `E-field` at the end and `S-field` for a span of one token."""
    tags = [OUTSIDE] * len(tokens)
    for span in document.spans:
        inside = [
            at
            for at, token in enumerate(tokens)
            if token.start < span.end and span.start < token.end and token.text != "\n"
        ]
        for at in inside:
            tags[at] = f"{'B' if at == inside[0] else 'I'}-{span.field}"
        if ends and inside:
            tags[inside[-1]] = f"{'S' if len(inside) == 1 else 'E'}-{span.field}"
    return tags


def spans_of(tokens: list[Token], tags: Sequence[str]) -> list[Mention]:
    """The spans that tags name, in order; only line breaks may lie within one."""
    spans: list[tuple[Field, int, int]] = []
    for at, tag in enumerate(tags):
        begin, _, field = tag.partition("-")
        if not field:
            continue
        if begin == "I" and spans and spans[-1][0] == field and _joined(tokens, spans[-1][2], at):
            spans[-1] = (spans[-1][0], spans[-1][1], at)
        else:
            spans.append((cast("Field", field), at, at))
    return [Mention(tokens[first].start, tokens[last].end, field, 1.0, "tagger") for field, first, last in spans]


def _joined(tokens: list[Token], last: int, at: int) -> bool:
    return all(tokens[between].text == "\n" for between in range(last + 1, at))
