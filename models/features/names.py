"""Phrases compared with many known names at once: by their letters, by their stems and by the text model's vectors.

It knows names and whose they are; what an owner is, a skill or an occupation, is known to `links`.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
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
    whole: float = 0.0
    """How near the vector of all that is known of the owner is, in whatever words: its names and its description."""


class NameIndex:
    """All names of all owners. A phrase's similarity to an owner, from 0 to 1, is that of its nearest names.

    Each leg has a nearest name of its own: one name may share the letters of a phrase, another one its meaning.
    """

    def __init__(
        self,
        names: Sequence[Name],
        legs: Legs,
        encode: Encode | None = None,
        priors: Mapping[str, float] | None = None,
        plain: Callable[[str], str] = str,
        descriptions: Mapping[str, str] | None = None,
    ) -> None:
        """`plain` brings names and phrases to one form for letters and stems; vectors are of them as they are."""
        ordered = sorted(set(names), key=lambda name: (name.owner, name.text))
        self.owners = list(dict.fromkeys(name.owner for name in ordered))
        owner_of = np.array([name.owner for name in ordered])
        self._first = np.flatnonzero(np.concatenate([[True], owner_of[1:] != owner_of[:-1]]))
        self._weights = np.array([name.weight for name in ordered], np.float32)
        self._encode = encode if legs.dense else None
        self._legs = legs
        self._plain = plain
        texts = [name.text for name in ordered]
        plainly = [plain(text) for text in texts]
        self._letters, self._stems = fit_parts(plainly, split_letters), fit_parts(plainly, split_stems)
        weights = sparse.diags_array(self._weights)
        self._by_letters = sparse.csr_array((weights @ self._letters.weigh(plainly)).T)
        self._by_stems = sparse.csr_array((weights @ self._stems.weigh(plainly)).T)
        vectors = None if self._encode is None else self._encode(texts)
        self._vectors = None if vectors is None else vectors * self._weights[:, None]
        self._wholes = None if vectors is None else self._sum_up(vectors, descriptions or {})
        self.prefer(priors or {})
        self._total = legs.letters + legs.stems + (legs.dense + legs.whole if self._encode else 0.0)

    def prefer(self, priors: Mapping[str, float]) -> None:
        """Replace the priors of owners; those that are not named have none."""
        self._priors = np.array([priors.get(owner, 0.0) for owner in self.owners], np.float32)

    def similarities(self, phrases: Sequence[str]) -> Floats:
        """Phrases × owners."""
        plainly = [self._plain(phrase) for phrase in phrases]
        owners = self._legs.letters * self._of_nearest((self._letters.weigh(plainly) @ self._by_letters).toarray())
        if self._legs.stems:
            owners += self._legs.stems * self._of_nearest((self._stems.weigh(plainly) @ self._by_stems).toarray())
        if self._encode is not None and self._vectors is not None and self._wholes is not None:
            vectors = self._encode(phrases)
            owners += self._legs.dense * self._of_nearest(vectors @ self._vectors.T)
            owners += self._legs.whole * (vectors @ self._wholes.T)
        return (owners / self._total + self._legs.prior * self._priors).astype(np.float32)

    def _of_nearest(self, names: npt.NDArray[Any]) -> npt.NDArray[Any]:
        """Phrases × owners from phrases × names."""
        return np.maximum.reduceat(names, self._first, axis=1)

    def _sum_up(self, vectors: Floats, descriptions: Mapping[str, str]) -> Floats:
        """One vector an owner: the mean of its names' and, where there is one, its description's."""
        wholes = _to_length_one(np.add.reduceat(vectors, self._first, axis=0))
        described = [(at, descriptions[owner]) for at, owner in enumerate(self.owners) if descriptions.get(owner)]
        if described and self._encode is not None:
            wholes[[at for at, _ in described]] += self._encode([text for _, text in described])
        return _to_length_one(wholes)

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


def _to_length_one(vectors: Floats) -> Floats:
    return vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-9)


def _best(row: Floats, count: int) -> list[int]:
    likely = np.argpartition(-row, min(count, len(row) - 1))[: max(count * 2, count)]
    best: list[int] = likely[np.lexsort((likely, -row[likely]))[:count]].tolist()
    return best
