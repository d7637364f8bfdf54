"""Finds what may be an employer: fragments that look like names, with what their words and neighbours say.

What a title or a place already explains is no candidate.
"""

import re
from collections.abc import Iterable

from models.parsing.mentions.layout import Fragment, Line
from models.parsing.mentions.mention import Candidate
from models.parsing.mentions.signs import Surroundings
from models.parsing.place import is_place
from models.parsing.sections import heading_kind
from models.parsing.words import company_score, is_school, is_title_word, title_score

_LEGAL = re.compile(r"(?i)^(?:inc|ltd|limited|llc|llp|lp|gmbh|ag|corp|co|plc|pvt\.? ltd|pvt|pty|s\.?a|n\.a)\.?$")
_LEGAL_END = re.compile(
    r"(?i)\b(?:inc|ltd|limited|llc|llp|lp|gmbh|ag|kg|corp|corporation|co|company|plc|pvt|pty|group"
    r"|associates|partners)\b\.?\)?$"
)
_LABEL = re.compile(
    r"(?i)^(?:position|title|job title|role|designation|duration|dates?|responsibilities|duties|environment|projects?"
    r"|clients?|location|employer|company|organi[sz]ation|team size|tools|technolog\w*|description|key|achievements?"
    r"|main|reporting|website|phone|tel|email|page|summary|contract"
    r"|full[- ]time|part[- ]time|freelance|present|current|remote"
    r"|self[- ]employed|internship|volunteer|seasonal|temporary|permanent|note|example|team|accomplishments"
    r"|results|highlights|skills|during|speaker|received|the)\b[^a-z]*$"
)
_EMPLOYER_LABEL = re.compile(
    r"(?i)\b(?:employer|company|client|organi[sz]ation|firm|arbeitgeber|firma)\s*(?:name)?\s*:\s*$"
)
_SMALL = frozenset(re.findall(r"\S+", "of and the for & de la in at on von und der"))
_MOST_WORDS = 8
_SKIPPED = ("languages", "preferences")


def find_employers(where: Surroundings, taken: list[Candidate]) -> list[Candidate]:
    """Candidates in order; `taken` are spans that name a degree or certainly a place."""
    spans = sorted((other.start, other.end) for other in taken)
    found: list[Candidate] = []
    for line in where.lines:
        if line.heading or line.kind in _SKIPPED:
            continue
        held = [span for span in spans if line.start <= span[0] < line.start + len(line.text)]
        for fragment in _joined(line.fragments):
            if _may_be(fragment.text) and not any(s < fragment.end and fragment.start < e for s, e in held):
                signs = {*_own_signs(fragment, line), *where.signs(fragment.start, fragment.end)}
                found.append(Candidate(fragment.start, fragment.end, "employer", frozenset(signs)))
    return found


def _joined(fragments: list[Fragment]) -> list[Fragment]:
    """Fragments with a legal form put back to the name before it ("Acme, Inc")."""
    kept: list[Fragment] = []
    for fragment in fragments:
        if kept and fragment.before.startswith(",") and _LEGAL.match(fragment.text):
            last = kept[-1]
            gap = " " * (fragment.start - last.end - 1)
            kept[-1] = Fragment(f"{last.text},{gap}{fragment.text}", last.start, last.before)
        else:
            kept.append(fragment)
    return kept


def _own_signs(fragment: Fragment, line: Line) -> Iterable[str]:
    text = fragment.text
    if _LEGAL_END.search(text):
        yield "legal_form"
    elif company_score(text):
        yield "trade_word"
    if is_school(text):
        yield "school_word"
    if title_score(text) > 0:
        yield "title_word"
    if _EMPLOYER_LABEL.search(line.text[: fragment.start - line.start]):
        yield "labelled"
    if fragment.before == "date":
        yield "after_date"
    if re.match(r"\s*,\s*[A-Z][\w .]+,\s*[A-Z]{2}\b|\s*,\s*[A-Z][a-z]+\b", line.text[fragment.end - line.start :]):
        yield "before_town"


def _may_be(text: str) -> bool:
    words = text.split()
    if not words or len(words) > _MOST_WORDS or len(text) < 3 or not (text[0].isupper() or text[0].isdigit()):
        return False
    if _LABEL.match(text) or heading_kind(text) or is_place(text) or not re.search(r"[^\W\d_]{2}", text) or "@" in text:
        return False
    small = sum(1 for word in words if word[0].islower() and word not in _SMALL)
    titled = is_title_word(words[-1].strip(".")) or (title_score(text) >= 2 and not company_score(text))
    return not small and not titled
