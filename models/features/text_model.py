"""The frozen text model: vocabulary, rarity, encoder and score scales, fitted once on a corpus and then only read.

An arrival never changes it. Its version is the hash of its content, and every feature is keyed by that version.
"""

import hashlib
import json
from collections import Counter
from dataclasses import asdict, dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Literal

import numpy as np
import polars as pl
from safetensors.numpy import load, save

from models.features.encoder import StaticEncoder
from models.features.pairs import TRAINING_PAIRS, pair_documents
from models.features.scale import Scale, fit_scale
from models.features.train import EncoderSettings, can_train, train_encoder
from models.features.vocabulary import Vocabulary, fit_vocabulary
from models.features.words import STOP_WORDS, split_words, stem_word
from models.frames import Schema

FORMAT = 1
CORPUS: Schema = {"owner": pl.String(), "side": pl.String(), "title": pl.String(), "text": pl.String()}
"""`owner` is the person or employer a document belongs to, `side` is "profile" or "posting"."""

Regime = Literal["lexical", "static"]


@dataclass(frozen=True)
class TextModelSettings:
    """When an encoder is trained, and how much the model may hold."""

    min_documents: int = 400  # below this, a trained encoder would know the corpus by heart and little else
    min_owners: int = 2
    max_terms: int = 200_000
    reference_documents: int = 256
    encoder: EncoderSettings = field(default_factory=EncoderSettings)


@dataclass(frozen=True)
class TextModel:
    """Everything fitted on a corpus. `scales` has one entry a leg: "lexical", "title" and, when static, "dense"."""

    regime: Regime
    reason: str
    vocabulary: Vocabulary
    encoder: StaticEncoder | None
    scales: dict[str, Scale]

    @cached_property
    def version(self) -> str:
        """The first 16 hex digits of the SHA-256 of `dump`."""
        return hashlib.sha256(self.dump()).hexdigest()[:16]

    def dump(self) -> bytes:
        """One safetensors file; the same model gives the same bytes."""
        arrays = {"rarity": self.vocabulary.rarity}
        facts: dict[str, object] = {
            "format": FORMAT,
            "regime": self.regime,
            "reason": self.reason,
            "terms": self.vocabulary.terms,
            "mean_length": self.vocabulary.mean_length,
            "scales": {leg: asdict(scale) for leg, scale in sorted(self.scales.items())},
        }
        if self.encoder is not None:
            arrays["table"] = self.encoder.table
            facts["tokenizer"] = self.encoder.tokenizer_json
        return save(arrays, metadata={"text_model": json.dumps(facts, ensure_ascii=False, sort_keys=True)})

    def save(self, path: Path) -> None:
        """Write `dump` to one file."""
        path.write_bytes(self.dump())


def parse_text_model(content: bytes) -> TextModel:
    """The model that `TextModel.dump` wrote. Raises ValueError for another format."""
    size = int.from_bytes(content[:8], "little")
    header = json.loads(content[8 : 8 + size])
    facts = json.loads(header.get("__metadata__", {}).get("text_model", "{}"))
    if facts.get("format") != FORMAT:
        raise ValueError(f"this text model has format {facts.get('format')}, this version reads {FORMAT}: refit it")
    arrays = load(content)
    encoder = StaticEncoder(facts["tokenizer"], arrays["table"]) if "table" in arrays else None
    vocabulary = Vocabulary(facts["terms"], arrays["rarity"], facts["mean_length"])
    scales = {leg: Scale(**values) for leg, values in facts["scales"].items()}
    return TextModel(facts["regime"], facts["reason"], vocabulary, encoder, scales)


def load_text_model(path: Path) -> TextModel:
    """The model saved in that file."""
    return parse_text_model(path.read_bytes())


def choose_regime(documents: int, settings: TextModelSettings) -> tuple[Regime, str]:
    """Whether an encoder is trained for a corpus of that many documents, and a sentence that says why."""
    if documents < settings.min_documents:
        return "lexical", (
            f"The corpus holds {documents} documents and an encoder is trained from {settings.min_documents} on: "
            "words alone decide."
        )
    if not can_train():
        return "lexical", "The train extra is not installed, so no encoder could be trained: words alone decide."
    return "static", f"A static encoder was trained on {documents} documents and the taxonomy."


def fit_text_model(corpus: pl.DataFrame, taxonomy_texts: pl.DataFrame, settings: TextModelSettings) -> TextModel:
    """Fit everything on a CORPUS and on TRAINING_PAIRS from a taxonomy; the order of rows does not matter."""
    corpus = corpus.select(pl.col(CORPUS).fill_null("")).sort(*CORPUS)
    public = sorted({*taxonomy_texts["anchor"], *taxonomy_texts["text"]})
    vocabulary = fit_vocabulary(corpus, public, settings.min_owners, settings.max_terms)
    regime, reason = choose_regime(corpus.height, settings)
    encoder = None
    if regime == "static":
        pairs = pl.concat([pair_documents(corpus, settings.encoder.seed), taxonomy_texts.select(list(TRAINING_PAIRS))])
        words = _count_shared_words(corpus, public, vocabulary)
        encoder = train_encoder(pairs.unique().sort(*TRAINING_PAIRS), words, settings.encoder)
    scales = _fit_scales(corpus, vocabulary, encoder, settings.reference_documents)
    return TextModel(regime, reason, vocabulary, encoder, scales)


def _count_shared_words(corpus: pl.DataFrame, public: list[str], vocabulary: Vocabulary) -> dict[str, int]:
    """Words as written whose stem the vocabulary holds, and how often the corpus and the taxonomy use each."""
    counts = Counter[str]()
    for title, text in corpus.select("title", "text").iter_rows():
        counts.update(split_words(f"{title}\n{text}"))
    for text in public:
        counts.update(split_words(text))
    return {word: n for word, n in counts.items() if word in STOP_WORDS or stem_word(word) in vocabulary.columns}


def _fit_scales(
    corpus: pl.DataFrame, vocabulary: Vocabulary, encoder: StaticEncoder | None, size: int
) -> dict[str, Scale]:
    """One scale a leg, from all pairs of up to `size` profiles and as many postings, drawn by the hash of the text."""
    order = [
        hashlib.sha256(f"{title}\n{text}".encode()).digest()
        for title, text in corpus.select("title", "text").iter_rows()
    ]
    drawn = corpus[np.argsort(np.array(order), kind="stable")]
    sides = [drawn.filter(pl.col("side") == side).head(size) for side in ("profile", "posting")]
    if any(side.is_empty() for side in sides):
        sides = [drawn[0 : 2 * size : 2], drawn[1 : 2 * size : 2]]
    texts = [(side["title"] + "\n" + side["text"]).to_list() for side in sides]
    bodies = [vocabulary.weigh(part) for part in texts]
    titles = [vocabulary.weigh_units(side["title"].to_list()) for side in sides]
    scales = {
        "lexical": fit_scale((bodies[0] @ bodies[1].T).toarray()),
        "title": fit_scale((titles[0] @ titles[1].T).toarray()),
    }
    if encoder is not None:
        vectors = [encoder.vectors(part).astype(np.float64) for part in texts]
        scales["dense"] = fit_scale(vectors[0] @ vectors[1].T)
    return scales
