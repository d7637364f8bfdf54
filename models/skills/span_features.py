"""What a sequence tagger sees of each word of a sentence: the word, its neighbours, and what the taxonomy says of it.

Nothing is learned here; sentences are words already.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import accumulate

import polars as pl

from models.skills.extract import get_extractor
from models.skills.occupations import stem_title_word
from models.skills.taxonomy import Taxonomy

Words = Sequence[str]
Features = list[list[str]]

_DIGIT = re.compile(r"\d")
_LOWER_RUN = re.compile(r"[a-zäöüß]+")
_UPPER_RUN = re.compile(r"[A-ZÄÖÜ]+")
_REACH = 2
_PAIRS = ((-2, -1), (-1, 0), (-1, 1), (0, 1), (1, 2))
_PARTS_OF_LISTS = frozenset(
    (
        *",;:.()/&",
        "and",
        "or",
        "in",
        "of",
        "with",
        "to",
        "the",
        "a",
        "for",
        "on",
        "und",
        "oder",
        "mit",
        "von",
        "zu",
        "der",
    )
)
"""Where phrases begin and end, whatever they say."""

_MANY = 6  # of the power of two up to which names are counted


class SentenceReader:
    """Describes sentences by the light of one taxonomy. Building it costs as much as its extractor."""

    def __init__(self, taxonomy: Taxonomy) -> None:
        self._extractor = get_extractor(taxonomy)
        self._opening, self._inner, self._closing = Counter[str](), Counter[str](), Counter[str]()
        for text in {name.lower() for name, _ in taxonomy.names} | {alias.text.lower() for alias in taxonomy.aliases}:
            first, *others = text.split() or [""]
            if others:
                self._opening[first] += 1
                self._inner.update(others[:-1])
                self._closing[others[-1]] += 1

    def describe(self, sentences: Sequence[Words]) -> list[Features]:
        """Features of every word of every sentence; the sentences are read by the extractor in one go."""
        places = self._known_places(sentences)
        return [self._describe(words, known) for words, known in zip(sentences, places, strict=True)]

    def known_spans(self, sentences: Sequence[Words]) -> list[list[tuple[int, int]]]:
        """First word and the word after the last one of what the taxonomy finds by itself."""
        spans = list[list[tuple[int, int]]]()
        for places in self._known_places(sentences):
            starts = [at for at, place in enumerate(places) if place.startswith("B")]
            ends = [
                next((at for at in range(start + 1, len(places)) if places[at][0] != "I"), len(places))
                for start in starts
            ]
            spans.append(list(zip(starts, ends, strict=True)))
        return spans

    def _known_places(self, sentences: Sequence[Words]) -> list[list[str]]:
        """For each word, whether it begins (B) or continues (I) a name that the extractor knows, and of what kind."""
        spans = self._extractor.extract(pl.Series([" ".join(words) for words in sentences], dtype=pl.String))
        known = [["O"] * len(words) for words in sentences]
        starts: list[list[int]] = [list(accumulate((len(w) + 1 for w in words), initial=0)) for words in sentences]
        found: list[tuple[int, str, int, int]] = spans.select("row", "skill_id", "start", "end").rows()
        for row, skill_id, start, end in found:
            first, after = bisect_left(starts[row], start), bisect_left(starts[row], end)
            for at in range(first, min(after, len(known[row]))):
                known[row][at] = f"{'I' if at > first else 'B'}-{self._extractor.kinds[skill_id]}"
        return known

    def _describe(self, words: Words, known: list[str]) -> Features:
        lowered = [word.lower() for word in words]
        parts = [_of_word(word) for word in words]
        names = [self._of_names(word) for word in lowered]
        whole = _of_sentence(lowered, known)
        features: Features = []
        for at in range(len(words)):
            row = ["bias", f"known={known[at]}", f"cap={words[at][:1].isupper()},{at == 0}", *whole]
            row += [f"0:{part}" for part in (*parts[at], *names[at])]
            for step in range(-_REACH, _REACH + 1):
                near = at + step
                if step and 0 <= near < len(words):
                    row += [f"{step}:{part}" for part in parts[near][: 5 if abs(step) == 1 else 3]]
                    row += [f"{step}:known={known[near]}", *(f"{step}:{part}" for part in names[near])]
                elif step and near in (-1, len(words)):
                    row.append(f"{step}:edge")
            row += _of_pairs(lowered, known, at)
            row += _of_list(lowered, at)
            features.append(row)
        return features

    def _of_names(self, word: str) -> tuple[str, str, str]:
        """How many names of skills begin with this word, hold it and end with it, on a scale of powers of two."""
        counts = (self._opening[word], self._inner[word], self._closing[word])
        opening, inner, closing = (min(count.bit_length(), _MANY) for count in counts)
        return f"opens={opening}", f"within={inner}", f"closes={closing}"


@lru_cache(maxsize=100_000)
def _of_word(word: str) -> tuple[str, ...]:
    lower = word.lower()
    shape = _UPPER_RUN.sub("X", _LOWER_RUN.sub("x", _DIGIT.sub("9", word)))[:6]
    return (
        f"w={lower}",
        f"stem={stem_title_word(lower)}",
        f"shape={shape}",
        f"end={lower[-3:]}",
        f"end={lower[-2:]}",
        f"end={lower[-4:]}",
        f"start={lower[:4]}",
        f"start={lower[:3]}",
    )


def _of_sentence(lowered: list[str], known: list[str]) -> list[str]:
    """How the sentence begins and ends, how long it is, and how many known names it holds."""
    if not lowered:
        return []
    names = sum(place.startswith("B") for place in known)
    end = "word" if lowered[-1].isalnum() else lowered[-1]
    return [
        f"first={lowered[0]}",
        f"third={lowered[min(2, len(lowered) - 1)]}",
        f"last={end}",
        f"length={min(len(lowered) // 5, 6)}",
        f"names={min(names, 4)}",
    ]


def _of_pairs(lowered: list[str], known: list[str], at: int) -> Iterator[str]:
    for left, right in _PAIRS:
        if at + left >= 0 and at + right < len(lowered):
            yield f"{left},{right}={lowered[at + left]},{lowered[at + right]}"
    if at:
        yield f"known-1,known={known[at - 1]},{known[at]}"


def _of_list(lowered: list[str], at: int) -> Iterator[str]:
    """The comma, the "and", the preposition on either side of the part of the sentence in which the word stands."""
    before = next((word for word in reversed(lowered[:at]) if word in _PARTS_OF_LISTS), "^")
    after = next((word for word in lowered[at + 1 :] if word in _PARTS_OF_LISTS), "$")
    yield from (f"left={before}", f"right={after}", f"between={before},{after}")
