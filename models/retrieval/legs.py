"""The similarity of every pair of a block: each leg against its frozen scale, then their weighted sum.

A pair's number depends on its two documents and the text model alone: the same in any block, to the last bit.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from math import sqrt

import numpy as np
import polars as pl
from scipy import sparse

from models.features.encoder import Floats
from models.features.matrices import read_terms, read_vectors
from models.features.scale import Matrix
from models.features.text_model import TextModel
from models.retrieval.lexical import lexical_similarities
from models.retrieval.nearest import dense_similarities

LEG_WEIGHTS: Mapping[str, float] = {"lexical": 1.0, "title": 0.5, "dense": 1.0}
"""The plain sum of standardised legs was measured best on recruiters' grades; titles repeat words of the texts, so
they count half."""


@dataclass(frozen=True)
class Side:
    """One side's features in the form that products need, row by row."""

    text: sparse.csr_array
    title: sparse.csr_array
    vectors: Floats | None

    def part(self, start: int, end: int) -> "Side":
        """The rows from `start` to before `end`."""
        vectors = None if self.vectors is None else self.vectors[start:end]
        return Side(self.text[start:end], self.title[start:end], vectors)


def read_side(features: pl.DataFrame, text_model: TextModel) -> Side:
    """TEXT_FEATURES as matrices. Raises ValueError when they were computed by another text model."""
    others = features.filter(pl.col("text_model") != text_model.version)
    if not others.is_empty():
        raise ValueError(f"{others.height} documents have features of another text model: compute them again")
    width = len(text_model.vocabulary.terms)
    vectors = read_vectors(features) if text_model.encoder is not None else None
    return Side(read_terms(features, "text", width), read_terms(features, "title", width), vectors)


def pair_similarities(profiles: Side, postings: Side, text_model: TextModel) -> Matrix:
    """Profiles × postings: the weighted sum of the standardised legs, rounded to 1e-6."""
    legs = {
        "lexical": lexical_similarities(profiles.text, postings.text),
        "title": lexical_similarities(profiles.title, postings.title),
    }
    if profiles.vectors is not None and postings.vectors is not None:
        legs["dense"] = dense_similarities(profiles.vectors, postings.vectors)
    total = np.zeros((profiles.text.shape[0], postings.text.shape[0]))
    for leg, similarities in legs.items():
        total += text_model.scales[leg].standardise(similarities) * LEG_WEIGHTS[leg]
    scaled: Matrix = total / sqrt(len(legs))
    return scaled.round(6)
