"""The terms that a text model knows, how rare each is, and the weighing of a text by them.

It takes only terms that several owners' documents share, or that the taxonomy holds, so that no term is anybody's own.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt
import polars as pl
from scipy import sparse

from models.features.words import iter_terms

Floats = npt.NDArray[np.float32]

SATURATION = 1.2
LENGTH_SHARE = 0.75
"""BM25's k1 and b at their usual values: Robertson and Zaragoza, The Probabilistic Relevance Framework, 2009, §3.5."""

_WEIGHT_GRID = np.float64(4096.0)


@dataclass(frozen=True)
class Vocabulary:
    """Terms in alphabetical order, which numbers their columns, the rarity of each, and the usual text's length."""

    terms: list[str]
    rarity: Floats
    mean_length: float

    @cached_property
    def columns(self) -> dict[str, int]:
        return {term: column for column, term in enumerate(self.terms)}

    def count(self, texts: Iterable[str]) -> sparse.csr_array:
        """How often each known term stands in each text: texts × terms, columns ascending in each row."""
        starts, columns, counts = [0], list[int](), list[int]()
        for text in texts:
            found = Counter(self.columns[term] for term in iter_terms(text) if term in self.columns)
            for column in sorted(found):
                columns.append(column)
                counts.append(found[column])
            starts.append(len(columns))
        values = np.asarray(counts, dtype=np.float64)
        return sparse.csr_array((values, columns, starts), shape=(len(starts) - 1, len(self.terms)))

    def weigh(self, texts: Iterable[str]) -> sparse.csr_array:
        """Term weights of each text, such that the product of two texts' rows is their symmetric BM25.

        Each side carries the square root of the rarity and its own saturated count. Weights are multiples of 1/4096:
        sums of their products are exact in float64, so that no order of additions can change a similarity.
        """
        weights = self.count(texts)
        per_row = np.diff(weights.indptr)
        lengths = np.repeat(np.asarray(weights.sum(axis=1)).ravel(), per_row)
        damping = SATURATION * (1 - LENGTH_SHARE + LENGTH_SHARE * lengths / max(self.mean_length, 1.0))
        saturated = weights.data * (SATURATION + 1) / (weights.data + damping)
        weights.data = _on_grid(np.sqrt(self.rarity[weights.indices]) * saturated)
        return weights

    def weigh_units(self, texts: Iterable[str]) -> sparse.csr_array:
        """`weigh` with each row scaled to length one, so that the product of two rows is their cosine."""
        weights = self.weigh(texts)
        lengths = np.sqrt(np.asarray(weights.multiply(weights).sum(axis=1)).ravel())
        weights.data = _on_grid(weights.data / np.repeat(lengths, np.diff(weights.indptr)))
        return weights


def _on_grid(weights: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    return np.round(weights * _WEIGHT_GRID) / _WEIGHT_GRID


def fit_vocabulary(corpus: pl.DataFrame, public_texts: Sequence[str], min_owners: int, max_terms: int) -> Vocabulary:
    """The vocabulary of a corpus (columns `owner`, `title`, `text`) and of texts that are nobody's, such as a taxonomy.

    Of the corpus it takes the `max_terms` terms with the most owners, and only those of at least `min_owners`. Rarity
    is BM25's inverse document frequency in the form that can't become negative.
    """
    owners, documents, length = Counter[str](), Counter[str](), 0
    for _, group in corpus.group_by("owner", maintain_order=True):
        of_owner = set[str]()
        for title, text in group.select("title", "text").iter_rows():
            found = list(iter_terms(f"{title or ''}\n{text or ''}"))
            documents.update(set(found))
            of_owner.update(found)
            length += len(found)
        owners.update(of_owner)
    shared = sorted((term for term, count in owners.items() if count >= min_owners), key=lambda t: (-owners[t], t))
    terms = sorted({*shared[:max_terms], *(term for text in public_texts for term in iter_terms(text))})
    frequency = np.array([documents[term] for term in terms], dtype=np.float64)
    rarity = np.log1p((corpus.height - frequency + 0.5) / (frequency + 0.5)).astype(np.float32)
    return Vocabulary(terms, rarity, round(length / max(corpus.height, 1), 6))
