"""Which headings of a posting open a section that asks, one that tells of the work, or any other one.

Only the heading's own words count; what the lines below it mean is decided in `requirements.py`.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from models.parsing.documents.markup import BULLET
from models.parsing.meanings.vocabulary import match_words

Section = Literal["required", "preferred", "excluded", "duties", "other"]


@dataclass(frozen=True, slots=True)
class Heading:
    """A section begins; the heading is the line's first `length` characters (the rest may already be content)."""

    section: Section
    length: int


_KINDS: tuple[tuple[Section, re.Pattern[str]], ...] = (
    (
        "preferred",
        match_words(
            "it helps; helps if; what helps; das wünschen; nice to have*; preferred; desirable; desired;"
            " bonus points; bonus; bonus skills; good to have;"
            " great to have; pluses;"
            "plus points; a plus; would be great; would be nice; you also; even better; extra credit; advantageous;"
            " stand out;"
            "wünschenswert*; von vorteil; pluspunkte; idealerweise; das wäre; atouts; deseable*; valorable*"
        ),
    ),
    (
        "excluded",
        match_words(
            "don't need; do not need; not required; not needed; don't require; not looking for; not a fit;"
            " must not have;"
            "nicht nötig; was du nicht brauchst; nicht erforderlich"
        ),
    ),
    (
        "other",
        match_words(
            "what we offer; we offer; why; about us; about the company; about the team; our; benefits; perks;"
            " wir bieten;"
            "bieten wir; das bieten; unser angebot; what's in it; offer you; über uns; warum; application; apply;"
            " equal; interview;"
            "how we; who we are; life at; process"
        ),
    ),
    (
        "duties",
        match_words(
            "responsibilit*; duties; tasks; what you'll do; what you will do; what you'll be doing;"
            " what you will be doing;"
            "what you'll work on; what you'll own; what you'll build; what you do; you will; you'll; about the role;"
            " about the job;"
            "about this role; about the position; about the opportunity; the role; the opportunity; your role;"
            " your mission;"
            "your impact; your day; job description; job summary; job purpose; job overview; role overview; day to day;"
            "key activities; accountabilities; in this role; position summary; position overview; scope of work;"
            " deliverables;"
            "objectives; how you'll contribute; how you will; make an impact",
            "aufgaben; deine aufgaben; tätigkeit*; das machst; das erwartet dich; deine rolle; stellenbeschreibung;"
            " verantwort*;"
            "*aufgaben; missions; funciones; responsabilidades; obowiązki",
        ),
    ),
    (
        "required",
        match_words(
            "requirement*; required; qualification*; qualified; must have*; essential; essentials; minimum; you have;"
            " you bring;"
            "what we look for; what we're looking for; we're looking for; we are looking for; who we're looking for;"
            " looking for;"
            "who you are; about you; what you'll need; what you need; you'll need; you will need; you've;"
            " you should have;"
            "your profile; what we ask; we ask for; was wir erwarten; you should bring; your background; your skills;"
            " your experience; your qualifications; what we expect;"
            " we expect;"
            "what you'll bring; what you bring; you might be; you may be; ideal profile; person specification;"
            " eligibility;"
            "competenc*; skills and experience; skills & experience; experience and skills; technical skills;"
            " key skills;"
            "education and experience; licenses; certifications; who should apply",
            "anforderung*; anforderungsprofil; qualifikation*; voraussetzung*; dein profil; ihr profil;"
            " unser wunschprofil;"
            "das bringst; das bringen; mitbringst; mitbringen; erwarten wir; wir erwarten; wir suchen; deine skills;"
            " deine stärken;"
            "dich zeichnet; sie zeichnet; *profil; kenntnisse; fähigkeiten",
            "votre profil; profil recherché; compétences; requisitos; perfil; requisiti; wymagania; oczekiwania;"
            " vereisten;"
            "wat vragen; wat breng; kvalifikationer",
        ),
    ),
    (
        "other",
        match_words(
            "compensation; salary; pay; terms; conditions; pay and place; rahmenbedingungen; eckdaten; location;"
            " working hours; schedule; deadline; contact; note; disclaimer;"
            " further information;"
            "additional information; what to expect; join us; travel; privacy; company; team; culture; values;"
            " kontakt; bewerb*;"
            "unternehmen; nous offrons; ofrecemos; beneficios; oferujemy; about *; tools; tech stack"
        ),
    ),
)
_ENDS_ASKING = re.compile(
    r"(?:skills|abilities|experience|education|knowledge|background|expertise|credentials|profile)(?: (?:needed"
    r"|includes?))?[:?]?$"
)
_LONGEST = 70
_MOST_WORDS = 10
_INLINE = re.compile(r"^(?:• )?([^.:!?•]{3,60}):\s+(?=\S)")
_SENTENCE_END = re.compile(r"[.,;]$")
_BELONGS = re.compile(
    r"\b(?:skills|education|experience|certifications?|languages?|technical|soft|hard|baseline|general)\b", re.I
)


def read_heading(line: str, after_blank: bool) -> Heading | None:
    """The section that this line opens, or `None` when the line is content.

    A heading is short and no sentence: it ends with a colon, stands after a blank line, or is in capitals. A list
    entry is one only when it ends with a colon. A short unknown heading ends the section before it.
    """
    text = line.removeprefix(BULLET).strip()
    entry = line.startswith(BULLET)
    if entry and not text.endswith(":"):
        return None
    inline = None if entry else _INLINE.match(line)
    if inline and len(inline[1].split()) <= 6 and (kind := _kind(inline[1])):
        return Heading(kind, inline.end())
    if len(text) > _LONGEST or len(text.split()) > _MOST_WORDS or _SENTENCE_END.search(text):
        return None
    marked = text.endswith((":", "?", "!", "…")) or text.isupper()
    return _judge(text, len(line), marked=marked, after_blank=after_blank)


def _judge(text: str, length: int, marked: bool, after_blank: bool) -> Heading | None:
    kind = _kind(text)
    if kind and (marked or after_blank or len(text) <= 40):
        return Heading(kind, length)
    if kind is None and marked and not _BELONGS.search(text):
        return Heading("other", length)
    return None


@lru_cache(maxsize=8192)
def _kind(text: str) -> Section | None:
    lowered = text.lower()
    for kind, pattern in _KINDS:
        if pattern.search(lowered):
            return kind
    return "required" if len(lowered.split()) <= 5 and _ENDS_ASKING.search(lowered) else None
