"""Plain BM25 as a baseline: words in lower case, no stems, no names' own rules."""

import re
from collections import Counter
from collections.abc import Sequence

import numpy as np
from scipy import sparse

SATURATION = 1.2
LENGTH_SHARE = 0.75

_WORD = re.compile(r"\w+")


class Bm25:
    """Texts by identifiers, ranked for queries (Robertson and Zaragoza, 2009, at its usual constants)."""

    def __init__(self, texts: Sequence[str], ids: Sequence[str]) -> None:
        self._ids = list(ids)
        counted = [Counter(_WORD.findall(text.lower())) for text in texts]
        frequency = Counter(word for counts in counted for word in counts)
        self._columns = {word: column for column, word in enumerate(frequency)}
        mean = sum(counts.total() for counts in counted) / max(len(counted), 1)
        rarity = {word: np.log1p((len(texts) - n + 0.5) / (n + 0.5)) for word, n in frequency.items()}
        weights = list[dict[int, float]]()
        for counts in counted:
            damping = SATURATION * (1 - LENGTH_SHARE + LENGTH_SHARE * counts.total() / mean)
            weights.append(
                {self._columns[w]: rarity[w] * n * (SATURATION + 1) / (n + damping) for w, n in counts.items()}
            )
        self._weights = sparse.csr_array(_rows(weights, len(self._columns)).T)

    def rank(self, queries: Sequence[str], count: int) -> list[list[str]]:
        """For each query the `count` best identifiers; those without a common word are left out."""
        ranked = list[list[str]]()
        for start in range(0, len(queries), 500):
            words = [_WORD.findall(query.lower()) for query in queries[start : start + 500]]
            known = [{self._columns[w]: float(n) for w, n in Counter(ws).items() if w in self._columns} for ws in words]
            for row in (_rows(known, len(self._columns)) @ self._weights).toarray():
                best = np.argsort(-row, kind="stable")[:count]
                ranked.append([self._ids[at] for at in best if row[at] > 0])
        return ranked


def _rows(entries: Sequence[dict[int, float]], width: int) -> sparse.csr_array:
    starts = np.cumsum([0, *map(len, entries)])
    columns = [column for entry in entries for column in entry]
    values = [value for entry in entries for value in entry.values()]
    return sparse.csr_array((values, columns, starts), shape=(len(entries), width))
