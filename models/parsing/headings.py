"""Which headings of a posting open a section that asks, one that tells, or one that offers.

Only the heading's own words count; what the lines below it mean is decided in `requirements.py`.
"""

import re
from dataclasses import dataclass
from typing import Literal

from models.parsing.markup import BULLET

Section = Literal["required", "preferred", "excluded", "duties", "other"]


@dataclass(frozen=True, slots=True)
class Heading:
    """A section begins; the heading is the line's first `length` characters (the rest may already be content)."""

    section: Section
    length: int


_PREFERRED = re.compile(
    r"nice[\s-]to[\s-]have|preferred|desirable|desired|bonus(?: points| skills|$)|good to have|great to have|pluses|plus points|a plus\b|(?:it would be|you also|also) (?:great|nice)"
    r"|wünschenswert|von vorteil|pluspunkte|idealerweise|das wäre|atouts|deseable|valorable|even better|extra credit|advantageous|stand out",
    re.IGNORECASE,
)
_EXCLUDED = re.compile(
    r"(?:don[’']t|do not|not) (?:need|required?|looking for)|not a fit|nicht nötig|must not|was du nicht brauchst",
    re.IGNORECASE,
)
_REQUIRED = re.compile(
    r"requirements?|required|qualifications?|qualified|must[\s-]haves?|essential|what (?:we|you)[’'a-z ]{0,8}(?:look|need|bring|expect|have)|who you are|about you\b|you(?:r| have| bring|[’']ll need| will need| should| are| might)"
    r"|you[’']ve|we(?:[’']re| are) looking for|looking for|skills?|experience|education|competenc|knowledge|expertise|person spec|ideal profile|profile|background|credentials|minimum|eligibility|abilities|licen[cs]e"
    r"|anforderung|qualifikation|voraussetzung|dein profil|ihr profil|profil|das bringst|das bringen|mitbring|was du|was sie|erwarten wir|wir erwarten|wir suchen|kenntnisse|fähigkeiten|deine (?:skills|stärken|erfahrung)"
    r"|votre profil|compétences|profil recherché|requisitos|perfil|requisiti|wymagania|oczekiwania|vereisten|wat vragen|wat breng|kvalifikationer",
    re.IGNORECASE,
)
_DUTIES = re.compile(
    r"responsib|duties|what you(?:[’']ll| will)(?: be)? (?:do|work|own|build)|what you do|the role|role overview|about the (?:job|role|position|opportunity)|job (?:description|summary|purpose|overview)|your (?:role|mission|impact|tasks|day|job)|day[\s-]to[\s-]day"
    r"|you(?:[’']ll| will) (?:do|be|work|get to)|key (?:tasks|activities|accountabilities)|in this role|main (?:tasks|duties)|position (?:summary|overview|description)|how you(?:[’']ll| will)|scope of work|deliverables|objectives"
    r"|aufgaben|tätigkeit|das machst|das erwartet dich|deine rolle|stellenbeschreibung|verantwort|missions|funciones|responsabilidades|obowiązki|zakres",
    re.IGNORECASE,
)
_OTHER = re.compile(
    r"benefits?|perks|we offer|offer you|what(?:[’']s| is) in it|compensation|salary|\bpay\b|about (?:us|the (?:company|team))|who we are|our (?:team|mission|values|story|culture|company|commitment|tech)|company|how to apply|to apply|apply|application|interview|hiring process|next steps"
    r"|equal|diversity|inclusi|accommodation|privacy|eeo|why (?:join|work|us|you)|life at|location|working (?:hours|conditions)|schedule|deadline|contact|note|disclaimer|further information|additional information|what to expect|what you[’' a-z]{0,6} (?:get|receive|gain)|join us|travel|hours"
    r"|wir bieten|bieten wir|das bieten|unser angebot|deine vorteile|ihre vorteile|über uns|wer wir sind|warum|bewerbung|bewerben|kontakt|unternehmen|das erwartet sie|darauf kannst|nous offrons|ofrecemos|beneficios|oferujemy|vad vi erbjuder|bieden",
    re.IGNORECASE,
)
_KINDS: tuple[tuple[Section, re.Pattern[str]], ...] = (
    ("preferred", _PREFERRED),
    ("excluded", _EXCLUDED),
    ("duties", re.compile(r"^(?:key |main |your |job |core )*(?:responsib|duties|tasks|aufgaben|deine aufgaben|ihre aufgaben)", re.IGNORECASE)),
    ("other", re.compile(r"^(?:what we offer|why |about (?:us|the (?:company|team))|our |we offer|benefits|wir bieten|das bieten)", re.IGNORECASE)),
    ("duties", re.compile(r"what you(?:[’']ll| will) (?:do|be|work|own|build)|what you do|about the (?:job|role|position)|your (?:role|mission|impact|tasks|day)", re.IGNORECASE)),
    ("required", _REQUIRED),
    ("duties", _DUTIES),
    ("other", _OTHER),
)  # fmt: skip
_LONGEST = 70
_MOST_WORDS = 10
_INLINE = re.compile(r"^([^.:!?•]{3,60}):\s+(?=\S)")
_SENTENCE_END = re.compile(r"[.,;]$")


def read_heading(line: str, after_blank: bool) -> Heading | None:
    """The section that this line opens, or `None` when the line is content.

    A heading is short, no list entry and no sentence: it ends with a colon, stands after a blank line, or is in
    capitals. A short unknown heading ends the section before it.
    """
    text = line.strip()
    if text.startswith(BULLET.strip()) or not text:
        return None
    if len(text) <= _LONGEST and len(text.split()) <= _MOST_WORDS and not _SENTENCE_END.search(text):
        kind = _kind(text)
        marked = text.endswith((":", "?", "!", "…")) or text.isupper() or after_blank
        if kind and (marked or len(text) <= 40):
            return Heading(kind, len(line))
        if marked and (text.isupper() or text.endswith(":")):
            return Heading("other", len(line))
        return None
    inline = _INLINE.match(line)
    if inline and len(inline[1].split()) <= 6 and (kind := _kind(inline[1])):
        return Heading(kind, inline.end())
    return None


def _kind(text: str) -> Section | None:
    return next((kind for kind, pattern in _KINDS if pattern.search(text)), None)
