"""Phrases compared with many known names at once: by their letters, by their stems and by the text model's vectors.

It knows names and whose they are; what an owner is, a skill or an occupation, is known to `links`.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from scipy import sparse

from models.features.encoder import Floats
from models.features.weighed_parts import fit_parts, split_letters
from models.features.words import STOP_WORDS, split_words, stem_word

Encode = Callable[[Sequence[str]], Floats]
"""Texts to vectors of length one: a text model's own encoder, or one that a user brings."""

_AT_ONCE = 256


@dataclass(frozen=True)
class Name:
    """One way to say what `owner` is; `weight` below 1 for names that are broader than their owner."""

    text: str
    owner: str
    weight: float = 1.0


@dataclass(frozen=True)
class Legs:
    """How much each comparison counts. `prior` is added once for an owner of prior 1."""

    letters: float
    stems: float
    dense: float
    prior: float


class NameIndex:
    """All names of all owners. A phrase's similarity to an owner is that of the owner's nearest name, from 0 to 1."""

    def __init__(
        self, names: Sequence[Name], legs: Legs, encode: Encode | None = None, priors: Mapping[str, float] | None = None
    ) -> None:
        ordered = sorted(set(names), key=lambda name: (name.owner, name.text))
        self.owners = list(dict.fromkeys(name.owner for name in ordered))
        owner_of = np.array([name.owner for name in ordered])
        self._first = np.flatnonzero(np.concatenate([[True], owner_of[1:] != owner_of[:-1]]))
        self._weights = np.array([name.weight for name in ordered], np.float32)
        self._encode = encode if legs.dense else None
        self._legs = legs
        texts = [name.text for name in ordered]
        self._letters, self._stems = fit_parts(texts, split_letters), fit_parts(texts, split_stems)
        weights = sparse.diags_array(self._weights)
        self._by_letters = sparse.csr_array((weights @ self._letters.weigh(texts)).T)
        self._by_stems = sparse.csr_array((weights @ self._stems.weigh(texts)).T)
        self._vectors = None if self._encode is None else self._encode(texts) * self._weights[:, None]
        self.prefer(priors or {})
        self._total = legs.letters + legs.stems + (legs.dense if self._encode else 0.0)

    def prefer(self, priors: Mapping[str, float]) -> None:
        """Replace the priors of owners; those that are not named have none."""
        self._priors = np.array([priors.get(owner, 0.0) for owner in self.owners], np.float32)

    def similarities(self, phrases: Sequence[str]) -> Floats:
        """Phrases × owners."""
        names = self._legs.letters * (self._letters.weigh(phrases) @ self._by_letters).toarray()
        if self._legs.stems:
            names += self._legs.stems * (self._stems.weigh(phrases) @ self._by_stems).toarray()
        if self._encode is not None and self._vectors is not None:
            names += self._legs.dense * (self._encode(phrases) @ self._vectors.T)
        nearest = np.maximum.reduceat(names, self._first, axis=1) / self._total + self._legs.prior * self._priors
        return nearest.astype(np.float32)

    def nearest(self, phrases: Sequence[str], count: int) -> list[list[tuple[str, float]]]:
        """For each phrase its `count` most similar owners with their similarity, best first; ties by id."""
        found = list[list[tuple[str, float]]]()
        for start in range(0, len(phrases), _AT_ONCE):
            rows = np.round(self.similarities(phrases[start : start + _AT_ONCE]), 6)
            found += [[(self.owners[at], float(row[at])) for at in _best(row, count)] for row in rows]
        return found


def split_stems(text: str) -> list[str]:
    """The stems of a phrase's words that carry meaning."""
    return [stem_word(word) for word in split_words(text) if word not in STOP_WORDS]


def _best(row: Floats, count: int) -> list[int]:
    likely = np.argpartition(-row, min(count, len(row) - 1))[: max(count * 2, count)]
    best: list[int] = likely[np.lexsort((likely, -row[likely]))[:count]].tolist()
    return best
