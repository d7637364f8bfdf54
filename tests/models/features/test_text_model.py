"""The text model is fitted once, says how, and is the same bytes wherever it is saved."""

from pathlib import Path

import numpy as np
import polars as pl
import pytest

from models.features.pairs import TRAINING_PAIRS
from models.features.text_model import (
    CORPUS,
    TextModel,
    TextModelSettings,
    choose_regime,
    fit_text_model,
    load_text_model,
    parse_text_model,
)
from models.features.train import EncoderSettings, can_train

_TOPICS = ("python sql pipeline cloud", "nurse ward patient care", "weld steel torch pipe", "invoice ledger tax audit")
_ENCODER = EncoderSettings(dimensions=32, word_pieces=300, domain_words=300, batch=64)
needs_training = pytest.mark.skipif(not can_train(), reason="the train extra is not installed")


@pytest.fixture(scope="module")
def generated() -> pl.DataFrame:
    """400 documents of four topics; a title never repeats a word of its text, so that only training relates them."""
    random = np.random.default_rng(20)
    rows = list[tuple[str, str, str, str]]()
    for number in range(400):
        words = _TOPICS[number % 4].split()
        text = " ".join(random.choice(words[2:], 90))
        rows.append((f"owner {number}", ("profile", "posting")[number // 4 % 2], " ".join(words[:2]), text))
    return pl.DataFrame(rows, schema=CORPUS, orient="row")


@pytest.fixture(scope="module")
def aliases() -> pl.DataFrame:
    return pl.DataFrame([("alias", "welding", "metal joining")], schema=TRAINING_PAIRS, orient="row")


@pytest.fixture(scope="module")
def static_model(generated: pl.DataFrame, aliases: pl.DataFrame) -> TextModel:
    return fit_text_model(generated, aliases, TextModelSettings(encoder=_ENCODER))


def test_a_small_corpus_is_lexical_and_says_why(text_model: TextModel) -> None:
    assert text_model.regime == "lexical"
    assert "5 documents" in text_model.reason
    assert text_model.encoder is None


def test_without_the_train_extra_the_regime_is_lexical(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("models.features.text_model.can_train", lambda: False)
    regime, reason = choose_regime(10_000, TextModelSettings())
    assert regime == "lexical"
    assert "train extra" in reason


def test_fitting_again_in_another_order_gives_the_same_bytes(corpus: pl.DataFrame, aliases: pl.DataFrame) -> None:
    settings = TextModelSettings()
    one, other = fit_text_model(corpus, aliases, settings), fit_text_model(corpus.reverse(), aliases, settings)
    assert one.dump() == other.dump()


def test_saving_and_loading_keeps_every_byte(text_model: TextModel, tmp_path: Path) -> None:
    text_model.save(tmp_path / "model")
    loaded = load_text_model(tmp_path / "model")
    assert loaded.dump() == (tmp_path / "model").read_bytes()
    assert loaded.version == text_model.version


def test_another_format_is_refused_with_a_sentence(text_model: TextModel) -> None:
    with pytest.raises(ValueError, match="refit it"):
        parse_text_model(text_model.dump().replace(b'\\"format\\": 1', b'\\"format\\": 0'))


@needs_training
def test_training_relates_titles_to_texts_they_share_no_word_with(static_model: TextModel) -> None:
    assert static_model.regime == "static" and static_model.encoder is not None
    titles = static_model.encoder.vectors([" ".join(topic.split()[:2]) for topic in _TOPICS])
    texts = static_model.encoder.vectors([" ".join(topic.split()[2:]) for topic in _TOPICS])
    assert (np.argmax(titles @ texts.T, axis=1) == np.arange(4)).all()
    assert static_model.scales["dense"].deviation > 0


@needs_training
def test_training_twice_gives_the_same_bytes(
    static_model: TextModel, generated: pl.DataFrame, aliases: pl.DataFrame
) -> None:
    again = fit_text_model(generated.reverse(), aliases, TextModelSettings(encoder=_ENCODER))
    assert again.dump() == static_model.dump()
    assert parse_text_model(again.dump()).version == static_model.version


@needs_training
def test_encoding_without_torch_equals_sentence_transformers(static_model: TextModel) -> None:
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import StaticEmbedding

    assert static_model.encoder is not None
    texts = ["python pipeline for a ward", "Steel-Torch, tax", "unheard-of wörds: nurse"]
    module = StaticEmbedding(static_model.encoder.tokenizer, embedding_weights=static_model.encoder.table)
    expected = SentenceTransformer(modules=[module], device="cpu").encode(texts)
    np.testing.assert_allclose(static_model.encoder.encode(texts), expected, atol=1e-6)


@needs_training
def test_no_word_of_a_single_owner_is_a_piece_of_the_encoder(generated: pl.DataFrame, aliases: pl.DataFrame) -> None:
    own = generated.with_columns(
        text=pl.when(pl.col("owner") == "owner 7").then(pl.col("text") + " xanadu" * 50).otherwise("text")
    )
    model = fit_text_model(own, aliases, TextModelSettings(encoder=_ENCODER))
    assert model.encoder is not None
    assert "xanadu" not in model.encoder.tokenizer.get_vocab()
    assert "xanadu" not in model.vocabulary.columns
