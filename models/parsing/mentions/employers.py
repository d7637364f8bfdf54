"""Finds employers: names with a firm's legal form or trade, and what stands beside a title and dates in work history.

Schools where a person studied are read with schools.
"""

import re

from models.parsing.mentions.layout import Fragment, Line
from models.parsing.mentions.mention import Mention
from models.parsing.place import is_place
from models.parsing.sections import heading_kind
from models.parsing.words import company_score, is_school, is_title_word, title_score

_LEGAL = re.compile(r"(?i)^(?:inc|ltd|llc|llp|lp|gmbh|ag|corp|co|plc|pvt\.? ltd|pvt|pty|s\.?a|usa|uk|na|n\.a)\.?$")
_LABEL = re.compile(
    r"(?i)^(?:position|title|job title|role|designation|duration|dates?|responsibilities|duties|environment|project|client|location|employer"
    r"|company|organi[sz]ation|team size|tools|technolog\w*|description|key|achievements?|main|reporting|website|phone|tel|email|page|summary|contract|full[- ]time"
    r"|part[- ]time|freelance|present|current|remote|self[- ]employed|internship|volunteer|seasonal|temporary|permanent|note|example|team|accomplishments|"
    r"clients|results|highlights|skills)\b"
)
_SMALL = frozenset("of and the for & de la in at".split())
_WINDOW = 2
_MOST_WORDS = 7
_BASE = {"work": 0.35, "top": 0.1, "summary": 0.0, "other": 0.05, "skills": 0.05, "education": -0.1, "awards": 0.0, "certificates": -0.1}


def find_employers(lines: list[Line], taken: list[Mention]) -> list[Mention]:
    """Employers, given what is `taken` by titles, places, schools and degrees already."""
    found: list[Mention] = []
    for at, line in enumerate(lines):
        if line.heading or line.kind in ("languages", "preferences"):
            continue
        near = [other for other in lines[max(0, at - _WINDOW) : at + _WINDOW + 1] if not other.heading]
        dated = bool(line.dates) or any(other.dates for other in near)
        titled = any(_holds_title(other, taken) for other in near)
        for fragment in _joined(line.fragments):
            confidence = _judge(fragment, line, dated, titled, taken)
            if confidence > 0:
                found.append(Mention(fragment.start, fragment.end, "employer", min(confidence, 0.95)))
    return found


def _holds_title(line: Line, taken: list[Mention]) -> bool:
    end = line.start + len(line.text)
    return not line.prose and any(m.field == "title" and m.confidence >= 0.5 and line.start <= m.start < end for m in taken)


def _joined(fragments: list[Fragment]) -> list[Fragment]:
    """Fragments with a legal form put back to the name before it ("Acme, Inc")."""
    kept: list[Fragment] = []
    for fragment in fragments:
        if kept and fragment.before.startswith(",") and _LEGAL.match(fragment.text):
            last = kept[-1]
            gap = fragment.start - last.end
            kept[-1] = Fragment(f"{last.text}{', ' if gap == 2 else ' ' * gap}{fragment.text}", last.start, last.before)
        else:
            kept.append(fragment)
    return kept


def _judge(fragment: Fragment, line: Line, dated: bool, titled: bool, taken: list[Mention]) -> float:
    text = fragment.text
    if not _may_be(fragment, taken):
        return 0.0
    score = _BASE.get(line.kind, 0.0)
    cue = company_score(text) > 0
    score += 0.3 if cue else 0.0
    score += 0.15 if dated else 0.0
    score += 0.2 if titled else -0.1
    score -= 0.4 if line.prose and not cue else 0.2 if line.prose else 0.0
    score -= 0.2 if line.bullet else 0.0
    score += 0.15 if line.dates and not line.prose else 0.0
    return score


def _may_be(fragment: Fragment, taken: list[Mention]) -> bool:
    text = fragment.text
    words = text.split()
    if not words or len(words) > _MOST_WORDS or len(text) < 3 or not (text[0].isupper() or text[0].isdigit()):
        return False
    if _LABEL.match(text) or heading_kind(text) or is_place(text) or not re.search(r"[^\W\d_]{2}", text) or "@" in text:
        return False
    small = sum(1 for word in words if word[0].islower() and word not in _SMALL)
    if small or (title_score(text) >= 2 and not company_score(text)) or is_title_word(words[-1]):
        return False
    return not any(m.start < fragment.end and fragment.start < m.end and m.confidence >= 0.35 for m in taken)
