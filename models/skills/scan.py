"""Where known phrases stand in a long text: one Aho-Corasick pass, then word boundaries, all on whole arrays.

It knows phrases and places only; what a phrase means, and what stands around it, is decided by its callers.
"""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import polars as pl

from models.skills.spelling import fold, spellings

Integers = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]

_TABLE_SIZE = 0x3000
_WORD = np.array([chr(point).isalnum() or chr(point) == "_" for point in range(_TABLE_SIZE)] + [False])
_LOWER = np.array([chr(point).islower() or chr(point).isdigit() for point in range(_TABLE_SIZE)] + [False])
_DOT, _PLUS, _HASH, _AT = (ord(letter) for letter in ".+#@")
_TIES = np.isin(np.arange(_TABLE_SIZE + 1), [ord(letter) for letter in "-&'’.+"])


@dataclass(frozen=True, slots=True)
class Places:
    """Phrases found: character offsets (end exclusive) and the phrase's index, sorted by start, longest first."""

    starts: Integers
    ends: Integers
    phrases: Integers

    def keep(self, wanted: Flags) -> "Places":
        """Only the places that are flagged."""
        return Places(self.starts[wanted], self.ends[wanted], self.phrases[wanted])


class PhraseScanner:
    """Finds phrases in text. Built once for a list of (phrase, exact case); indices refer to that list."""

    def __init__(self, phrases: Iterable[tuple[str, bool]]) -> None:
        self._patterns: dict[bool, dict[str, int]] = {False: {}, True: {}}
        listed = list(phrases)
        # Names as written come first, so that no derived spelling (a plural) takes another phrase's name.
        for derived in (False, True):
            for index, (phrase, exact) in enumerate(listed):
                for spelling in list(spellings(phrase, exact=exact))[: None if derived else 1]:
                    self._patterns[exact].setdefault(spelling, index)

    def scan(self, text: str) -> Places:
        """Every phrase that stands in `text` as whole words, but for those inside a longer one."""
        raw = text.encode()
        found = [self._occurrences(raw, exact) for exact in (False, True)]
        starts, ends, phrases = (np.concatenate(columns) for columns in zip(*found, strict=True))
        if len(raw) != len(text):
            starts, ends = _characters(raw, starts, ends)
        return _longest(_whole_words(text, Places(starts, ends, phrases)))

    def _occurrences(self, raw: bytes, exact: bool) -> tuple[Integers, Integers, Integers]:
        """Byte offsets and phrase of every pattern, overlapping ones too."""
        patterns = self._patterns[exact]
        if not patterns:
            return np.empty(0, np.int64), np.empty(0, np.int64), np.empty(0, np.int64)
        text = pl.Series("text", [fold(raw, keep_case=exact).decode()]).to_frame()
        known = pl.Series(list(patterns)).implode()
        options = {"overlapping": True}
        found = text.select(
            start=pl.col("text").str.find_many(known, **options).explode(),
            surface=pl.col("text").str.extract_many(known, **options).explode(),
        ).drop_nulls()
        index = pl.DataFrame({"surface": list(patterns), "phrase": list(patterns.values())})
        found = found.join(index, on="surface", how="left", maintain_order="left")
        starts = found["start"].to_numpy().astype(np.int64)
        return starts, starts + found["surface"].str.len_bytes().to_numpy(), found["phrase"].to_numpy()


def _characters(raw: bytes, *places: Integers) -> list[Integers]:
    """Character offsets for byte offsets: UTF-8 continuation bytes (10xxxxxx) start no character."""
    continued = np.flatnonzero((np.frombuffer(raw, np.uint8) & 0xC0) == 0x80)
    return [offsets - np.searchsorted(continued, offsets) for offsets in places]


def _whole_words(text: str, places: Places) -> Places:
    """Drops what continues a word, an e-mail or web address, or, for one letter, is tied to another ("R&D")."""
    padded = np.frombuffer(f"  {text}  ".encode("utf-32-le"), np.uint32)
    offsets = (places.starts, places.starts + 1, places.starts + 2, places.ends + 1, places.ends + 2, places.ends + 3)
    earlier, before, first, last, after, later = (np.minimum(padded[place], _TABLE_SIZE) for place in offsets)
    joined = (_WORD[first] & _WORD[before]) | (_WORD[last] & _WORD[after]) | (~_WORD[first] & _WORD[before])
    signed = _WORD[last] & ((after == _HASH) | ((after == _PLUS) & (later == _PLUS)))
    address = (before == _AT) | (after == _AT) | ((after == _DOT) & _LOWER[later])
    address |= (before == _DOT) & _LOWER[earlier]
    letter = (places.ends - places.starts == 1) & (_TIES[before] | _TIES[after])
    return places.keep(~(joined | signed | address | letter))


def _longest(places: Places) -> Places:
    """Drops every place that lies within another one; of two that overlap in part, both stay."""
    order = np.lexsort((places.phrases, -places.ends, places.starts))
    ordered = Places(places.starts[order], places.ends[order], places.phrases[order])
    reach = np.concatenate([[-1], np.maximum.accumulate(ordered.ends)[:-1]]) if len(order) else ordered.ends
    return ordered.keep(ordered.ends > reach)
