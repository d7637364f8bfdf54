"""Which of many phrases begin at which byte of a text: rolling hashes of whole arrays instead of a loop over letters.

It compares bytes that were folded before and knows nothing of words' meaning; boundaries are checked by `scan.py`.
"""

import re
from collections.abc import Mapping

import numpy as np
import numpy.typing as npt

Integers = npt.NDArray[np.int64]
Hashes = npt.NDArray[np.uint64]

_FEWEST_BITS, _MOST_BITS = 12, 20
_SPARE_BITS = 4
"""A directory that is sixteen times as long as what it holds turns most strangers away and still stays in the cache."""
_RANDOM = np.random.default_rng(7)
_BYTE_VALUES = _RANDOM.integers(1, 2**63, 256, dtype=np.uint64)
"""Each byte counts with a number of its own, so that the powers of two in a hash of this kind carry no pattern."""

_AT_ONCE = 10_000  # phrases; short arrays stay in the cache
_BASE = 0x9E3779B97F4A7C15
_INVERSE = pow(_BASE, -1, 2**64)


def _word_bytes() -> npt.NDArray[np.bool_]:
    """Bytes of which words are made: letters, figures, "_", and those of Latin, Greek and Cyrillic letters."""
    flags = np.array([chr(byte).isalnum() or chr(byte) == "_" for byte in range(128)] + [True] * 128)
    flags[[0xC2, *range(0xE0, 0x100)]] = False
    return flags


_IN_WORD = _word_bytes()
_BEFORE_START = np.array([not (byte < 128 and _IN_WORD[byte]) for byte in range(256)])
_OPENS_WORD = _IN_WORD & ((np.arange(256) < 128) | (np.arange(256) >= 0xC0))
_GAP, _OPENS, _MAY_PRECEDE = range(3)
"""What a byte may be, as bits: in no word, the first one of a phrase, one that a phrase may follow."""


class PhraseTable:
    """Phrases (folded, UTF-8) with their numbers, to be looked up at every word of a text."""

    def __init__(self, phrases: Mapping[bytes, int]) -> None:
        keys = [phrase for phrase in phrases if phrase]
        self._phrases = _HashTable(_hash_all(keys))
        self._numbers = np.array([phrases[key] for key in keys], np.int64)[self._phrases.order]
        opens = _OPENS_WORD.copy()
        opens[[key[0] for key in keys]] = True
        kinds = (~_IN_WORD << _GAP) | (opens << _OPENS) | (_BEFORE_START << _MAY_PRECEDE)
        self._kinds = kinds.astype(np.uint8).tobytes()
        short, long = dict[bytes, set[int]](), dict[bytes, set[int]]()
        for key in keys:
            opening = _opening(key)
            short.setdefault(opening[0], set())
            lengths = short[opening[0]] if len(opening) == 1 else long.setdefault(opening[1], set())
            lengths.add(len(key))
        self._words, self._pairs = _Beginnings(short), _Beginnings(long)

    def find(self, folded: bytes) -> tuple[Integers, Integers, Integers]:
        """Start, end (bytes) and number of every phrase that begins with a word of the text, in any order.

        Hashes have 64 bits: with 10^5 phrases one wrong place is to be expected in some 10^13 words.
        """
        letters = np.frombuffer(folded, np.uint8)
        if not len(letters) or not len(self._numbers):
            return np.empty(0, np.int64), np.empty(0, np.int64), np.empty(0, np.int64)
        # `translate` looks every byte up several times faster than an array is indexed.
        kinds = np.frombuffer(folded.translate(self._kinds), np.uint8)
        text, gaps = _RollingHash(letters), np.append(_has(kinds, _GAP), True)
        starts, ends = _words_of(kinds, gaps)
        kept, words = self._words.table.find(text.between(starts, ends))
        starts, ends = starts[kept], ends[kept]
        # Two words tell a long phrase from most others: only where both are known its lengths are tried.
        paired, pairs = self._pairs.table.find(text.between(starts, _next_ends(gaps, ends)))
        found = [self._words.lengths(starts, words), self._pairs.lengths(starts[paired], pairs)]
        starts, ends = (np.concatenate(columns) for columns in zip(*found, strict=True))
        last = np.minimum(ends, len(letters))
        whole = np.flatnonzero((gaps[last] | gaps[last - 1]) & (ends == last))
        starts, ends = starts[whole], ends[whole]
        kept, places = self._phrases.find(text.between(starts, ends))
        return starts[kept], ends[kept], self._numbers[places]


def _words_of(kinds: npt.NDArray[np.uint8], gaps: npt.NDArray[np.bool_]) -> tuple[Integers, Integers]:
    """Where each word starts and ends with which a phrase may begin."""
    opens = _has(kinds, _OPENS)
    opens[1:] &= _has(kinds[:-1], _MAY_PRECEDE)
    starts, stops = np.flatnonzero(opens), np.flatnonzero(gaps)
    return starts, stops[np.cumsum(gaps, dtype=np.int32)[starts]]


def _has(kinds: npt.NDArray[np.uint8], bit: int) -> npt.NDArray[np.bool_]:
    return ((kinds >> np.uint8(bit)) & np.uint8(1)).view(np.bool_)


class _Beginnings:
    """How long the phrases are that begin with the same word, or with the same two."""

    def __init__(self, lengths: Mapping[bytes, set[int]]) -> None:
        beginnings = list(lengths)
        self.table = _HashTable(_hash_all(beginnings))
        listed = [sorted(lengths[beginnings[at]]) for at in self.table.order]
        self._lengths = np.array([length for some in listed for length in some], np.int64)
        self._first = np.cumsum([0, *map(len, listed)], dtype=np.int64)

    def lengths(self, starts: Integers, places: Integers) -> tuple[Integers, Integers]:
        """Start and end of every phrase that may stand at `starts`, where the beginnings at `places` do."""
        counts = self._first[places + 1] - self._first[places]
        # Lengths of one beginning lie side by side: from the first, and from how many came before, to all of them.
        shift = np.repeat(self._first[places] - (np.cumsum(counts) - counts), counts)
        repeated = np.repeat(starts, counts)
        return repeated, repeated + self._lengths[shift + np.arange(len(shift))]


def _next_ends(gaps: npt.NDArray[np.bool_], ends: Integers) -> Integers:
    """Where the word ends that follows each end of a word; the end of the text where none does."""
    closes = gaps.copy()
    closes[0] = False
    closes[1:] &= ~gaps[:-1]
    following = np.append(np.flatnonzero(closes), len(gaps) - 1)
    return following[np.minimum(np.cumsum(closes, dtype=np.int32)[ends], len(following) - 1)]


class _RollingHash:
    """Hash of any stretch of a text at the price of two look-ups: differences of running sums, brought to place 0."""

    def __init__(self, letters: npt.NDArray[np.uint8]) -> None:
        self._sums = np.zeros(len(letters) + 1, np.uint64)
        np.cumsum(_BYTE_VALUES[letters] * _powers(_BASE, len(letters)), out=self._sums[1:])
        self._back = _powers(_INVERSE, len(letters) + 1)

    def between(self, starts: Integers, ends: Integers) -> Hashes:
        return (self._sums[ends] - self._sums[starts]) * self._back[starts]


class _HashTable:
    """Sorted hashes with a directory of their first bits; `order` says where each stood before."""

    def __init__(self, hashes: Hashes) -> None:
        self.order = np.argsort(hashes)
        self._sorted = np.append(hashes[self.order], np.uint64(0))
        bits = min(max(len(hashes).bit_length() + _SPARE_BITS, _FEWEST_BITS), _MOST_BITS)
        self._shift = np.uint64(64 - bits)
        counts = np.bincount(self._slots(hashes), minlength=1 << bits)
        self._first = np.concatenate([[0], np.cumsum(counts)[:-1]]).astype(np.int32)
        self._counts = np.minimum(counts, 255).astype(np.uint8)

    def find(self, hashes: Hashes) -> tuple[Integers, Integers]:
        """Indices of the hashes that are known, ascending, and where each stands among the sorted ones."""
        slots = self._slots(hashes)
        open_ones = np.flatnonzero(self._counts[slots])
        counts, places = self._counts[slots[open_ones]], self._first[slots[open_ones]].astype(np.int64)
        wanted = hashes[open_ones]
        right = self._sorted[places] == wanted
        for further in range(1, int(counts.max(initial=0))):
            left = np.flatnonzero(~right & (counts > further))
            beside = left[self._sorted[places[left] + further] == wanted[left]]
            places[beside] += further
            right[beside] = True
        return open_ones[right], places[right]

    def _slots(self, hashes: Hashes) -> Integers:
        return (hashes >> self._shift).view(np.int64)


_power_tables: dict[int, Hashes] = {}


def _powers(base: int, count: int) -> Hashes:
    """The first `count` powers modulo 2^64; kept, since every text needs them."""
    known = _power_tables.get(base)
    if known is None or len(known) < count:
        size = 1 << max(count - 1, 1).bit_length()
        known = np.full(size, base, np.uint64)
        known[0] = 1
        _power_tables[base] = known = np.cumprod(known, dtype=np.uint64)
    return known[:count]


def _hash_all(phrases: list[bytes]) -> Hashes:
    parts = [_hash_some(phrases[at : at + _AT_ONCE]) for at in range(0, len(phrases), _AT_ONCE)]
    return np.concatenate([np.empty(0, np.uint64), *parts])


def _hash_some(phrases: list[bytes]) -> Hashes:
    letters = np.frombuffer(b"".join(phrases), np.uint8)
    ends = np.cumsum([len(phrase) for phrase in phrases], dtype=np.int64)
    starts = np.concatenate([[0], ends[:-1]]).astype(np.int64)
    return _RollingHash(letters).between(starts, ends)


_WORD_BYTES = b"[" + re.escape(bytes(np.flatnonzero(_IN_WORD).astype(np.uint8))) + b"]"
_OTHER_BYTES = _WORD_BYTES.replace(b"[", b"[^", 1)
_OPENING = re.compile(b"(." + _WORD_BYTES + b"*)(?:" + _OTHER_BYTES + b"+" + _WORD_BYTES + b"+)?", re.DOTALL)


def _opening(phrase: bytes) -> list[bytes]:
    """The phrase up to the first byte after its start that is in no word; and up to its second word's end, if any."""
    found = _OPENING.match(phrase)
    first, both = (found[1], found[0]) if found else (phrase, phrase)
    return [first] if first == both else [first, both]
