"""Building the word-piece tokenizer of a static encoder from the words that a corpus shares.

It sees words and their counts, never documents, so that a piece can't be a word of one person alone.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from math import isqrt

from tokenizers import Regex, Tokenizer, models, normalizers, pre_tokenizers

UNKNOWN = "[UNK]"
_INSIDE = "##"  # marks a piece that does not open a word
_LONGEST_PIECE = 8


def build_tokenizer(counts: Mapping[str, int], domain_words: int, word_pieces: int) -> Tokenizer:
    """A tokenizer of the `domain_words` most frequent words, whole, and of `word_pieces` parts of words.

    WordPiece takes the longest piece it knows, so a domain word is one piece and any other word falls into several.
    Parts are chosen by counting: the trainer of the library breaks ties at random, and a fit must be repeatable.
    """
    whole = sorted(counts, key=lambda word: (-counts[word], word))[:domain_words]
    pieces = sorted({*whole, *_choose_parts(counts, word_pieces)})
    numbers = {UNKNOWN: 0, **{piece: number for number, piece in enumerate(pieces, start=1)}}
    tokenizer = Tokenizer(models.WordPiece(numbers, unk_token=UNKNOWN, max_input_chars_per_word=40))
    tokenizer.normalizer = normalizers.Sequence([normalizers.NFC(), normalizers.Lowercase()])
    tokenizer.pre_tokenizer = pre_tokenizers.Split(Regex(r"[^\p{L}\p{N}+#]+"), behavior="removed")
    return tokenizer


def _choose_parts(counts: Mapping[str, int], size: int) -> list[str]:
    """Every letter, and the parts of words that cover the most letters; a word counts by the root of its count."""
    covered = Counter[str]()
    letters = set[str]()
    for word, count in counts.items():
        letters.update(word, (_INSIDE + letter for letter in word))
        for part in _parts(word):
            covered[part] += isqrt(count) * (len(part.removeprefix(_INSIDE)) - 1)
    best = sorted(covered, key=lambda part: (-covered[part], part))
    return [*letters, *best[: max(size - len(letters), 0)]]


def _parts(word: str) -> Iterator[str]:
    """All parts of two to `_LONGEST_PIECE` letters, those inside the word with their mark."""
    for start in range(len(word) - 1):
        for end in range(start + 2, min(start + _LONGEST_PIECE, len(word)) + 1):
            yield (_INSIDE if start else "") + word[start:end]
