"""Finds what may be a person's name: two to four capitalised words without a trade, firm, school or place among them.

Position, form, likeness to the e-mail address and lists of usual names speak for it; none of them decides alone.
"""

import re
from collections import Counter

from models.parsing.meanings.words import title_score
from models.parsing.places.place import is_place
from models.parsing.resumes.mentions.layout import Line
from models.parsing.resumes.mentions.mention import Candidate
from models.parsing.resumes.mentions.signs import Surroundings
from models.parsing.resumes.people_names import is_family_name, is_given_name, name_words
from models.parsing.resumes.person_name import clean_name, is_person_name, name_likeness
from models.parsing.resumes.usual_words import count_usual

_FRAGMENT = re.compile(r"(?:[^\t|•·/()\[\]:;–—―⎯-]|(?<=\w)-(?=\w))+")
_WORD = (
    r"(?:[A-ZÀ-Ý][a-zß-ÿ'’]+(?:-?[A-ZÀ-Ý][a-zß-ÿ]+)?|[A-ZÀ-Ý]{2,}(?:-[A-ZÀ-Ý]{2,})?|[A-Z]\.(?:-?[A-Z]\.)*|[A-Z](?=\s)"
    r"|(?:Mc|Mac|O['’]|De|Van)[A-Z][a-z]+)"
)
_PARTICLE = "(?:van|von|vom|de|la|le|del|della|der|den|di|da|do|dos|das|du|bin|ben|ibn|al|el|ter|ten|zu|zur)"
_FORM = re.compile(rf"{_WORD}(?:\s+(?:{_WORD}|{_PARTICLE})){{0,4}}(?:\.?[A-Z])?")
_CUE = re.compile(
    rf"(?:(?P<title>\b(?:Mr|Mrs|Ms|Miss|Dr|Prof|Professor|Herr|Frau|Sir)\b\.?\s+)"
    rf"|\b(?i:resume|résumé|cv|curriculum vitae)\s+(?i:of|for|by)\s+"
    rf"|(?i:supervisor|reference|manager|director|professor|with|under)[:|,\s]\s*)(?P<name>{_WORD}(?:\s+{_WORD}){{1,3}})"
)
_INITIAL = re.compile(r"\b[A-Z]\.")
_LETTERS_AFTER = re.compile(
    r",?\s+(?:Ph\.?\s?D|M\.?B\.?A|M\.?D|Ed\.?D|R\.?N|CPA|PMP|Esq|Jr|Sr|M\.?A|B\.?A|M\.?Ed|CPC|LL\.?M|J\.?D)\b.*$"
)
_LABEL = re.compile(r"(?i)\bname\s*:?\s*$")
_REFERENCE = re.compile(r"(?i)\b(?:referee|reference|supervisor|advisor|contact)")
_IN_SENTENCE = re.compile(rf"(?<![\w@.]){_WORD}(?:\s+{_WORD})+(?![\w@])")
_REFEREES = re.compile(r"(?i)\b(?:referees?|references?)\b")
_PAGE = re.compile(r"(?i)\bpage\b|\b\d+ of \d+\b")
_REGION = re.compile(r",?\s+(?:[A-Z]{2}\b|\d{4,6}\b)")
_ENDS_IN_CODE = re.compile(r"[a-z],?\s[A-Z]{2}$")
_SKIPPED = ("skills", "languages", "certificates", "preferences")
_TOP_LINES = 15
_FIRST_LINES = 4
_LONGEST_LABEL = 4


def find_names(where: Surroundings, email: str | None) -> list[Candidate]:
    """Candidates in order; one that stands in the text more than once says so."""
    found: list[Candidate] = []
    referred = False
    for at, line in enumerate(where.lines):
        if line.heading:
            referred = bool(_REFEREES.search(line.text))
            continue
        if len(line.text.split()) <= _LONGEST_LABEL and _REFEREES.search(line.text):
            referred = True
        spans = {**_in_sentence(line), **_after_cue(line)}
        if not line.prose and (at < _TOP_LINES or line.kind not in _SKIPPED):
            spans = {**spans, **_in_fragments(line, alone=at < _FIRST_LINES)}
        for (start, end), cue in sorted(spans.items()):
            signs = {cue, *_own_signs(line, start, end, email), *where.signs(start, end)}
            signs |= {"below_references"} if referred else set()
            signs |= _placed(at, signs)
            if where.is_small_elsewhere(line.text[start - line.start : end - line.start]):
                signs.add("small_elsewhere")
            found.append(Candidate(start, end, "name", frozenset(signs)))
    counts = Counter(where.words_of(one) for one in found)
    top = {where.words_of(one) for one in found if where.line_of(one.start) < _FIRST_LINES}
    return [
        one.with_sign("repeated_from_top" if where.words_of(one) in top else "repeated")
        if counts[where.words_of(one)] > 1
        else one
        for one in found
    ]


def _placed(at: int, signs: set[str]) -> set[str]:
    """How many of its words are names, told apart by the part of the document."""
    where = "first" if at == 0 else "near_top" if at < _FIRST_LINES else "head" if at < _TOP_LINES else "body"
    return {f"{where}_{sign}" for sign in signs if sign.startswith("names_")}


def _after_cue(line: Line) -> dict[tuple[int, int], str]:
    """Spans after "Dr.", "Resume of" and the like, anywhere in a line."""
    found: dict[tuple[int, int], str] = {}
    for match in _CUE.finditer(line.text):
        start, end = line.start + match.start("name"), line.start + match.end("name")
        found[start, end] = "honorific" if match["title"] else "introduced"
        if match["title"]:
            found[line.start + match.start("title"), end] = "with_honorific"
    return found


def _in_sentence(line: Line) -> dict[tuple[int, int], str]:
    """Spans anywhere in a line that begin with a given name and go on with a family name."""
    found: dict[tuple[int, int], str] = {}
    for match in _IN_SENTENCE.finditer(line.text):
        words = list(re.finditer(r"\S+", match[0]))
        offset, first = line.start + match.start(), 0
        while first < len(words) - 1:
            last = next((at for at in (first + 2, first + 1) if _joins_names(words, first, at)), first)
            if last > first:
                found[offset + words[first].start(), offset + words[last].end()] = "in_sentence"
            first = last + 1
    return found


def _joins_names(words: list[re.Match[str]], first: int, last: int) -> bool:
    return last < len(words) and is_given_name(words[first][0]) and is_family_name(words[last][0])


def _in_fragments(line: Line, alone: bool) -> dict[tuple[int, int], str]:
    """Spans of fragments that have the form of a name; a single word counts near the top only."""
    spans: dict[tuple[int, int], str] = {}
    for match in _FRAGMENT.finditer(line.text):
        for piece in {match[0], match[0].split(",")[0]}:
            bare = _LETTERS_AFTER.sub("", clean_name(piece)).strip(" ,-")
            if not bare or bare not in match[0] or not _FORM.fullmatch(bare):
                continue
            start = line.start + match.start() + match[0].index(bare)
            if len(bare.split()) > 1 or alone:
                spans[start, start + len(bare)] = "form_of_name"
    return spans


def _own_signs(line: Line, start: int, end: int, email: str | None) -> set[str]:
    text = line.text[start - line.start : end - line.start]
    before = line.text[: start - line.start]
    signs: set[str] = set() if is_person_name(text) else {"doubtful_words"}
    words = text.split()
    known, counted = name_words(text)
    signs.add("names_all" if known == counted else "names_some" if known else "names_none")
    signs.add(f"usual_{count_usual(text)}")
    if is_given_name(words[0]):
        signs.add("given_first")
    if is_family_name(words[-1]):
        signs.add("family_last")
    if email:
        signs.add(f"likeness_{min(2, int(name_likeness(text, email)))}")
    for sign, pattern, here in (
        ("name_label", _LABEL, before),
        ("reference", _REFERENCE, before),
        ("page_line", _PAGE, line.text),
        ("initial", _INITIAL, text),
    ):
        if pattern.search(here):
            signs.add(sign)
    if is_place(text):
        signs.add("place_word")
    if _REGION.match(line.text[end - line.start :]) or _ENDS_IN_CODE.search(text):
        signs.add("before_region")
    if title_score(text):
        signs.add("title_word")
    return signs
