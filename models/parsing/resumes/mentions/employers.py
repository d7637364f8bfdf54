"""Finds what may be an employer: fragments that look like names, with what their words and neighbours say.

What a title or a place already explains is no candidate.
"""

import re
from collections import Counter
from collections.abc import Iterable
from itertools import pairwise

from models.parsing.meanings.words import company_score, is_school, is_title_word, title_score
from models.parsing.places.place import is_place
from models.parsing.resumes.mentions.layout import Fragment, Line
from models.parsing.resumes.mentions.mention import Candidate
from models.parsing.resumes.mentions.signs import Surroundings
from models.parsing.resumes.people_names import name_words
from models.parsing.resumes.sections import heading_kind

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
_TRADE = re.compile(
    r"\b(?:cent(?:er|re)|association|society|museum|club|library|theat(?:er|re)|elementary|telecom|networks?|productions"
    r"|securities|hotels?|schools|county|district|commission|committee|union|laborator(?:y|ies)|airlines|brands|foods?"
    r"|entertainment|communications|publishing|magazine|journal|news|radio|energy|electric|steel|telekom|records|games"
    r"|law offices?|bureau|federation|board|council|department|dept|division|project|program|chamber|orchestra|festival"
    r"|navy|army|air force|marines?|\w+\.com|\w+\.org|\w+\.net)\b"
)
"""What firms and other employers are called, besides what `company_score` knows; much of it may be something else."""
_RUN = r"[A-Z0-9][\w'’&./+-]*(?:(?:\s+(?:of|and|for|the|&|de|la|in|at)){0,2}\s+[A-Z0-9][\w'’&./+-]*){0,6}"
_IN_SENTENCE = re.compile(
    rf"(?:\b(?:at|with|for|from|by|of|in|to|joined|join|including|include|formerly|clients?)|^and|,|\()\s+(?:the\s+|The\s+)?"
    rf"[“\"]?(?P<name>{_RUN})"
)
_NEXT_LINE = re.compile(
    r"(?:[A-Z][\w'’&-]*\s+){0,2}(?i:inc|ltd|limited|llc|corporation|company|group|services?|systems?|school|center|centre"
    r"|university|college|hospital|associates|association|committee|institute|solutions|technologies|bank|department)\b\.?"
)
_SHORT_NAME = re.compile(r"\s*\([A-Z][A-Za-z&.]{1,9}\)?")
_PART = re.compile(r"\s*(?:/|(?<=\b[A-Z][A-Z])-|(?<=[a-z.])-)\s*")
_SMALL = frozenset(re.findall(r"\S+", "of and the for & de la in at on von und der"))
_MOST_WORDS = 8
_LONGEST_ACRONYM = 5
_SKIPPED = ("languages", "preferences")


def find_employers(where: Surroundings, taken: list[Candidate]) -> list[Candidate]:
    """Candidates in order; `taken` are spans that name a degree or certainly a place."""
    spans = sorted((other.start, other.end) for other in taken)
    found: list[Candidate] = []
    for at, line in enumerate(where.lines):
        if line.heading or line.kind in _SKIPPED:
            continue
        held = [span for span in spans if line.start <= span[0] < line.start + len(line.text)]
        following = where.lines[at + 1] if at + 1 < len(where.lines) else None
        for fragment, form in _options(line, following):
            if not any(s < fragment.end and fragment.start < e for s, e in held):
                signs = {form, *_own_signs(fragment, line), *where.signs(fragment.start, fragment.end)}
                signs |= {"small_elsewhere"} if where.is_small_elsewhere(fragment.text) else set()
                found.append(Candidate(fragment.start, fragment.end, "employer", frozenset(signs)))
    counts = Counter(where.words_of(one) for one in found)
    return [one.with_sign("repeated") if counts[where.words_of(one)] > 1 else one for one in found]


def _options(line: Line, following: Line | None) -> list[tuple[Fragment, str]]:
    """Fragments that may be employers with their form, each once: whole ones first, then longer and shorter ones."""
    found: dict[tuple[int, int], tuple[Fragment, str]] = {}

    def offer(fragment: Fragment, form: str) -> None:
        if _may_be(fragment.text):
            found.setdefault((fragment.start, fragment.end), (fragment, form))

    for fragment in _joined(line.fragments):
        offer(fragment, "complete")
        for part in _parts(fragment):
            offer(part, "part")
        end = fragment.end - line.start
        if (short := _SHORT_NAME.match(line.text, end)) and found.get((fragment.start, fragment.end)):
            offer(Fragment(fragment.text + short[0], fragment.start, fragment.before), "with_short_name")
        if following and len(line.text) - end <= 1 and (more := _NEXT_LINE.match(following.text)):
            text = fragment.text + "\n" * (following.start - fragment.end) + more[0]
            offer(Fragment(text, fragment.start, fragment.before), "over_line")
    for match in _IN_SENTENCE.finditer(line.text):
        offer(Fragment(match["name"].rstrip(".,/-"), line.start + match.start("name"), "in"), "in_sentence")
    return list(found.values())


def _parts(fragment: Fragment) -> list[Fragment]:
    """The pieces of a fragment about strokes, about a hyphen after a word, and beside a title."""
    text = fragment.text
    cuts = [(0, 0), *(cut.span() for cut in _PART.finditer(text)), (len(text), len(text))]
    pieces = [(first[1], second[0]) for first, second in pairwise(cuts)] if len(cuts) > 2 else []
    words = list(re.finditer(r"\S+", text))
    titles = [word for word in words if is_title_word(word[0].strip(".,"))]
    if titles and len(words) > 1:
        pieces += [(titles[-1].end(), len(text)), (0, titles[0].start())]
    stripped = [(start + len(text[start:end]) - len(text[start:end].lstrip(" -,")), end) for start, end in pieces]
    return [Fragment(text[start:end].rstrip(" -,"), fragment.start + start, "part") for start, end in stripped]


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
    if _TRADE.search(text.lower()):
        yield "trade_word_2"
    if is_school(text):
        yield "school_word"
    if title_score(text) > 0:
        yield "title_word"
    if _EMPLOYER_LABEL.search(line.text[: fragment.start - line.start]):
        yield "labelled"
    if fragment.before == "date":
        yield "after_date"
    yield from _form_signs(text)
    if re.match(r"\s*,\s*[A-Z][\w .]+,\s*[A-Z]{2}\b|\s*,\s*[A-Z][a-z]+\b", line.text[fragment.end - line.start :]):
        yield "before_town"


def _form_signs(text: str) -> Iterable[str]:
    known, counted = name_words(text)
    if counted and known == counted:
        yield "names_all"
    first = text.split()[0]
    if first.isupper() and len(first) <= _LONGEST_ACRONYM:
        yield "acronym"


def _may_be(text: str) -> bool:
    words = text.split()
    if not words or len(words) > _MOST_WORDS or len(text) < 3 or not (text[0].isupper() or text[0].isdigit()):
        return False
    if any(word[0].islower() and word not in _SMALL for word in words):
        return False
    if is_title_word(words[-1].strip(".")) or (title_score(text) >= 2 and not company_score(text)):
        return False
    if "@" in text or not re.search(r"[^\W\d_]{2}", text) or _LABEL.match(text):
        return False
    return not is_place(text) and not heading_kind(text)
