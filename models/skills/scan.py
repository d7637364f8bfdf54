"""Where known phrases stand in a long text: one pass of hashes, then word boundaries, all on whole arrays.

It knows phrases and places only; what a phrase means, and what stands around it, is decided by its callers.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from models.skills.phrases import PhraseTable
from models.skills.spelling import fold, spellings

Integers = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]

_TABLE_SIZE = 0x3000
_WORD = np.array([chr(point).isalnum() or chr(point) == "_" for point in range(_TABLE_SIZE)] + [False])
_LOWER = np.array([chr(point).islower() or chr(point).isdigit() for point in range(_TABLE_SIZE)] + [False])
_DOT, _PLUS, _HASH, _AT = (ord(letter) for letter in ".+#@")
_LONGEST, _PHRASE_BITS = (1 << 12) - 1, 22
_START_SHIFT = _PHRASE_BITS + 12
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
        spelled: dict[bool, dict[bytes, int]] = {False: {}, True: {}}
        listed = [(index, exact, spellings(phrase, exact=exact)) for index, (phrase, exact) in enumerate(phrases)]
        # Names as written come first, so that no derived spelling (a plural) takes another phrase's name.
        for part in (slice(1), slice(1, None)):
            for index, exact, found in listed:
                for spelling in found[part]:
                    spelled[exact].setdefault(spelling, index)
        # Names in exact case are looked for in lower case too; few places are left to compare letter by letter.
        lowered = dict[bytes, list[tuple[bytes | None, int]]]()
        for spelling, index in spelled[False].items():
            lowered.setdefault(spelling, []).append((None, index))
        for spelling, index in spelled[True].items():
            lowered.setdefault(fold(spelling), []).append((spelling, index))
        self._variants: list[list[tuple[bytes | None, int]]] = list(lowered.values())
        self._loose = np.array([next((index for cased, index in some if cased is None), -1) for some in self._variants])
        self._is_cased = np.array([any(cased for cased, _ in some) for some in self._variants], np.bool_)
        self._table = PhraseTable({spelling: number for number, spelling in enumerate(lowered)})

    def scan(self, text: str) -> Places:
        """Every phrase that stands in `text` as whole words, but for those inside a longer one."""
        raw = text.encode()
        starts, ends, groups = self._table.find(fold(raw))
        loose = self._loose[groups]
        found = [(starts[loose >= 0], ends[loose >= 0], loose[loose >= 0])]
        cased = self._is_cased[groups]
        found += self._written_exactly(fold(raw, keep_case=True), starts[cased], ends[cased], groups[cased])
        starts, ends, phrases = (np.concatenate(columns) for columns in zip(*found, strict=True))
        if len(raw) != len(text):
            starts, ends = _characters(raw, starts, ends)
        return _longest(_whole_words(text, Places(starts, ends, phrases)))

    def _written_exactly(
        self, raw: bytes, starts: Integers, ends: Integers, groups: Integers
    ) -> Iterator[tuple[Integers, Integers, Integers]]:
        """Those of the places where a name stands in exactly its case."""
        letters = np.frombuffer(raw, np.uint8)
        present: list[int] = np.unique(groups).tolist()
        for group in present:
            at = np.flatnonzero(groups == group)
            for spelling, index in self._variants[group]:
                if spelling is not None:
                    written = letters[starts[at, None] + np.arange(len(spelling))]
                    same = at[(written == np.frombuffer(spelling, np.uint8)).all(axis=1)]
                    yield starts[same], ends[same], np.full(len(same), index)


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
    # One number that sorts as start, longest and phrase do costs a fraction of sorting by three columns.
    lengths = np.minimum(places.ends - places.starts, _LONGEST)
    order = np.argsort((places.starts << _START_SHIFT) + ((_LONGEST - lengths) << _PHRASE_BITS) + places.phrases)
    ordered = Places(places.starts[order], places.ends[order], places.phrases[order])
    reach = np.concatenate([[-1], np.maximum.accumulate(ordered.ends)[:-1]]) if len(order) else ordered.ends
    return ordered.keep(ordered.ends > reach)
