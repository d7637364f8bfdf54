"""The baselines that our reader is measured beside: headings with regular expressions, and a CRF on bare words.

They stand for what is written in an afternoon; nothing of the product reads with them.
"""

import re
from collections.abc import Iterator, Sequence

from models.parsing.resumes.mentions.mention import Field, Mention
from models.parsing.resumes.tagger.crf import CrfSettings, spans_of
from models.parsing.resumes.tagger.fit import look_held_out
from models.parsing.resumes.tagger.labelled import LabelledDocument, Span
from models.parsing.resumes.tagger.signs import Token

_HEADING = re.compile(
    r"(?i)^\W*(?:(?P<study>education|academic|qualifications?)|(?P<work>(?:work |professional )?experience|employment)"
    r"|(?P<other>skills|summary|objective|references|projects|certifications?|awards|languages))\b.{0,25}$"
)
_NAME = re.compile(r"^[A-Z][\w'.-]+(?: [A-Z][\w'.-]*){1,2}$")
_CAPITALS = r"[A-Z][\w&'.-]*(?: (?:of |and |& )?[A-Z][\w&'.-]*)"
_ANYWHERE: dict[Field, re.Pattern[str]] = {
    "email": re.compile(r"[\w.+-]+@[\w-]+\.[\w.]+\w"),
    "place": re.compile(r"[A-Z][a-z]+(?: [A-Z][a-z]+)*, (?:[A-Z]{2}\b|[A-Z][a-z]+)"),
}
_IN_SECTION: dict[str, dict[Field, re.Pattern[str]]] = {
    "study": {
        "degree": re.compile(
            r"(?:Bachelor|Master|Associate|Doctor)(?:'?s)?(?: of [A-Z]\w+)?(?: in [A-Z]\w+(?: [A-Z]\w+)*)?"
            r"|\b(?:B\.?Sc|M\.?Sc|B\.?A|M\.?A|M\.?B\.?A|Ph\.?D|B\.?Tech|B\.?E|B\.?Com)\b(?: in [A-Z]\w+(?: [A-Z]\w+)*)?"
        ),
        "school": re.compile(
            rf"{_CAPITALS}* (?:University|College|Institute|School)(?: of {_CAPITALS}*)?|University of {_CAPITALS}*"
        ),
        "graduation_year": re.compile(r"\b(?:19|20)\d\d\b(?!\s*[-–])"),
    },
    "work": {
        "title": re.compile(
            rf"{_CAPITALS}* (?:Manager|Engineer|Developer|Analyst|Consultant|Director|Assistant|Coordinator"
            r"|Specialist|Teacher)\b"
        ),
        "employer": re.compile(
            rf"{_CAPITALS}*,? (?:Inc|Ltd|LLC|Corp|Corporation|Company|Group|Bank|Technologies|Solutions)\b\.?"
        ),
    },
}


def read_by_baseline(text: str) -> list[Span]:
    """Spans in the order of the text."""
    return sorted(set(_read(text)), key=lambda span: (span.start, span.end))


def _read(text: str) -> Iterator[Span]:
    section, start, named = "", 0, False
    for line in text.split("\n"):
        if heading := _HEADING.match(line):
            section = heading.lastgroup or ""
        elif not named and _NAME.match(line):
            named = True
            yield Span("name", start, start + len(line))
        patterns: dict[Field, re.Pattern[str]] = {**_ANYWHERE, **_IN_SECTION.get(section, {})}
        for field, pattern in patterns.items():
            yield from (Span(field, start + found.start(), start + found.end()) for found in pattern.finditer(line))
        start += len(line) + 1


_UNTUNED = CrfSettings(l1=0.1, l2=0.1)


def tag_plainly(documents: Sequence[LabelledDocument]) -> Iterator[list[Mention]]:
    """What an untuned linear-chain CRF on word forms finds in each document, held out by cluster."""
    return (spans_of(look.tokens, look.tags) for look in look_held_out(documents, [_UNTUNED], _read_word_forms))


def _read_word_forms(text: str, tokens: list[Token]) -> list[list[str]]:
    forms = [[f"w={token.text.lower()}", f"s={_shape(token.text)}", f"u={token.text[-3:].lower()}"] for token in tokens]
    return [
        ["bias", *forms[at], *(f"{step}{form}" for step in (-2, -1, 1, 2) for form in _near(forms, at + step))]
        for at in range(len(tokens))
    ]


def _near(forms: list[list[str]], at: int) -> list[str]:
    return forms[at][:2] if 0 <= at < len(forms) else ["end"]


def _shape(word: str) -> str:
    return re.sub(r"(.)\1+", r"\1", re.sub(r"\d", "d", re.sub(r"[A-Z]", "X", re.sub(r"[a-z]", "x", word))))
