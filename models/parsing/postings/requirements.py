"""Finds the lines of a posting that ask for something, says how much, and where in the text they stand.

Headings open sections, a line's own words go before its section, and nothing is rewritten: a requirement is a span.
"""

import re
from collections.abc import Iterator

from models.parsing.documents.markup import BULLET
from models.parsing.meanings.vocabulary import match_words
from models.parsing.postings.headings import Section, read_heading
from models.parsing.records import Importance, Requirement

_WELCOME = (
    "a plus; is a ~ plus; are a ~ plus; is a bonus; is an asset; is an advantage; an added advantage; nice to have;"
    "preferably; preferable; desirable; bonus points; advantageous; ideally; not essential;"
    "would be an advantage; would be great;"
    "von vorteil; wünschenswert*; idealerweise; gern gesehen; gerne gesehen; ein plus; pluspunkt*;"
    "un plus; serait un atout; un atout; se valorar*; deseable"
)
_PREFERRED_ANYWHERE = match_words(_WELCOME)
_PREFERRED = match_words(_WELCOME, "preferred; desired; bonus; optional; beneficial; gerne auch")
_UNNEEDED = (
    "no ~ needed; no ~ required; no ~ necessary; not needed; not required; not necessary; not be required;"
    " not a requirement;"
    "don't need; do not need; don't require; do not require; doesn't require; does not require; needn't;"
    "no experience; no prior experience; no previous experience; no degree; without a degree; without experience;"
    "keine ~ nötig; keine ~ notwendig; keine ~ erforderlich; kein ~ nötig; kein ~ notwendig; kein ~ erforderlich;"
    "nicht nötig; nicht notwendig; nicht erforderlich; nicht zwingend; quereinsteiger*; auch ohne ~ erfahrung;"
    "pas besoin; pas nécessaire; no se requiere;"
)
_NEEDED = (
    "must; required; requires; require; essential; mandatory; at least # year*; # years; #+ years; minimum # year*;"
    "you have; you've; you bring; you will bring; you need; you will need; you'll need; experience with; experience in;"
    "experience as; experience of; experience working; knowledge of; proficien*; fluent; fluency; degree in;"
    " able to demonstrate;"
    "fully qualified; licensed; registered with; hold a valid; is expected to have; should have; track record;"
    "mindestens; voraussetzung*; erforderlich*; sie verfügen; sie bringen; sie haben; sie besitzen; du hast;"
    " du bringst;"
    "du verfügst; du besitzt; *kenntnisse; abgeschlossene*; berufserfahrung; vorausgesetzt;"
    "vous avez; vous maîtrisez; se requiere; imprescindible;"
)
_EXCLUDED = match_words(_UNNEEDED)
_REQUIRED = match_words(_NEEDED)
_ANY = match_words(_WELCOME, _UNNEEDED, _NEEDED)
"""Most sentences hold none of these words, and one look is cheaper than four."""

_MANDATORY = match_words("must have; must be; required; essential; mandatory; erforderlich; zwingend; voraussetzung")
_TOLD = match_words(
    "qualified applicants; fair chance; privacy policy; e-verify; equal opportunit*; regardless of; not required to;"
    " benefits; we offer; we provide; you'll get; you will get;"
    " you will receive;"
    "you'll gain; wir bieten; reasonable accommodation*; by applying; background check*; pay range; salary range;"
    " base salary"
)
_ABOUT_EMPLOYER = re.compile(
    r"(?:our|the (?:trust|company|university|hospital))\b"
    r"|we (?!are (?:looking|seeking)|look for|require|need|expect|ask|want|would like|prefer)|wir (?!suchen|erwarten"
    r"|wünschen)"
)
_SENTENCE = re.compile(r"(?<=[a-zäöüß)\d][.!?;])\s+(?=[A-ZÄÖÜ])")
_LONGEST_ENTRY = 260
_SHORTEST_ENTRY, _SHORTEST, _LONGEST = 2, 8, 600
_ASKING: dict[Section, Importance] = {"required": "required", "preferred": "preferred", "excluded": "excluded"}


def split_requirements(description: str) -> list[Requirement]:
    """The asking lines of a clean description in their order. `description[r.start:r.end] == r.text` for each.

    `excluded` is what a line says is not asked for ("no degree needed"): it must not count as a demand.
    """
    section: Section | None = None
    after_blank, after_entry = True, False
    found: list[Requirement] = []
    for start, line in _lines(description):
        if not line.strip():
            after_blank = True
            continue
        entry = line.startswith(BULLET)
        heading = read_heading(line, after_blank)
        if heading is not None:
            section = heading.section
            start, line = start + heading.length, line[heading.length :]
        elif after_blank and after_entry and not entry and section in _ASKING:
            section = "other"  # a paragraph behind the list: the section is over
        after_blank, after_entry = False, entry
        if section != "other":
            found += _read_line(line, start, section)
    return found


def _lines(text: str) -> Iterator[tuple[int, str]]:
    start = 0
    for line in text.split("\n"):
        yield start, line
        start += len(line) + 1


def _read_line(line: str, start: int, section: Section | None) -> Iterator[Requirement]:
    entry = line.startswith(BULLET)
    for offset, piece in _pieces(line):
        text = piece.strip()
        if (_SHORTEST_ENTRY if entry else _SHORTEST) <= len(text) <= _LONGEST and (
            importance := _weigh(text.lower(), section)
        ):
            begin = start + offset + piece.index(text)
            yield Requirement(text, importance, begin, begin + len(text))


def _pieces(line: str) -> Iterator[tuple[int, str]]:
    """The line without its bullet; a paragraph or an overlong entry sentence by sentence."""
    offset = len(BULLET) if line.startswith(BULLET) else 0
    if offset and len(line) <= _LONGEST_ENTRY:
        yield offset, line[offset:]
        return
    for end in (*(match.end() for match in _SENTENCE.finditer(line)), len(line)):
        yield offset, line[offset:end]
        offset = end


def _weigh(text: str, section: Section | None) -> Importance | None:
    """What lower-case words ask for; outside of asking sections only clear words do, among duties only "must"."""
    if section is None and not _ANY.search(text):
        return None
    if (section == "duties" and not _MANDATORY.search(text)) or _TOLD.search(text) or _ABOUT_EMPLOYER.match(text):
        return None
    if _EXCLUDED.search(text):
        return "excluded"
    if section in _ASKING:
        return "preferred" if _PREFERRED.search(text) else _ASKING[section]
    if _PREFERRED_ANYWHERE.search(text):
        return "preferred"
    return "required" if _REQUIRED.search(text) else None
