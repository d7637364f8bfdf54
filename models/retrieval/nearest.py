"""The dense leg of retrieval: how near two documents' vectors lie, by the exact product over all pairs.

No index and no approximation, so that a pair's number never depends on what else is in the corpus.
"""

import numpy as np

from models.features.encoder import Floats
from models.features.scale import Matrix


def dense_similarities(profiles: Floats, postings: Floats) -> Matrix:
    """Profiles × postings: the cosine of the vectors; exact, see `StaticEncoder.vectors`."""
    return (profiles @ postings.T).astype(np.float64)
