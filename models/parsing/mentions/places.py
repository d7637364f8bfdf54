"""Finds places: a town with its state or country, names of the gazetteer that stand alone, and towns after a school.

What a place means is known to `models.parsing.place`.
"""

import re

from models.parsing.masking import is_ordinary_word
from models.parsing.mentions.layout import Fragment, Line
from models.parsing.mentions.mention import Mention
from models.parsing.place import is_place
from models.parsing.words import company_score, is_school, is_title_word

_CAPITAL = r"[A-ZÀ-Ý][\w'’-]*\.?"
_TOWN = rf"{_CAPITAL}(?:\s+(?:{_CAPITAL}|of|de|la|do)){{0,3}}"
_PAIR = re.compile(rf"(?<![\w.@])(?P<town>{_TOWN})(?:,\s*|\s+\(|\s*,\s+)(?P<rest>{_CAPITAL}(?:\s+{_CAPITAL}){{0,2}})(?![\w@])")
_STREET = re.compile(
    r"(?i)\b(?:street|st\.?|road|rd\.?|avenue|ave\.?|lane|ln\.?|drive|dr\.?|way|court|ct\.?|circle|boulevard|blvd\.?|place|suite"
    r"|apt\.?|floor|box|trail|terrace|close|crescent|nagar|colony)$"
)
_TRIPLE = re.compile(rf",\s+(?P<country>{_CAPITAL}(?:\s+{_CAPITAL}){{0,2}})(?![\w@])")
_MOST_TOWN_WORDS = 3
_SHARE = {"top": 0.6, "work": 0.6, "education": 0.6, "personal": 0.6}


def find_places(lines: list[Line]) -> list[Mention]:
    """Places in order; those in sentences are less sure than those in heads of entries and addresses."""
    found: list[Mention] = []
    for line in lines:
        if line.heading:
            continue
        pairs = [span for match in _PAIR.finditer(line.text) if (span := _read_pair(match, line.text))]
        spans = [(start, end, 0.8) for start, end in pairs]
        for at, fragment in enumerate(line.fragments):
            start, end = fragment.start - line.start, fragment.end - line.start
            if any(first < end and start < last for first, last, _ in spans):
                continue
            confidence = _judge_alone(fragment, line.fragments[at - 1] if at else None, line)
            if confidence:
                spans.append((start, end, confidence))
        found += [Mention(line.start + start, line.start + end, "place", confidence) for start, end, confidence in spans]
    return sorted(found)


def _read_pair(match: re.Match[str], text: str) -> tuple[int, int] | None:
    """The span of "Town, State" with what belongs to it; street names before the town are left out."""
    rest = match["rest"].strip(". ")
    if not is_place(rest) or (len(rest) > 3 and is_ordinary_word(rest)):
        first = rest.split()[0]
        if not (first.isupper() and is_place(first)):
            return None
        rest = first
    words = match["town"].split()
    start = match.start("town")
    for at in range(len(words) - 1, -1, -1):
        bare = words[at].strip(".,")
        if at < len(words) and (_STREET.search(bare) and at < len(words) - 1 or is_school(bare) or is_title_word(bare) or company_score(bare)):
            words = words[at + 1 :]
            break
    words = words[-_MOST_TOWN_WORDS:] if len(words) > _MOST_TOWN_WORDS else words
    if not words:
        return None
    start = match.start("town") + match["town"].rindex(" ".join(words)) if " ".join(words) in match["town"] else start
    end = match.start("rest") + len(rest)
    if text[end : end + 1] == "." and rest.isupper() and len(rest) <= 3:
        end += 0
    return start, end


def _judge_alone(fragment: Fragment, before: Fragment | None, line: Line) -> float:
    """How likely a fragment is a place by itself, 0 to 1."""
    text = fragment.text
    words = text.split()
    if len(words) > 4 or not text[0].isupper() or re.search(r"\d", text):
        return 0.0
    if is_place(text) and (len(text) > 3 or text.isupper()):
        if len(text) <= 2:
            return 0.1
        share = _SHARE.get(line.kind, 0.35)
        return share - (0.25 if line.prose else 0.0) - (0.3 if is_ordinary_word(text) else 0.0)
    named = before is not None and fragment.before.startswith(",") and len(words) <= 2
    if named and before and not line.prose and (is_school(before.text) or company_score(before.text)):
        return 0.0 if is_title_word(words[-1]) or company_score(text) or is_school(text) else 0.4
    return 0.0
