"""TEXT_FEATURES as matrices: weighted terms as sparse rows, vectors as dense ones.

Numbers come from the features as they are; nothing is counted, weighed or fitted here.
"""

from typing import Literal

import numpy as np
import polars as pl
from scipy import sparse

from models.features.encoder import Floats

Part = Literal["text", "title"]
_COLUMNS = {"text": ("terms", "weights"), "title": ("title_terms", "title_weights")}


def read_terms(features: pl.DataFrame, part: Part, width: int) -> sparse.csr_array:
    """The weighted terms of TEXT_FEATURES as documents × `width` vocabulary columns."""
    terms, weights = (features[name].rechunk() for name in _COLUMNS[part])
    starts = np.concatenate([[0], np.cumsum(terms.list.len().to_numpy().astype(np.int64))])
    columns = terms.list.explode(keep_nulls=False, empty_as_null=False).to_numpy().astype(np.int64)
    values = weights.list.explode(keep_nulls=False, empty_as_null=False).to_numpy().astype(np.float64)
    return sparse.csr_array((values, columns, starts), shape=(features.height, width))


def read_vectors(features: pl.DataFrame) -> Floats:
    """The vectors of TEXT_FEATURES, documents × dimensions. Raises ValueError where a document has none."""
    vectors = features["vector"]
    if vectors.null_count():
        raise ValueError("a document has no vector, but the text model has an encoder: compute its features again")
    if vectors.is_empty():
        return np.zeros((0, 0), dtype=np.float32)
    numbers: Floats = vectors.list.explode(keep_nulls=False, empty_as_null=False).to_numpy()
    return numbers.reshape(vectors.len(), -1)
