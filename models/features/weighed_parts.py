"""Short texts as weighed bags of their parts, letters or stems, so that the product of two is their likeness.

Parts and their rarity are learned from known names only; what the names belong to is not known here.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy import sparse

Split = Callable[[str], Sequence[str]]

_EDGE = " "


@dataclass(frozen=True)
class PartWeights:
    """How a text is split, and the column and rarity of each known part."""

    split: Split
    columns: dict[str, int]
    rarity: npt.NDArray[np.float32]

    def weigh(self, texts: Sequence[str]) -> sparse.csr_array:
        """Texts × parts: one and the logarithm of the count, times rarity, each row of length one."""
        starts, columns, counts = [0], list[int](), list[int]()
        for text in texts:
            found = Counter(self.columns[part] for part in self.split(text) if part in self.columns)
            columns += found.keys()
            counts += found.values()
            starts.append(len(columns))
        values = (1 + np.log(np.asarray(counts, np.float32))) * self.rarity[columns]
        rows = np.repeat(np.arange(len(texts)), np.diff(starts))
        lengths = np.sqrt(np.bincount(rows, values**2, len(texts))).astype(np.float32)
        values = values / lengths[rows]
        return sparse.csr_array((values, columns, starts), shape=(len(texts), len(self.rarity)))


def fit_parts(texts: Sequence[str], split: Split) -> PartWeights:
    """The parts of `texts`; rarity is the smoothed inverse document frequency of scikit-learn's TfidfVectorizer."""
    documents = Counter(part for text in texts for part in dict.fromkeys(split(text)))
    columns = {part: column for column, part in enumerate(documents)}
    frequency = np.array(list(documents.values()), np.float32)
    return PartWeights(split, columns, np.log((1 + len(texts)) / (1 + frequency)).astype(np.float32) + 1)


def split_letters(text: str) -> list[str]:
    """Runs of three to five letters within words, whose edges count as letters."""
    runs = list[str]()
    for word in text.lower().split():
        padded = f"{_EDGE}{word}{_EDGE}"
        for size in (3, 4, 5):
            runs += [padded[at : at + size] for at in range(max(len(padded) - size + 1, 1))]
    return runs
