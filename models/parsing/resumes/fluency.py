"""Reads the languages that a person speaks and how well: ISO 639-1 codes and CEFR levels.

The language that a document is written in is told elsewhere.
"""

import re
import tomllib
from pathlib import Path

from models.parsing.meanings.vocabulary import match_words
from models.parsing.records import Language

_NAMES: dict[str, list[str]] = tomllib.loads((Path(__file__).parent / "data" / "languages.toml").read_text("utf-8"))
_CODES = {name: code for code, names in _NAMES.items() for name in names}
_NAME = re.compile(rf"(?i)\b(?:{'|'.join(sorted(map(re.escape, _CODES), key=len, reverse=True))})\b")
_CEFR = re.compile(r"\b([ABC][12])\b")
_LEVELS = [
    ("B2", match_words("upper intermediate; limited working")),
    ("C2", match_words("near native; native like; mastery; proficient user; full professional; nahezu muttersprach*")),
    (
        "native",
        match_words(
            "native*; mother tongue; muttersprach*; first language; bilingual; zweisprachig",
            "langue maternelle; madrelingua; madre lingua; lengua materna; língua materna; nativ*; moedertaal",
            "bilingue",
        ),
    ),
    (
        "C1",
        match_words(
            "fluen*; fließend*; fliessend*; verhandlungssicher*; advanced; professional*; excellent",
            "sehr gut*; proficient; courant*; fluido; avanzado; vloeiend; proficiency; fluente; avançado",
            "avancé; ottim*; wort und schrift; très bon*; uitstekend; muy alto",
        ),
    ),
    (
        "B2",
        match_words(
            "good; very good; gut*; business; working proficiency; konversationssicher*; fortgeschritten*; bon; bonne",
            "bonnes; buon*; bom; boa; bueno; goed; alto",
        ),
    ),
    (
        "B1",
        match_words(
            "intermediate; conversational; mittel*; moderate; medium; intermédiaire; intermedio; intermediário; medio",
            "erweiterte grundkenntnisse; schulkenntnisse; konversationsfähig*; redelijk; discreto",
        ),
    ),
    (
        "A2",
        match_words(
            "basic*; elementary; beginner*; grundkenntnisse; anfänger*; some; little; limited; básico",
            "notions; fair; grundlegend*; basiskenntnis*; basis; básic*; scolastic*; scolaire; elementar*; matig",
        ),
    ),
    ("A1", match_words("learning; novice; rudimentary")),
]
"""CEFR levels by the words that people use for them; the first that fits counts."""


def read_languages(lines: list[str]) -> list[Language]:
    """The languages that lines of a languages section name, each once, in order, with their levels."""
    found: dict[str, Language] = {}
    for line in lines:
        matches = list(_NAME.finditer(line))
        ends = [following.start() for following in matches[1:]] + [len(line)]
        for match, end in zip(matches, ends, strict=False):
            said = line[match.end() : end]
            if len(matches) == 1:
                said = line[: match.start()] + " " + said
            said = re.split(r"[|;•]", said)[0] if len(matches) > 1 else said
            code = _CODES[match[0].lower()]
            found.setdefault(code, Language(code, find_level(said), _tidy(said)))
    return list(found.values())


def language_code(name: str) -> str | None:
    """ISO 639-1 code of a language's name in English, German or its neighbours' tongues."""
    found = _NAME.search(name)
    return _CODES[found[0].lower()] if found else None


def language_name(code: str) -> str:
    """The English name of a language by its code; the code itself where we know no name."""
    return _NAMES[code][0].title() if code in _NAMES else code


def find_level(text: str) -> str | None:
    """CEFR level, or `native`, that a few words say; a stated CEFR level goes before words."""
    if stated := _CEFR.search(text):
        return stated[1]
    lowered = text.lower()
    return next((level for level, words in _LEVELS if words.search(lowered)), None)


def _tidy(said: str) -> str | None:
    """The words that say how well, without what joined them to the language's name."""
    words = " ".join(said.strip(" :–—-,;\t•").split())
    if words.startswith("(") and words.endswith(")"):
        words = words[1:-1]
    return words or None
