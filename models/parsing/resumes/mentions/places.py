"""Finds what may be a place: a town with its state or country, names of the gazetteer, and towns after a name.

What a place means is known to `models.parsing.places.place`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from models.parsing.meanings.words import company_score, is_school, is_title_word
from models.parsing.places.place import country_names, fold_name, is_place
from models.parsing.resumes.masking import is_ordinary_word
from models.parsing.resumes.mentions.layout import Line
from models.parsing.resumes.mentions.mention import Candidate
from models.parsing.resumes.mentions.signs import Surroundings
from models.parsing.resumes.people_names import is_given_name

_CHUNK = re.compile(r"(?:(?!\s-\s|\s-$)[^,;|•·()\[\]\t:–—])+")
_IN_SENTENCE = re.compile(
    r"\b(?:in|at|from|to|for|of|across|near|throughout|and|&|visited|based|within|around|outside|over|between"
    r"|including|like|East|West|North|South|an?)\s+(?:the\s+)?"
    r"(?=([A-ZÀ-Ý][\w.'’-]+(?:\s+[A-ZÀ-Ý][\w.'’-]+){0,2}))"
)
_CAPITAL = re.compile(r"[A-ZÀ-Ý][\w'’-]*\.?")
_TOWN = re.compile(r"(?:[A-ZÀ-Ý][\w'’-]*\.?)(?:\s+(?:[A-ZÀ-Ý][\w'’-]*\.?|de|la|do|on|upon))*\s*$")
_STREET = re.compile(
    r"(?i)^(?:street|st|road|rd|avenue|ave|lane|ln|drive|dr|way|court|ct|circle|boulevard|blvd|place|suite|apt|floor|box|trail"
    r"|terrace|close|crescent|nagar|colony|square|highway|parkway|pkwy|no|block|sector|unit|po)\.?$"
)
_STATE = re.compile(r"^\s*(?P<code>[A-Z]{2}|[A-Z]\.[A-Z]\.(?:[A-Z]\.)?|[A-Z]{3}|[A-Z][a-z]{1,4}\.)(?![\w.])")
_ADDRESS = re.compile(
    r"\b\d{1,5}[A-Za-z]?,?\s+(?:[A-Z0-9][\w.'’]*\s+){1,4}"
    r"(?i:street|st|road|rd|avenue|ave|lane|ln|drive|dr|way|court|ct|circle|boulevard|blvd|place|terrace|close|highway)\b"
)
_WIDE = re.compile(
    r"\b(?:(?:North|South|Latin|Central)\s+America|(?:Eastern|Western|Central|Northern|Southern)\s+(?:Europe|Africa|Asia)"
    r"|Asia[ -]Pacific|(?:South[- ]?East|South|East)\s+Asia|(?:West|East)\s+(?:Africa|Coast)|Middle\s+East|Caribbean"
    r"|Scandinavia|Europe|Asia|Africa|EMEA|APAC|LATAM|Balkans|Gulf)\b"
)
_MOST_TOWN_WORDS = 3
_LONG_LIST = 5


@dataclass(frozen=True, slots=True)
class _Chunk:
    text: str
    start: int
    before: str


def find_places(where: Surroundings) -> list[Candidate]:
    """Candidates in order, each with what speaks for it; they don't overlap within a line."""
    found: list[Candidate] = []
    for line in where.lines:
        if not line.heading:
            for start, end, sign in _in_line(line):
                text = line.text[start - line.start : end - line.start]
                signs = {sign, *where.signs(start, end), *(["ordinary"] if is_ordinary_word(text) else [])}
                signs |= {"in_list"} if len(line.fragments) > _LONG_LIST else set()
                signs |= {"named"} if is_given_name(text.split()[0].strip(",.")) else set()
                found.append(Candidate(start, end, "place", frozenset(signs)))
    return found


def _in_line(line: Line) -> Iterator[tuple[int, int, str]]:
    """Spans with what speaks for them; a piece may be both a state after a town and a town before a state."""
    chunks = list(_chunks(line.text))
    for at, chunk in enumerate(chunks):
        following = chunks[at + 1] if at + 1 < len(chunks) else None
        town = _town(chunk.text)
        joined = following is not None and ")" not in line.text[chunk.start : following.start]
        length = _state_length(following) if following and joined and town else 0
        if following and town and length:
            start = chunk.start + chunk.text.rindex(town)
            yield line.start + start, line.start + following.start + length, _pair_sign(town, following, length)
            beyond = chunks[at + 2] if at + 2 < len(chunks) and len(following.text) == length else None
            if beyond and (more := _state_length(beyond)):
                yield line.start + start, line.start + beyond.start + more, "town_state_country"
        if alone := _alone(chunk, chunks[at - 1] if at else None, last=following is None):
            yield line.start + chunk.start, line.start + chunk.start + len(chunk.text.strip(" .")), alone
    for pattern, sign in ((_ADDRESS, "street"), (_WIDE, "wide")):
        yield from (
            (line.start + found.start(), line.start + found.end(), sign) for found in pattern.finditer(line.text)
        )
    for match in _IN_SENTENCE.finditer(line.text):
        words = match[1].rstrip(".,").split()
        for width in range(len(words), 0, -1):
            name = " ".join(words[:width]).rstrip(".")
            if is_place(name) and name in match[1]:
                yield line.start + match.start(1), line.start + match.start(1) + len(name), "in_sentence"
                break


def _chunks(text: str) -> Iterator[_Chunk]:
    for match in _CHUNK.finditer(text):
        piece = match[0].strip()
        if piece.strip("."):
            start = match.start() + match[0].index(piece)
            yield _Chunk(piece, start, text[max(0, match.start() - 1) : match.start()])


def _town(chunk: str) -> str | None:
    """The capitalised words at a chunk's end that may be a town: no street, school, title or firm."""
    match = _TOWN.search(chunk)
    if not match or re.search(r"\d$", chunk):
        return None
    words = match[0].split()
    for at in range(len(words) - 1, -1, -1):
        bare = words[at].strip(".,")
        street = _STREET.match(bare) and not (at < len(words) - 1 and bare.lower() in ("st", "no"))
        if street or is_school(bare) or is_title_word(bare) or company_score(bare):
            words = words[at + 1 :]
            break
    words = words[-_MOST_TOWN_WORDS:]
    return chunk[chunk.rindex(words[0]) :].strip() if words and words[0][0].isupper() else None


def _state_length(chunk: _Chunk) -> int:
    """How many characters of a chunk after a town name its state or country, 0 for none."""
    if chunk.before not in (",", "("):
        return 0
    if (code := _STATE.match(chunk.text)) and is_place(code["code"].strip()):
        return code.end("code") - (1 if code["code"].count(".") == 1 else 0)
    words = list(_CAPITAL.finditer(chunk.text))
    for width in range(min(3, len(words)), 0, -1):
        name = chunk.text[: words[width - 1].end()].strip(". ")
        if words[0].start() == 0 and is_place(name) and not is_ordinary_word(name):
            return len(name)
    return 0


def _pair_sign(town: str, following: _Chunk, length: int) -> str:
    name = following.text[:length]
    if fold_name(town) in country_names():
        return "two_countries"
    if len(name) <= 4 and name.replace(".", "").isupper():
        return "town_and_code"
    return "known_town_and_state" if is_place(town) else "town_and_state"


def _alone(chunk: _Chunk, before: _Chunk | None, last: bool) -> str | None:
    """What speaks for a chunk as a place by itself."""
    text = chunk.text.strip(" .")
    words = text.split()
    if not words or len(words) > 4 or not text[0].isupper() or re.search(r"\d", text):
        return None
    if is_place(text):
        return "code_alone" if len(text) <= 3 else "country_alone" if fold_name(text) in country_names() else "known"
    joined = before is not None and len(words) <= 2 and all(_CAPITAL.fullmatch(word) for word in words)
    if not joined or not before or is_title_word(words[-1]) or company_score(text) or is_school(text):
        return None
    if chunk.before != ",":
        return "after_dash_name" if last else None
    return "after_school" if is_school(before.text) else "after_firm" if company_score(before.text) else "after_name"
