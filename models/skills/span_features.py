"""What a sequence tagger sees of each word of a sentence: the word, its neighbours, and what the taxonomy says of it.

Nothing is learned here; sentences are words already.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate

import polars as pl

from models.skills.extract import SkillExtractor
from models.skills.occupations import stem_title_word

Words = Sequence[str]
Features = list[list[str]]

_DIGIT = re.compile(r"\d")
_LOWER_RUN = re.compile(r"[a-zäöüß]+")
_UPPER_RUN = re.compile(r"[A-ZÄÖÜ]+")
_REACH = 2


def describe_sentences(sentences: Sequence[Words], extractor: SkillExtractor) -> list[Features]:
    """Features of every word of every sentence; the sentences are read by the extractor in one go."""
    places = _known_places(sentences, extractor)
    return [_describe(words, known) for words, known in zip(sentences, places, strict=True)]


def _known_places(sentences: Sequence[Words], extractor: SkillExtractor) -> list[list[str]]:
    """For each word, whether it begins (B) or continues (I) a name that the extractor knows, and of what kind."""
    spans = extractor.extract(pl.Series([" ".join(words) for words in sentences], dtype=pl.String))
    known = [["O"] * len(words) for words in sentences]
    starts: list[list[int]] = [list(accumulate((len(w) + 1 for w in words), initial=0)) for words in sentences]
    found: list[tuple[int, str, int, int]] = spans.select("row", "skill_id", "start", "end").rows()
    for row, skill_id, start, end in found:
        first, after = bisect_left(starts[row], start), bisect_left(starts[row], end)
        for at in range(first, min(after, len(known[row]))):
            known[row][at] = f"{'I' if at > first else 'B'}-{extractor.kinds[skill_id]}"
    return known


def _describe(words: Words, known: list[str]) -> Features:
    parts = [_of_word(word) for word in words]
    lowered = [word.lower() for word in words]
    features: Features = []
    for at, word in enumerate(lowered):
        row = ["bias", f"known={known[at]}", *(f"0:{part}" for part in parts[at])]
        for step in range(-_REACH, _REACH + 1):
            near = at + step
            if step and 0 <= near < len(words):
                row += [f"{step}:{part}" for part in parts[near][: 5 if abs(step) == 1 else 3]]
                row += [f"{step}:known={known[near]}"]
            elif step and near in (-1, len(words)):
                row.append(f"{step}:edge")
        if at:
            row += [f"w-1,w={lowered[at - 1]},{word}", f"known-1,known={known[at - 1]},{known[at]}"]
        if at + 1 < len(words):
            row.append(f"w,w+1={word},{lowered[at + 1]}")
        features.append(row)
    return features


@lru_cache(maxsize=100_000)
def _of_word(word: str) -> tuple[str, ...]:
    lower = word.lower()
    shape = _UPPER_RUN.sub("X", _LOWER_RUN.sub("x", _DIGIT.sub("9", word)))[:6]
    stem = stem_title_word(lower)
    return (
        f"w={lower}",
        f"stem={stem}",
        f"shape={shape}",
        f"end={lower[-3:]}",
        f"end={lower[-2:]}",
        f"start={lower[:4]}",
    )
