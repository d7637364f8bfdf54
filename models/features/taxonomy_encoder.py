"""An encoder for linking names: trained on the taxonomy, and on documents where there are any.

How it is trained is known to `train`; nobody's labels enter.
"""

from collections import Counter

import polars as pl

from models.features.encoder import StaticEncoder
from models.features.pairs import pair_documents, pair_taxonomy
from models.features.train import EncoderSettings, train_encoder
from models.features.words import split_words
from models.skills.taxonomy import Taxonomy


def train_on_taxonomy(
    taxonomy: Taxonomy, documents: pl.DataFrame | None = None, settings: EncoderSettings | None = None
) -> StaticEncoder:
    """An encoder of the names and ties in `taxonomy` and of `documents` (CORPUS).

    Its words are those that stand at least twice. Raises ImportError without the `train` extra.
    """
    settings = settings or EncoderSettings()
    parts = [pair_taxonomy(taxonomy)]
    if documents is not None:
        parts.append(pair_documents(documents, settings.seed))
    pairs = pl.concat(parts).unique().sort(pl.all())
    counts = Counter[str]()
    for side in ("anchor", "text"):
        for text in pairs[side]:
            counts.update(split_words(text))
    return train_encoder(pairs, {word: count for word, count in counts.items() if count > 1}, settings)
