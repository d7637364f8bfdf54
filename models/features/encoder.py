"""The static encoder at work: a text's vector is the mean of its word pieces' rows in a fixed table.

Reading and encoding need neither torch nor a network; training lives in `train.py` and nowhere else.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt
from scipy import sparse
from tokenizers import Tokenizer

Floats = npt.NDArray[np.float32]

_VECTOR_GRID = np.float32(2048.0)
_BATCH = 1024


@dataclass(frozen=True)
class StaticEncoder:
    """A tokenizer, as its own JSON, and a table with one float32 row a piece."""

    tokenizer_json: str
    table: Floats

    @cached_property
    def tokenizer(self) -> Tokenizer:
        return Tokenizer.from_str(self.tokenizer_json)

    def encode(self, texts: Sequence[str]) -> Floats:
        """The mean row of each text, texts × dimensions; a text without any piece is all zeros."""
        parts = [self._encode_batch(texts[start : start + _BATCH]) for start in range(0, len(texts), _BATCH)]
        return np.concatenate(parts) if parts else np.zeros((0, self.table.shape[1]), dtype=np.float32)

    def _encode_batch(self, texts: Sequence[str]) -> Floats:
        ids = [encoding.ids for encoding in self.tokenizer.encode_batch(list(texts), add_special_tokens=False)]
        starts = np.cumsum([0, *map(len, ids)])
        pieces = np.fromiter((piece for text in ids for piece in text), dtype=np.int64, count=int(starts[-1]))
        shares = np.repeat(1.0 / np.maximum(np.diff(starts), 1), np.diff(starts))
        rows = sparse.csr_array((shares, pieces, starts), shape=(len(ids), self.table.shape[0]))
        rows.sum_duplicates()
        return np.asarray(rows @ self.table.astype(np.float64), dtype=np.float32)

    def vectors(self, texts: Sequence[str]) -> Floats:
        """`encode` scaled to length one and rounded to multiples of 1/2048.

        Products of such vectors are multiples of 2^-22 below 2, so float32 holds every partial sum exactly: a pair
        gets the same similarity alone and in a batch, whatever the order in which a processor adds.
        """
        means = self.encode(texts).astype(np.float64)
        lengths = np.linalg.norm(means, axis=1, keepdims=True)
        units = np.divide(means, lengths, out=np.zeros_like(means), where=lengths > 0)
        return (np.round(units * _VECTOR_GRID) / _VECTOR_GRID).astype(np.float32)
