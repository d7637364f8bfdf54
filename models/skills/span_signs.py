"""Spans that a skill may be named by, and in numbers what speaks for each: chances, its own words and those beside it.

How the numbers are weighed is in `span_judge`; all that is learned here is how often words stood where in labels.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import log
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from models.skills.span_crf import BEGIN, INSIDE, OUTSIDE, TAGS, Chances, Span
from models.skills.span_features import Words

Signs = npt.NDArray[np.float32]
"""Spans × signs."""

LONGEST = 14
"""Words of a span; one label in a thousand is longer in SkillSpan's training half."""

WHOLE_CHANCE = 5
"""The sign that is the logarithm of a span's chance by its own CRF."""

_LEAST_CHANCE = 0.04
_FLOOR = 1e-4
_EDGES = ("^", "$")
_ROLES = 4
_OFTEN = 4
_USUAL_SHARE, _USUAL_PHRASE, _DOUBT = 0.1, 0.3, 3
"""What is supposed of a word or a phrase that was never seen, and how many sights weigh as much as that."""


class Proposal(NamedTuple):
    """A span that a layer may label."""

    layer: int
    start: int
    end: int


@dataclass(frozen=True)
class Habits:
    """How labels use words.

    `phrases` holds for a phrase how often it stood, and in each layer its share of being labelled. `words` holds for a
    word, four numbers a layer, its share of being the first and the last word of a label, and before and after one.
    """

    phrases: dict[str, list[float]]
    words: dict[str, list[float]]
    layers: int

    def of_phrase(self, words: Words) -> list[float]:
        """How often it stood, and its share in each layer."""
        return self.phrases.get(" ".join(words), [0.0, *[_USUAL_PHRASE] * self.layers])

    def of_word(self, word: str, layer: int, role: int) -> float:
        """`role` is 0 for a first word, 1 for a last one, 2 and 3 for those before and after."""
        shares = self.words.get(word)
        return shares[layer * _ROLES + role] if shares else _USUAL_SHARE


def learn_habits(sentences: Sequence[Words], layers: Sequence[Sequence[Sequence[Span]]]) -> Habits:
    """From sentences and the labelled spans of each, a list a layer."""
    lowered = [[word.lower() for word in words] for words in sentences]
    seen = Counter(word for words in lowered for word in (*words, *_EDGES))
    used: list[list[Counter[str]]] = [[Counter() for _ in range(_ROLES)] for _ in layers]
    named = [Counter[str]() for _ in layers]
    for number, layer in enumerate(layers):
        for words, spans in zip(lowered, layer, strict=True):
            for start, end in spans:
                named[number][" ".join(words[start:end])] += 1
                for counts, word in zip(used[number], _words_at(words, start, end), strict=True):
                    counts[word] += 1
    wanted = {phrase for counts in named for phrase in counts}
    stood = Counter(phrase for words in lowered for phrase in _stretches(words) if phrase in wanted)
    roles = [counts for layer in used for counts in layer]
    often = {word for word, count in seen.items() if count >= _OFTEN}  # and never in a label, which tells as much
    told = sorted(often.union(*roles))
    return Habits(
        {p: [stood[p], *(_share(counts[p], stood[p], _USUAL_PHRASE) for counts in named)] for p in sorted(wanted)},
        {word: [_share(counts[word], seen[word], _USUAL_SHARE) for counts in roles] for word in told},
        len(layers),
    )


def propose(chances: Sequence[Chances]) -> list[Proposal]:
    """Spans of which every tag is at least thinkable, layer by layer."""
    return [Proposal(number, *span) for number, layer in enumerate(chances) for span in _thinkable(layer)]


def _thinkable(chances: Chances) -> Iterator[Span]:
    begins, inside = chances[:, TAGS.index(BEGIN)].tolist(), [*chances[:, TAGS.index(INSIDE)].tolist(), 0.0]
    for start in range(len(begins)):
        end = start + 1
        while begins[start] >= _LEAST_CHANCE and end <= min(len(begins), start + LONGEST):
            if 1 - inside[end] >= _LEAST_CHANCE:
                yield start, end
            if inside[end] < _LEAST_CHANCE:
                break
            end += 1


def read_signs(
    words: Words, known: Sequence[Span], chances: Sequence[Chances], habits: Habits, proposals: Sequence[Proposal]
) -> Signs:
    """The signs of one sentence's proposals. `known` are the names that the taxonomy finds, `chances` one a layer."""
    lowered = [word.lower() for word in words]
    rows = list[list[float]]()
    for layer, start, end in proposals:
        own = chances[layer]
        others = [other for number, other in enumerate(chances) if number != layer]
        beside = np.maximum.reduce(others) if others else np.zeros_like(own)
        rows.append(
            [
                *(layer, end - start, start, len(words) - end, len(words)),
                *_of_chances(own, start, end),
                *_of_chances(beside, start, end),
                *_of_habits(lowered, habits, layer, start, end),
                *_of_form(words[start:end], lowered[start:end]),
                *_of_known(known, start, end),
            ]
        )
    return np.array(rows, np.float32)


def _of_chances(chances: Chances, start: int, end: int) -> list[float]:
    """How likely the span is as a whole, its first word, its words inside, its end, what is beside it, and any span."""
    begins, inside = chances[:, TAGS.index(BEGIN)], chances[:, TAGS.index(INSIDE)]
    covered = 1 - chances[:, TAGS.index(OUTSIDE)]
    within, ends = inside[start + 1 : end].tolist(), 1.0 - (float(inside[end]) if end < len(inside) else 0.0)
    whole = sum(log(max(chance, _FLOOR)) for chance in (float(begins[start]), ends, *within))
    return [
        *(whole, whole / (end - start + 1), float(begins[start]), float(inside[start]), ends),
        *(min(within, default=1.0), sum(within) / len(within) if within else 1.0),
        *(float(covered[start:end].mean()), float(covered[start:end].min()), float(covered[end - 1])),
        *(float(covered[start - 1]) if start else -1.0, float(covered[end]) if end < len(covered) else -1.0),
        *(float(begins[end]) if end < len(begins) else -1.0, float(begins.sum()), float(covered.max())),
    ]


def _of_habits(lowered: Words, habits: Habits, layer: int, start: int, end: int) -> list[float]:
    stood, *shares = habits.of_phrase(lowered[start:end])
    beside = max((share for number, share in enumerate(shares) if number != layer), default=0.0)
    at = _words_at(lowered, start, end)
    return [stood, shares[layer], beside, *(habits.of_word(word, layer, role) for role, word in enumerate(at))]


def _of_form(words: Words, lowered: Words) -> list[float]:
    capitals = sum(word[:1].isupper() for word in words) / len(words)
    return [capitals, "," in lowered, any(word in ("and", "or", "&", "/", "und", "oder") for word in lowered)]


def _of_known(known: Sequence[Span], start: int, end: int) -> list[float]:
    """Whether a name of the taxonomy stands here, how many stand within, whether one is cut, how many there are."""
    within = sum(start <= first and last <= end for first, last in known)
    touched = sum(start < last and first < end for first, last in known)
    return [(start, end) in known, within, touched > within, len(known)]


def _words_at(words: Words, start: int, end: int) -> tuple[str, str, str, str]:
    before = words[start - 1] if start else _EDGES[0]
    after = words[end] if end < len(words) else _EDGES[1]
    return words[start], words[end - 1], before, after


def _stretches(words: Words) -> Iterator[str]:
    for start in range(len(words)):
        for end in range(start + 1, min(len(words), start + LONGEST) + 1):
            yield " ".join(words[start:end])


def _share(count: int, of: int, usual: float) -> float:
    return round((count + usual * _DOUBT) / (of + _DOUBT), 4)
