"""A small tagger for the fields of résumés: CRFs look at tokens, points and trees judge what it and rules name.

Labels come from whoever trains it; how it is trained and measured stands in `tagger_fit.py`.
"""

import hashlib
import json
from dataclasses import asdict, dataclass
from functools import cached_property
from itertools import accumulate
from typing import Any, cast

from models.boosting.forest import Forest
from models.parsing.resumes.mentions.mention import Field, Mention
from models.parsing.resumes.tagger.cards import Card, settle_sure
from models.parsing.resumes.tagger.crf import Crf, average
from models.parsing.resumes.tagger.measures import measure_candidates
from models.parsing.resumes.tagger.names import name_candidates
from models.parsing.resumes.tagger.signs import SIGNS_VERSION
from models.parsing.resumes.tagger.weighing import SignForest, weigh

FORMAT = 3
_HEAD_BYTES = 4


class TaggerFormatError(ValueError):
    """The bytes are no tagger of this format, or one that was trained on other signs."""


@dataclass(frozen=True)
class Tagger:
    """A trained tagger. `fields` are those for which it measured better than the rules; `weights` are a CRF's each."""

    weights: list[bytes]
    cards: dict[Field, Card]
    forests: dict[Field, SignForest]
    least: dict[Field, float]
    fields: tuple[Field, ...]
    documents: int

    def dump(self) -> bytes:
        """A head of JSON and the weights; the same tagger gives the same bytes."""
        head = {
            "format": FORMAT,
            "signs": SIGNS_VERSION,
            "cards": {field: asdict(card) for field, card in self.cards.items()},
            "forests": {field: asdict(forest) for field, forest in self.forests.items()},
            "least": self.least,
            "fields": self.fields,
            "documents": self.documents,
            "lengths": [len(own) for own in self.weights],
        }
        text = json.dumps(head, sort_keys=True).encode()
        return len(text).to_bytes(_HEAD_BYTES, "big") + text + b"".join(self.weights)

    @cached_property
    def version(self) -> str:
        """The first 16 hex digits of the SHA-256 of `dump`."""
        return hashlib.sha256(self.dump()).hexdigest()[:16]

    @cached_property
    def _crfs(self) -> list[Crf]:
        return [Crf(own) for own in self.weights]

    def tag(self, text: str) -> list[Mention]:
        """What it finds, of every field it knows, in order and without overlaps."""
        look = average([crf.look(text) for crf in self._crfs])
        candidates = [one for one in name_candidates(text, look) if one.field in self.cards]
        sure = weigh(candidates, measure_candidates(text, look, candidates), self.cards, self.forests)
        return settle_sure(candidates, sure, self.least)


def parse_tagger(content: bytes) -> Tagger:
    """What `Tagger.dump` wrote. Raises TaggerFormatError."""
    try:
        length = int.from_bytes(content[:_HEAD_BYTES], "big")
        head = cast("dict[str, Any]", json.loads(content[_HEAD_BYTES : _HEAD_BYTES + length]))
        if (head["format"], head["signs"]) != (FORMAT, SIGNS_VERSION):
            raise TaggerFormatError("the tagger was trained by another version: train it again")
        stored = cast("dict[Field, dict[str, Any]]", head["cards"])
        cards: dict[Field, Card] = {field: Card(card["base"], card["points"]) for field, card in stored.items()}
        forests = {field: _parse_forest(forest) for field, forest in head["forests"].items()}
        fields = tuple(cast("list[Field]", head["fields"]))
        weights = _cut(content[_HEAD_BYTES + length :], head["lengths"])
        least = cast("dict[Field, float]", head["least"])
        return Tagger(weights, cards, forests, least, fields, int(head["documents"]))
    except (KeyError, TypeError, AttributeError, UnicodeDecodeError, json.JSONDecodeError):
        raise TaggerFormatError("the bytes are no tagger") from None


def _cut(content: bytes, lengths: list[int]) -> list[bytes]:
    ends = list(accumulate(lengths))
    return [content[end - length : end] for end, length in zip(ends, lengths, strict=True)]


def _parse_forest(stored: dict[str, Any]) -> SignForest:
    return SignForest(stored["columns"], Forest(**stored["trees"]))


def merge(tagged: list[Mention], ruled: list[Mention], fields: tuple[Field, ...]) -> list[Mention]:
    """The tagger's mentions of its fields, and the rules' of the others where they don't overlap; in order."""
    own = [one for one in tagged if one.field in fields]
    others = [
        one
        for one in ruled
        if one.field not in fields and all(one.end <= other.start or other.end <= one.start for other in own)
    ]
    return sorted([*own, *others])
