"""The dense leg of retrieval: how near two documents' vectors lie, by the exact product over all pairs.

No index and no approximation, so that a pair's number never depends on what else is in the corpus.
"""

import numpy as np
import polars as pl

from models.features.encoder import Floats
from models.features.scale import Matrix


def read_vectors(features: pl.DataFrame) -> Floats:
    """The vectors of TEXT_FEATURES, documents × dimensions. Raises ValueError where a document has none."""
    vectors = features["vector"]
    if vectors.null_count():
        raise ValueError("a document has no vector, but the text model has an encoder: compute its features again")
    if vectors.is_empty():
        return np.zeros((0, 0), dtype=np.float32)
    return np.stack([row.to_numpy() for row in vectors])


def dense_similarities(profiles: Floats, postings: Floats) -> Matrix:
    """Profiles × postings: the cosine of the vectors; exact, see `StaticEncoder.vectors`."""
    return (profiles @ postings.T).astype(np.float64)
