"""A small sequence tagger for the fields of résumés: a linear-chain CRF trained on labelled CVs, and what it tags.

Labels come from whoever trains it; which fields it may answer for is measured in `tagger_fit.py`.
"""

import hashlib
import json
import tempfile
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, Protocol, cast

import pycrfsuite  # pyright: ignore[reportMissingTypeStubs]

from models.parsing.labelled import LabelledDocument
from models.parsing.mentions.mention import Field, Mention
from models.parsing.tagger_signs import SIGNS_VERSION, Token, read_signs, split_tokens

FORMAT = 1
ReadSigns = Callable[[str, list[Token]], list[list[str]]]
"""From a text and its tokens to the signs of each; a tagger must see what it was trained on."""

OUTSIDE = "O"
_HEAD_BYTES = 4


class _Crf(Protocol):
    """What is used of `pycrfsuite.Tagger`, which has no types."""

    def set(self, sequence: object) -> None: ...
    def tag(self) -> list[str]: ...
    def marginal(self, tag: str, at: int) -> float: ...


class TaggerFormatError(ValueError):
    """The bytes are no tagger of this format, or one that was trained on other signs."""


@dataclass(frozen=True, slots=True)
class TaggerSettings:
    """How a tagger is trained: L1 and L2 weights of its regularisation, and how long."""

    l1: float = 0.1
    l2: float = 0.1
    iterations: int = 80


@dataclass(frozen=True)
class Tagger:
    """A trained tagger. `fields` are those for which it measured better than the rules; `weights` are CRFsuite's."""

    weights: bytes
    fields: tuple[Field, ...]
    documents: int

    def dump(self) -> bytes:
        """A head of JSON and the weights; the same tagger gives the same bytes."""
        head = {"format": FORMAT, "signs": SIGNS_VERSION, "fields": self.fields, "documents": self.documents}
        text = json.dumps(head, sort_keys=True).encode()
        return len(text).to_bytes(_HEAD_BYTES, "big") + text + self.weights

    @cached_property
    def version(self) -> str:
        """The first 16 hex digits of the SHA-256 of `dump`."""
        return hashlib.sha256(self.dump()).hexdigest()[:16]

    @cached_property
    def _crf(self) -> _Crf:
        crf = cast("Any", pycrfsuite).Tagger()
        crf.open_inmemory(self.weights)
        return crf

    def tag(self, text: str, read: ReadSigns = read_signs) -> list[Mention]:
        """What it finds, of every field it knows, in order; confidence is the least marginal of a span's tokens."""
        tokens = split_tokens(text)
        if not tokens:
            return []
        crf = self._crf
        crf.set(cast("Any", pycrfsuite).ItemSequence(read(text, tokens)))
        tags: list[str] = crf.tag()
        return _mentions(tokens, tags, [crf.marginal(tag, at) for at, tag in enumerate(tags)])


def parse_tagger(content: bytes) -> Tagger:
    """What `Tagger.dump` wrote. Raises TaggerFormatError."""
    try:
        length = int.from_bytes(content[:_HEAD_BYTES], "big")
        head = cast("dict[str, Any]", json.loads(content[_HEAD_BYTES : _HEAD_BYTES + length]))
        fields = tuple(cast("list[Field]", head["fields"]))
        known = (head["format"], head["signs"]) == (FORMAT, SIGNS_VERSION)
    except (ValueError, KeyError, TypeError):
        raise TaggerFormatError("the bytes are no tagger") from None
    if not known:
        raise TaggerFormatError("the tagger was trained by another version: train it again")
    return Tagger(content[_HEAD_BYTES + length :], fields, int(head["documents"]))


def train_tagger(
    documents: Sequence[LabelledDocument],
    fields: Iterable[Field],
    settings: TaggerSettings | None = None,
    read: ReadSigns = read_signs,
) -> Tagger:
    """A tagger trained on all spans of the documents; minutes for some hundreds of CVs on one core.

    Raises ValueError where no document has a span. Linear-chain CRF by L-BFGS (Lafferty et al. 2001; CRFsuite).
    """
    chosen = settings or TaggerSettings()
    if not any(document.spans for document in documents):
        raise ValueError("no labelled span to train a tagger on")
    trainer = cast("Any", pycrfsuite).Trainer(verbose=False)
    for document in documents:
        tokens = split_tokens(document.text)
        if tokens:
            trainer.append(read(document.text, tokens), _tags(document, tokens))
    trainer.set_params(
        {
            "c1": chosen.l1,
            "c2": chosen.l2,
            "max_iterations": chosen.iterations,
            "feature.possible_transitions": True,
        }
    )
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "tagger.crfsuite"
        trainer.train(str(path))
        return Tagger(path.read_bytes(), tuple(fields), len(documents))


def _tags(document: LabelledDocument, tokens: list[Token]) -> list[str]:
    """One tag a token: `B-field` at the beginning of a span, `I-field` within, `O` elsewhere."""
    tags = [OUTSIDE] * len(tokens)
    for span in document.spans:
        inside = [
            at
            for at, token in enumerate(tokens)
            if token.start < span.end and span.start < token.end and token.text != "\n"
        ]
        for at in inside:
            tags[at] = f"{'B' if at == inside[0] else 'I'}-{span.field}"
    return tags


def _mentions(tokens: list[Token], tags: list[str], sure: list[float]) -> list[Mention]:
    spans: list[tuple[Field, int, int]] = []
    for at, tag in enumerate(tags):
        begin, _, field = tag.partition("-")
        if not field:
            continue
        goes_on = begin == "I" and spans and spans[-1][0] == field and _joined(tokens, spans[-1][2], at)
        if goes_on:
            spans[-1] = (spans[-1][0], spans[-1][1], at)
        else:
            spans.append((cast("Field", field), at, at))
    return [
        Mention(tokens[first].start, tokens[last].end, field, round(min(sure[first : last + 1]), 4), "tagger")
        for field, first, last in spans
    ]


def _joined(tokens: list[Token], last: int, at: int) -> bool:
    """Whether only line breaks lie between two tokens of one span."""
    return all(tokens[between].text == "\n" for between in range(last + 1, at))


def merge(tagged: list[Mention], ruled: list[Mention], fields: tuple[Field, ...]) -> list[Mention]:
    """The tagger's mentions of its fields, and the rules' of the others where they don't overlap; in order."""
    own = [one for one in tagged if one.field in fields]
    others = [
        one
        for one in ruled
        if one.field not in fields and all(one.end <= other.start or other.end <= one.start for other in own)
    ]
    return sorted([*own, *others])
