"""Building the word-piece tokenizer of a static encoder from the words that a corpus shares.

It sees words and their counts, never documents, so that a piece can't be a word of one person alone.
"""

import json
from collections.abc import Iterator, Mapping
from math import isqrt
from typing import Any

from tokenizers import Regex, Tokenizer, models, normalizers, pre_tokenizers, trainers

UNKNOWN = "[UNK]"


def _empty_tokenizer(pieces: Mapping[str, int]) -> Tokenizer:
    tokenizer = Tokenizer(models.WordPiece(dict(pieces), unk_token=UNKNOWN, max_input_chars_per_word=40))
    tokenizer.normalizer = normalizers.Sequence([normalizers.NFC(), normalizers.Lowercase()])
    tokenizer.pre_tokenizer = pre_tokenizers.Split(Regex(r"[^\p{L}\p{N}+#]+"), behavior="removed")
    return tokenizer


def _repeat(counts: Mapping[str, int]) -> Iterator[str]:
    """Each word as often as the root of its count: usual words lead the merges without drowning the rest."""
    for word in sorted(counts):
        yield " ".join([word] * isqrt(max(counts[word], 1)))


def build_tokenizer(counts: Mapping[str, int], domain_words: int, word_pieces: int) -> Tokenizer:
    """A tokenizer of up to `word_pieces` learned pieces and the `domain_words` most frequent words, whole.

    WordPiece takes the longest piece it knows, so a domain word is one piece and any other word falls into several.
    """
    learner = _empty_tokenizer({UNKNOWN: 0})
    trainer = trainers.WordPieceTrainer(
        vocab_size=word_pieces, special_tokens=[UNKNOWN], limit_alphabet=200, show_progress=False
    )
    learner.train_from_iterator(_repeat(counts), trainer=trainer)
    learned: dict[str, Any] = json.loads(learner.to_str())["model"]["vocab"]
    whole = sorted(counts, key=lambda word: (-counts[word], word))[:domain_words]
    pieces = sorted({*learned, *whole} - {UNKNOWN})
    return _empty_tokenizer({UNKNOWN: 0, **{piece: number for number, piece in enumerate(pieces, start=1)}})
