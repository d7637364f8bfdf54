"""Finds job titles: a word that ends one ("manager") with the words before it that narrow it down, and what it is of.

The words are those of `models.parsing.words`; whether somebody held the title is told by where it stands.
"""

import re

from models.parsing.mentions.layout import Line
from models.parsing.mentions.mention import Mention
from models.parsing.words import company_score, is_school, is_title_word

_WORD = re.compile(r"[^\W\d_](?:[\w'’.+#-]*[\w+#])?")
_JOINT = re.compile(r"\s+|\s*[-/&]\s*|\s+(?:and|&)\s+")
_OF = re.compile(r"\s+(?:of|for|to the|to)\s+(?:the\s+)?((?:[A-Z][\w'’&]*)(?:(?:\s+(?:and|&|of)\s+|\s*&\s*|\s*/\s*|\s+)[A-Z][\w'’]*){0,4})")
_STOP = frozenset(
    "a an the to as of by for from with in on at and or is was were be been being am are i my our their his her your you we this that"
    " these those have has had who which each all other both any every such also including various local where when while than into"
    " position title role designation name current former previous present served worked working currently seasoned experienced"
    " accomplished highly motivated dedicated qualified skilled professional dynamic creative talented committed passionate"
    " enthusiastic ambitious driven focused oriented successful effective efficient responsible hardworking energetic proven versatile"
    " reporting reported assisted trained managed hired supervised supported led directed new single key top good great strong best"
    " competent hands-on well-organized well-rounded organized organised professionally full-time part-time certified resume cv sample"
    " example experience references reference sole expert results-oriented detail-oriented client clients customers customer's".split()
)
_KEPT = frozenset({"new", "client", "customer", "key", "professional", "certified", "sole", "expert"})
_AS = re.compile(r"(?i)\b(?:as|position|title|role|designation|work(?:ed|ing)? as|job)\s*:?\s*(?:an?\s+|the\s+)?(?:[\w-]+\s+){0,3}$")
_ALONE = frozenset("lead head helper hand model mate help partner member fellow student graduate expert volunteer officer associate interior"
                   " executive assistant support crew practice chief deputy owner server driver author writer guide master keeper user".split())
_MOST_WORDS = 6
_BASE = {"work": 0.65, "top": 0.6, "summary": 0.4, "personal": 0.3, "other": 0.3, "education": 0.2, "certificates": 0.15, "awards": 0.25, "skills": 0.25}


def find_titles(lines: list[Line]) -> list[Mention]:
    """Titles with how likely each says what the person is or was."""
    found: list[Mention] = []
    for line in lines:
        if line.heading:
            continue
        for start, end in _phrases(line.text):
            confidence = _judge(line, start, end)
            if confidence > 0:
                found.append(Mention(line.start + start, line.start + end, "title", min(confidence, 0.95)))
    return found


def _phrases(text: str) -> list[tuple[int, int]]:
    """Spans of the longest titles, from left to right."""
    words = list(_WORD.finditer(text))
    spans: list[tuple[int, int]] = []
    for at, word in enumerate(words):
        if not is_title_word(word[0].strip(".")):
            continue
        first = _extend(words, at, text)
        start, end = words[first].start(), word.end()
        if (after := _OF.match(text, end)) and word[0][0].isupper() and not is_school(after[1]) and not company_score(after[1]):
            end = after.end()
        if spans and start <= spans[-1][1]:
            spans[-1] = (spans[-1][0], max(end, spans[-1][1]))
        else:
            spans.append((start, end))
    return spans


def _extend(words: list[re.Match[str]], at: int, text: str) -> int:
    """The first word of the title that ends at word `at`."""
    first = at
    capital = words[at][0][0].isupper()
    while first > 0 and at - first + 1 < _MOST_WORDS:
        before = words[first - 1]
        gap = text[before.end() : words[first].start()]
        lowered = before[0].lower()
        joined = bool(_JOINT.fullmatch(gap))
        if not joined or (lowered in _STOP and not (capital and lowered in _KEPT)):
            break
        if capital and not before[0][0].isupper() and lowered not in ("and", "of"):
            break
        if not capital and (before[0][0].isupper() and before[0][1:2].islower() or at - first >= 2):
            break
        first -= 1
    return first


def _judge(line: Line, start: int, end: int) -> float:
    text = line.text[start:end]
    base = _BASE.get(line.kind, 0.25)
    whole = any(fragment.start <= line.start + start and line.start + end <= fragment.end and fragment.end - fragment.start <= end - start + 4 for fragment in line.fragments)
    if text.lower() in _ALONE:
        base -= 0.3
    if not text[0].isupper():
        base -= 0.3
    if _AS.search(line.text[:start]):
        return base + 0.25
    if whole and not line.prose:
        return base + (0.2 if line.dates else 0.1)
    return base - (0.35 if line.prose else 0.1) - (0.1 if line.bullet else 0.0)
