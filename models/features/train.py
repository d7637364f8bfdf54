"""Training the static encoder: the one place that loads torch, which only the `train` extra installs.

No text is read for inference here; what comes out is a tokenizer and a table of numbers.
"""

# pyright: reportUnknownMemberType=false

import os
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt
import polars as pl
from tokenizers import Tokenizer

from models.features.encoder import Floats, StaticEncoder
from models.features.tokenizer import build_tokenizer

if TYPE_CHECKING:
    from torch import Tensor

_SCALE = 20.0
_MAX_PIECES = 256
_COMMON = 1e-3
"""The constant of the smooth inverse frequency, Arora et al., A Simple but Tough-to-Beat Baseline, 2017."""

_TEXTS_AT_ONCE = 1024
"""What the tokenizer tells of a text takes a hundred times the room of its pieces' numbers, which are what is kept."""

Ids = list[npt.NDArray[np.int64]]


@dataclass(frozen=True)
class EncoderSettings:
    """How large the encoder is and how it is trained.

    Measured on 11,000 postings and résumés: batches of 256 find an unseen title's text better than larger ones.
    """

    dimensions: int = 256
    domain_words: int = 15_000
    word_pieces: int = 8_000
    batch: int = 256
    learning_rate: float = 0.02
    seed: int = 20
    threads: int = 2


def can_train() -> bool:
    """Whether the `train` extra is installed; nothing is imported to find out."""
    return find_spec("torch") is not None and find_spec("sentence_transformers") is not None


def _random_start(ids: Ids, rows: int, settings: EncoderSettings) -> Floats:
    """Random rows, the shorter the more frequent their piece is: smooth inverse frequency."""
    counts = np.bincount(np.concatenate(ids), minlength=rows)
    shares = counts / max(int(counts.sum()), 1)
    table = np.random.default_rng(settings.seed).standard_normal((rows, settings.dimensions))
    return (table * (_COMMON / (_COMMON + shares))[:, None]).astype(np.float32)


def _batches(kinds: pl.Series, settings: EncoderSettings) -> list[npt.NDArray[np.int64]]:
    """Row numbers of each batch: one kind a batch, kinds and rows shuffled by the seed; a lone pair teaches nothing."""
    random = np.random.default_rng(settings.seed)
    batches = list[npt.NDArray[np.int64]]()
    for kind in sorted(kinds.unique()):
        rows = random.permutation((kinds == kind).arg_true().to_numpy().astype(np.int64))
        batches += [rows[at : at + settings.batch] for at in range(0, rows.size, settings.batch)]
    order: list[int] = random.permutation(len(batches)).tolist()
    return [batches[i] for i in order if batches[i].size > 1]


def _repeated(values: npt.NDArray[Any]) -> npt.NDArray[np.bool_]:
    """Where two different rows of a batch hold the same value: a pair that must not count as a wrong one."""
    same: npt.NDArray[np.bool_] = values[:, None] == values[None, :]
    np.fill_diagonal(same, False)
    return same


def _contrast(left: "Tensor", right: "Tensor", ignored: "Tensor") -> "Tensor":
    """Symmetric in-batch InfoNCE: each row's own partner against all others, both ways."""
    import torch
    from torch.nn.functional import cross_entropy, normalize

    scores = normalize(left) @ normalize(right).T * _SCALE
    scores = scores.masked_fill(ignored, float("-inf"))
    wanted = torch.arange(len(scores))
    return cross_entropy(scores, wanted) + cross_entropy(scores.T, wanted)


def train_encoder(pairs: pl.DataFrame, words: Mapping[str, int], settings: EncoderSettings) -> StaticEncoder:
    """An encoder trained for one epoch on TRAINING_PAIRS, with pieces from `words` (word to count).

    Same pairs, words, settings, versions and machine: same bytes. Raises ImportError without the `train` extra.
    """
    os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
    import torch
    from sentence_transformers.sentence_transformer.modules import StaticEmbedding

    torch.manual_seed(settings.seed)
    torch.set_num_threads(settings.threads)
    tokenizer = build_tokenizer(words, settings.domain_words, settings.word_pieces)
    anchors, texts = (_piece_ids(tokenizer, pairs[side]) for side in ("anchor", "text"))
    start = _random_start([*anchors, *texts], tokenizer.get_vocab_size(), settings)
    module = StaticEmbedding(tokenizer, embedding_weights=start)
    optimizer = torch.optim.Adam(module.parameters(), lr=settings.learning_rate)
    hashes = [pairs[side].hash().to_numpy() for side in ("anchor", "text")]
    for rows in _batches(pairs["kind"], settings):
        left, right = (module.forward(_bag(ids, rows))["sentence_embedding"] for ids in (anchors, texts))
        ignored = torch.from_numpy(_repeated(hashes[0][rows]) | _repeated(hashes[1][rows]))
        optimizer.zero_grad()
        _contrast(left, right, ignored).backward()
        optimizer.step()
    return StaticEncoder(tokenizer.to_str(), module.embedding.weight.detach().numpy().copy())


def _piece_ids(tokenizer: Tokenizer, texts: pl.Series) -> Ids:
    ids: Ids = []
    for start in range(0, len(texts), _TEXTS_AT_ONCE):
        batch: list[str] = texts[start : start + _TEXTS_AT_ONCE].to_list()
        encodings = tokenizer.encode_batch(batch, add_special_tokens=False)
        ids += [np.array(encoding.ids[:_MAX_PIECES], dtype=np.int64) for encoding in encodings]
    return ids


def _bag(ids: Ids, rows: npt.NDArray[np.int64]) -> dict[str, "Tensor"]:
    """The batch as StaticEmbedding reads it: all pieces in one row, and where each text starts."""
    import torch

    numbers: list[int] = rows.tolist()
    chosen = [ids[row] for row in numbers]
    starts = np.cumsum([0, *map(len, chosen[:-1])])
    return {"input_ids": torch.from_numpy(np.concatenate(chosen)), "offsets": torch.from_numpy(starts)}
