"""What a tagger sees of a text: its tokens, and for each its form, its line, and what the rules think of it.

Nothing is learned here; a tagger's version depends on these signs.
"""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from dataclasses import dataclass

from models.parsing.meanings.words import company_score, is_school, is_title_word
from models.parsing.places.place import is_place
from models.parsing.resumes.mentions.find import find_mentions
from models.parsing.resumes.mentions.layout import Line, read_layout
from models.parsing.resumes.people_names import is_family_name, is_given_name
from models.parsing.resumes.tagger.lines import LineSigns
from models.parsing.resumes.usual_words import usual_words

SIGNS_VERSION = "3"
"""Raised by hand whenever the same text would give other signs."""

_TOKEN = re.compile(r"[^\W_]+|[^\w\s]|_|\n")
_REPEATED = re.compile(r"(.)\1+")
_CONFIDENCE_STEPS = 5
_LONGEST_PLACE_CODE = 3
_TOP_LINES = 7
_MOST_TIMES = 4


@dataclass(frozen=True, slots=True)
class Token:
    """A word, a sign or a line break; `start` and `end` are character offsets, end exclusive."""

    text: str
    start: int
    end: int


def split_tokens(text: str) -> list[Token]:
    """The tokens of a text, in order."""
    return [Token(found[0], found.start(), found.end()) for found in _TOKEN.finditer(text)]


def read_signs(text: str, tokens: list[Token]) -> list[list[str]]:
    """The signs of each token, with those of its neighbours up to three away."""
    lines = read_layout(text)
    starts = [line.start for line in lines]
    where = LineSigns(lines)
    written = Counter(token.text for token in tokens)
    thought = _rules_think(text, tokens)
    lowered = [token.text.lower() for token in tokens]
    shapes = [_shape(token.text) for token in tokens]
    signs: list[list[str]] = []
    for at, token in enumerate(tokens):
        own = ["bias", *_form(token.text), *thought[at]]
        number = max(0, bisect_right(starts, token.start) - 1)
        own += _line_signs(lines, number, token) if lines else []
        own += where.of(token.start, token.end)
        own += [f"w={lowered[at]},{lowered[at + 1]}"] if at + 1 < len(tokens) else []
        own += [f"w-={lowered[at - 1]},{lowered[at]}"] if at else []
        own += ["small_elsewhere"] if token.text != lowered[at] and written[lowered[at]] else []
        own.append(f"times={min(written[token.text], _MOST_TIMES)}")
        for step in (-3, -2, -1, 1, 2, 3):
            near = at + step
            if not 0 <= near < len(tokens):
                own.append(f"{step}=end")
                continue
            own.append(f"{step}w={lowered[near]}")
            if abs(step) < 3:
                own += [f"{step}s={shapes[near]}", *(f"{step}{sign}" for sign in thought[near])]
        signs.append(own)
    return signs


def _form(word: str) -> list[str]:
    lowered = word.lower()
    signs = [f"w={lowered}", f"s={_shape(word)}", f"p={lowered[:3]}", f"u3={lowered[-3:]}", f"u2={lowered[-2:]}"]
    if word[0].isalpha():
        signs += [
            name
            for name, true in (
                ("title_word", is_title_word(word)),
                ("given", is_given_name(word)),
                ("family", is_family_name(word)),
                ("usual", lowered in usual_words()),
                ("firm_word", company_score(word) > 0),
                ("school_word", is_school(word)),
                ("place_word", len(word) > _LONGEST_PLACE_CODE and is_place(word)),
            )
            if true
        ]
    return signs


def _line_signs(lines: list[Line], number: int, token: Token) -> list[str]:
    line = lines[number]
    signs = [
        f"in={line.kind}",
        f"in={line.kind},prose={line.prose}",
        f"line={number if number < _TOP_LINES else 'later'}",
    ]
    true = {
        "heading": line.heading,
        "bullet": line.bullet,
        "dated": bool(line.dates),
        "date": any(start <= token.start < end for start, end in line.dates),
        "below_heading": number > 0 and lines[number - 1].heading,
        "line_start": token.start == line.start,
        "line_end": token.end == line.start + len(line.text),
    }
    return signs + [name for name, holds in true.items() if holds]


def _rules_think(text: str, tokens: list[Token]) -> list[list[str]]:
    """For each token the fields whose rules name it, whether at its beginning, and how sure they are."""
    starts = [token.start for token in tokens]
    best: dict[tuple[int, str], tuple[float, str]] = {}
    kept, rejected = find_mentions(text)
    for one, held in [*((one, ",held") for one in kept), *((one, "") for one in rejected)]:
        for at in range(bisect_left(starts, one.start), bisect_left(starts, one.end)):
            place = "begin" if tokens[at].start == one.start else "in"
            key = at, one.field
            best[key] = max(best.get(key, (0.0, "")), (one.confidence, place + held))
    thought: list[list[str]] = [[] for _ in tokens]
    for (at, field), (sure, place) in sorted(best.items()):
        thought[at].append(f"rule={field},{place},{int(sure * _CONFIDENCE_STEPS)}")
    return thought


def _shape(word: str) -> str:
    form = "".join("X" if c.isupper() else "x" if c.islower() else "d" if c.isdigit() else c for c in word)
    return _REPEATED.sub(r"\1\1", form)
