"""Finds what may be a job title: a word that ends one ("manager") with the words that narrow it down and what it is of.

The words are those of `models.parsing.meanings.words`; whether somebody held the title is told by where it stands.
"""

import re
from functools import cache
from itertools import pairwise
from pathlib import Path

from models.parsing.meanings.words import company_score, is_school, is_title_word
from models.parsing.resumes.mentions.layout import Line
from models.parsing.resumes.mentions.mention import Candidate
from models.parsing.resumes.mentions.signs import Surroundings
from models.parsing.resumes.people_names import is_family_name, is_given_name

_WORD = re.compile(r"[^\W\d_](?:[\w'’.+#]*[\w+#])?")
_JOINT = re.compile(r"\s+|-|\s*[/&]\s*|\.\s*")
_NAME = r"[A-Z][\w'’&]*"
_OF = re.compile(
    rf"\s*(?:\b(?:of|for|in|to)\s+(?:the\s+)?|,\s+(?!Inc\b|LLC|Ltd)|[-–]\s?|\s-\s)({_NAME}(?:(?:\s+(?:and|&|of)\s+|\s*&\s*|\s+){_NAME}){{0,3}})"
)
_STOPS = Path(__file__).parents[1] / "data" / "title_stops.txt"
_SOFT_STOPS = frozenset(
    {"experience", "new", "client", "customer", "key", "professional", "certified", "sole", "expert", "team", "project"}
    | {"company", "full-time", "part-time"}
)
_NO_TITLE = re.compile(
    r"(?i)^(?:master|bachelor|doctor|dean|deans|illustrator|publisher|server|graduate|mechanics|fellow"
    r"|referees?|reference|monitor|student)$"
)
_DEGREE = re.compile(
    r"(?i)\b(?:masters?|bachelors?|associates?|doctor)\s+(?:of|in|degree)\b|^(?:masters?|bachelors?)\b"
)
_MOST_WORDS = 6
_MORE_WORDS = 3


@cache
def _stops() -> frozenset[str]:
    lines = _STOPS.read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


def find_titles(where: Surroundings) -> list[Candidate]:
    """Candidates in order, each with what its own words say."""
    found: list[Candidate] = []
    for at, line in enumerate(where.lines):
        if line.heading:
            continue
        for first, last, form in _phrases(line.text):
            text = line.text[first:last]
            start, end = line.start + first, line.start + last
            found.append(Candidate(start, end, "title", frozenset({form, *_own_signs(text), *where.signs(start, end)})))
        following = where.lines[at + 1] if at + 1 < len(where.lines) else None
        if following and not following.heading and (span := _over_line(line, following)):
            signs = {"over_line", *where.signs(span[0], line.start + len(line.text))}
            found.append(Candidate(*span, "title", frozenset(signs)))
    return found


def _own_signs(text: str) -> set[str]:
    words = text.split()
    signs: set[str] = set()
    if len(words) == 1:
        signs.add("bare_head")
    if len(words) == 1 and _NO_TITLE.match(text):
        signs.add("doubtful_head")
    if _DEGREE.search(text):
        signs.add("degree_words")
    if is_given_name(words[0]) or is_family_name(words[-1]):
        signs.add("named")
    if re.search(r"\bof\b|\bfor\b", text):
        signs.add("has_of")
    if text.lower().endswith("s") and not text.lower().endswith("ss"):
        signs.add("plural")
    if re.match(
        r"(?i)(?:senior|sr|junior|jr|assistant|associate|lead|chief|vice|deputy|head|principal|executive|director"
        r"|manager|president)\b",
        text,
    ):
        signs.add("rank_first")
    return signs


def _phrases(text: str) -> list[tuple[int, int, str]]:
    """Spans of titles with their form: up to the word that ends one, with what it is of, two joined, and one of two."""
    plain = _plain(text)
    spans: list[tuple[int, int, str]] = []
    for start, end in plain:
        after = _OF.match(text, end) if text[start].isupper() else None
        if after and not is_school(after[1]) and not company_score(after[1]):
            spans += [
                (start, end, "with_rest_left"),
                (start, after.end(), _form_of_rest(after[0])),
            ]
        else:
            spans.append((start, end, "complete"))
    spans += [
        (start, last, "joined")
        for (start, end), (later, last) in pairwise(plain)
        if re.fullmatch(r"\s*(?:/|&|and)\s*", text[end:later])
    ]
    spans += [(first, end, "longer") for start, end in plain if (first := _longer(text, start)) < start]
    return spans + [part for start, end in plain for part in _parts(text, start, end)]


def _longer(text: str, start: int) -> int:
    """Where a title begins if the words before it belong to it that a sentence may begin with, or three more."""
    words = list(_WORD.finditer(text, 0, start))[-_MORE_WORDS:]
    first = start
    for word in reversed(words):
        if not _JOINT.fullmatch(text[word.end() : first]) or word[0].lower() in _stops():
            break
        first = word.start()
    return first


def _over_line(line: Line, following: Line) -> tuple[int, int] | None:
    """Text offsets of a title that begins at a line's end and ends within the next line's first two words."""
    head = _WORD.match(following.text)
    second = _WORD.match(following.text, head.end() + 1) if head else None
    last = next((word for word in (head, second) if word and is_title_word(word[0].strip("."))), None)
    words = list(_WORD.finditer(line.text))
    if not head or not last or not words or words[-1].end() != len(line.text):
        return None
    first = len(words)
    capital = words[-1][0][0].isupper()
    while first > max(0, len(words) - _MORE_WORDS) and words[first - 1][0][0].isupper() == capital:
        gap = line.text[words[first - 1].end() : words[first].start()] if first < len(words) else " "
        if not _JOINT.fullmatch(gap) or words[first - 1][0].lower() in _stops():
            break
        first -= 1
    return (line.start + words[first].start(), following.start + last.end()) if first < len(words) else None


def _form_of_rest(rest: str) -> str:
    opened = rest.split()[0]
    return f"with_{opened}" if opened in ("of", "for", "in", "to") else "with_comma" if opened == "," else "with_dash"


def _plain(text: str) -> list[tuple[int, int]]:
    """Spans from the first word of a title to the last that can end one, from left to right."""
    words = list(_WORD.finditer(text))
    spans: list[tuple[int, int]] = []
    for at, word in enumerate(words):
        if is_title_word(word[0].strip(".")):
            start = words[_first(words, at, text)].start()
            if spans and start <= spans[-1][1]:
                start = spans.pop()[0]
            spans.append((start, word.end()))
    return spans


def _parts(text: str, start: int, end: int) -> list[tuple[int, int, str]]:
    """The titles on either side of a stroke ("Owner/Developer")."""
    cuts = [start, *(start + found.end() for found in re.finditer(r"\s*/\s*", text[start:end]))]
    ends = [*(start + found.start() for found in re.finditer(r"\s*/\s*", text[start:end])), end]
    pieces = [(first, last) for first, last in zip(cuts, ends, strict=True) if last > first]
    named = [(first, last) for first, last in pieces if is_title_word(text[first:last].split()[-1])]
    return [(first, last, "part") for first, last in named] if len(cuts) > 1 else []


def _first(words: list[re.Match[str]], at: int, text: str) -> int:
    """The number of the first word of the title that ends at word `at`."""
    first = at
    capital = words[at][0][0].isupper()
    while first > 0 and at - first + 1 < _MOST_WORDS:
        before = words[first - 1]
        gap = text[before.end() : words[first].start()]
        lowered = before[0].lower()
        if not _JOINT.fullmatch(gap) or (gap.startswith(".") and len(before[0]) > 3) or lowered in _stops():
            break
        if not capital and lowered in _SOFT_STOPS and first < at:
            break
        if capital and not before[0][0].isupper():
            break
        if not capital and (before[0][:2].istitle() or at - first >= 2):
            break
        first -= 1
    return first
