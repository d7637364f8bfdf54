"""The word legs of retrieval: how many rare terms two texts, or two titles, share.

Weights come from the features as they are; nothing is counted or fitted here.
"""

from typing import Literal

import numpy as np
import polars as pl
from scipy import sparse

from models.features.scale import Matrix

Part = Literal["text", "title"]
_COLUMNS = {"text": ("terms", "weights"), "title": ("title_terms", "title_weights")}


def read_terms(features: pl.DataFrame, part: Part, width: int) -> sparse.csr_array:
    """The weighted terms of TEXT_FEATURES as documents × `width` vocabulary columns."""
    terms, weights = (features[name].rechunk() for name in _COLUMNS[part])
    starts = np.concatenate([[0], np.cumsum(terms.list.len().to_numpy().astype(np.int64))])
    columns = terms.list.explode(keep_nulls=False, empty_as_null=False).to_numpy().astype(np.int64)
    values = weights.list.explode(keep_nulls=False, empty_as_null=False).to_numpy().astype(np.float64)
    return sparse.csr_array((values, columns, starts), shape=(features.height, width))


def lexical_similarities(profiles: sparse.csr_array, postings: sparse.csr_array) -> Matrix:
    """Profiles × postings: the symmetric BM25 of texts, or the cosine of titles; exact, see `Vocabulary.weigh`."""
    return (profiles @ postings.T).toarray()
