"""Finds what may be a job title: a word that ends one ("manager") with the words that narrow it down and what it is of.

The words are those of `models.parsing.words`; whether somebody held the title is told by where it stands.
"""

import re
from itertools import pairwise

from models.parsing.mentions.mention import Candidate
from models.parsing.mentions.signs import Surroundings
from models.parsing.words import company_score, is_school, is_title_word

_WORD = re.compile(r"[^\W\d_](?:[\w'’.+#]*[\w+#])?")
_JOINT = re.compile(r"\s+|\s*[-/&]\s*|\s+&\s+|\.\s*")
_NAME = r"[A-Z][\w'’&]*"
_OF = re.compile(rf"\s*(?:\b(?:of|for)\s+(?:the\s+)?|[-–]\s?|\s-\s)({_NAME}(?:(?:\s+(?:and|&|of)\s+|\s*&\s*|\s+){_NAME}){{0,3}})")
_STOP = frozenset(
    "a an the to as of by for from with in on at or is was were be been being am are i my our their his her your you we this that and"
    " these those have has had who which each all other both any every such also including various local where when while than into"
    " position title role designation name current former previous present served worked working currently seasoned experienced"
    " accomplished highly motivated dedicated qualified skilled dynamic creative talented committed passionate become being"
    " enthusiastic ambitious driven focused oriented successful effective efficient responsible hardworking energetic proven versatile"
    " reporting reported assisted trained managed hired supervised supported led directed single top good great strong best"
    " competent hands-on well-organized well-rounded organized organised professionally resume cv sample serve"
    " example references reference results-oriented detail-oriented clients customers customer's including".split()
)
_SOFT_STOP = frozenset("experience new client customer key professional certified sole expert team project company full-time part-time".split())
_NO_TITLE = re.compile(r"(?i)^(?:master|bachelor|doctor|dean|deans|illustrator|publisher|server|graduate|mechanics|fellow|referees?|reference|monitor|student)$")
_DEGREE = re.compile(r"(?i)\b(?:masters?|bachelors?|associates?|doctor)\s+(?:of|in|degree)\b|^(?:masters?|bachelors?)\b")
_MOST_WORDS = 6


def find_titles(where: Surroundings) -> list[Candidate]:
    """Candidates in order, each with what its own words say."""
    found: list[Candidate] = []
    for line in where.lines:
        if line.heading:
            continue
        for first, last, form in _phrases(line.text):
            text = line.text[first:last]
            start, end = line.start + first, line.start + last
            found.append(Candidate(start, end, "title", frozenset({form, *_own_signs(text), *where.signs(start, end)})))
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
    if re.search(r"\bof\b|\bfor\b", text):
        signs.add("has_of")
    if text.lower().endswith("s") and not text.lower().endswith("ss"):
        signs.add("plural")
    if re.match(r"(?i)(?:senior|sr|junior|jr|assistant|associate|lead|chief|vice|deputy|head|principal|executive|director|manager|president)\b", text):
        signs.add("rank_first")
    return signs


def _phrases(text: str) -> list[tuple[int, int, str]]:
    """Spans of titles with their form: up to the word that ends one, with what it is of, and two that are joined."""
    words = list(_WORD.finditer(text))
    spans: list[tuple[int, int, str]] = []
    plain: list[tuple[int, int]] = []
    for at, word in enumerate(words):
        if not is_title_word(word[0].strip(".")):
            continue
        start, end = words[_first(words, at, text)].start(), word.end()
        if plain and start <= plain[-1][1]:
            start = plain.pop()[0]
        plain.append((start, end))
    for start, end in plain:
        after = _OF.match(text, end) if text[start].isupper() else None
        whole = after and not is_school(after[1]) and not company_score(after[1])
        spans.append((start, end, "with_rest_left" if whole else "complete"))
        if after and whole:
            spans.append((start, after.end(), "with_of" if "f" in after[0][:6] else "with_dash"))
    for (start, end), (later, last) in pairwise(plain):
        if re.fullmatch(r"\s*(?:/|&|and)\s*", text[end:later]):
            spans.append((start, last, "joined"))
    for start, end in plain:
        cut = re.split(r"\s*/\s*", text[start:end])
        at = start
        for piece in cut if len(cut) > 1 else []:
            at = text.index(piece, at)
            if piece and is_title_word(piece.split()[-1]):
                spans.append((at, at + len(piece), "part"))
    return spans


def _first(words: list[re.Match[str]], at: int, text: str) -> int:
    """The number of the first word of the title that ends at word `at`."""
    first = at
    capital = words[at][0][0].isupper()
    while first > 0 and at - first + 1 < _MOST_WORDS:
        before = words[first - 1]
        gap = text[before.end() : words[first].start()]
        lowered = before[0].lower()
        if not _JOINT.fullmatch(gap) or (gap.startswith(".") and len(before[0]) > 3) or lowered in _STOP:
            break
        if not capital and lowered in _SOFT_STOP and first < at:
            break
        if capital and not before[0][0].isupper():
            break
        if not capital and (before[0][:2].istitle() or at - first >= 2):
            break
        first -= 1
    return first
