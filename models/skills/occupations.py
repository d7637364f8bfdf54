"""Job titles to occupations, through alternate titles in English and German, abstaining when unsure.

It reads titles only; what a person did in an occupation is for the skills and the text to say.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from types import MappingProxyType
from typing import cast

import polars as pl
import snowballstemmer  # pyright: ignore[reportMissingTypeStubs]

from models.skills.taxonomy import parts, read_table

OCCUPATION_TABLE: dict[str, pl.DataType] = {
    "id": pl.String(),
    "label_en": pl.String(),
    "label_de": pl.String(),
    "isco": pl.String(),  # ISCO-08 unit group, four digits
    "family": pl.String(),
    "titles_en": pl.String(),  # parted by "|", as are the next two
    "titles_de": pl.String(),
    "skills": pl.String(),
}

TITLE_LINKS: dict[str, pl.DataType] = {
    "row": pl.UInt32(),  # index of the title
    "occupation_id": pl.String(),  # null: not sure enough to say
    "confidence": pl.Float64(),  # 0 where there is no occupation
}

MIN_CONFIDENCE = 0.6

_NOISE = re.compile(r"\([^)]*\)|\[[^]]*\]|\b[mfwdx](?:/[mfwdx])+\b|[/*:_-]in(?:nen)?\b|\b\d+[\d.,]*\b")
_SEGMENT = re.compile(r"\s[-–—@]\s|[|,;•]|\bat\b|\bfor\b|\bbei\b")
_WORD = re.compile(r"[^\W_](?:[^\W_]|[+#.&](?=\w|[+#]|$))*[+#]*")
_LEVELS = re.compile(
    r"\b(?:senior|junior|sr|jr|lead|principal|staff|chief|head|trainee|intern(?:ship)?|apprentice|associate|i{1,3}|iv"
    r"|experienced|entry|level|mid|freelance|part|full|time|temporary|remote|assistant|erfahrene[rn]?|leitende[rn]?"
    r"|azubi|auszubildende[rn]?|ausbildung|zu[mr]|als|praktikant|werkstudent|teilzeit|vollzeit)\b",
    re.IGNORECASE,
)
_RANKS = re.compile(
    r"\b(?:senior|junior|s(?:n)?r|jr|lead|principal|staff|trainee|intern(?:ship)?|apprentice|i{1,3}|iv|experienced|entry"
    r"|level|mid|freelance|part|full|time|temporary|remote|contract|permanent|urgent|fresh|graduates?|salary)\b"
)
"""Words that say nothing of the occupation; "assistant" and "head" are not among them, for they name others."""

_TITLE_WORD = re.compile(r"[\w&+#.]+")
_WRITTEN_OUT: dict[str, str] = {
    "mgr": "manager",
    "mgmt": "management",
    "exec": "executive",
    "asst": "assistant",
    "assist": "assistant",
    "eng": "engineer",
    "engr": "engineer",
    "tech": "technician",
    "dev": "developer",
    "admin": "administrative",
    "acct": "account",
    "accts": "accounts",
    "supv": "supervisor",
    "svc": "service",
    "rep": "representative",
    "hr": "human resources",
    "it": "ict",
    "qa": "quality assurance",
    "qc": "quality control",
    "ops": "operations",
    "pa": "personal assistant",
    "mktg": "marketing",
    "vp": "vice president",
    "biz": "business",
    "r&d": "research and development",
    "f&b": "food and beverage",
}

_ENGLISH = snowballstemmer.stemmer("english")  # pyright: ignore[reportUnknownMemberType, reportUnknownVariableType]
_stem_words = cast(Callable[[list[str]], list[str]], _ENGLISH.stemWords)  # pyright: ignore[reportUnknownMemberType]


@dataclass(frozen=True, slots=True)
class Occupation:
    """One occupation; `isco` is its ISCO-08 unit group, `skills` are ids of skills that are typical for it."""

    id: str
    label: str
    label_de: str
    isco: str
    family: str
    titles: tuple[str, ...]
    skills: tuple[str, ...]


@cache
def load_occupations() -> Mapping[str, Occupation]:
    """The occupations that ship with the product, by id."""
    table = read_table(files("models.skills") / "data" / "occupations.csv", OCCUPATION_TABLE).fill_null("")
    return MappingProxyType({row["id"]: _occupation(row) for row in table.iter_rows(named=True)})


def link_titles(titles: pl.Series) -> pl.DataFrame:
    """One row a title, TITLE_LINKS: the occupation that it names, or null where two would do or none is close."""
    linked = {title: _link(title) for title in titles.unique().to_list() if title is not None}
    links = [linked.get(title, (None, 0.0)) for title in titles.to_list()]
    return pl.DataFrame(
        {
            "row": range(len(links)),
            "occupation_id": [occupation_id for occupation_id, _ in links],
            "confidence": [confidence for _, confidence in links],
        },
        schema=TITLE_LINKS,
    )


def _occupation(row: Mapping[str, str]) -> Occupation:
    titles = (row["label_en"], row["label_de"], *parts(row["titles_en"]), *parts(row["titles_de"]))
    skills = tuple(parts(row["skills"]))
    return Occupation(row["id"], row["label_en"], row["label_de"], row["isco"], row["family"], titles, skills)


def plain_title(title: str) -> str:
    """A title as stems, without words of rank, figures and what stands in brackets, abbreviations written out."""
    return " ".join(_stems(bare_title(title)) or _stems(title))


def bare_title(title: str) -> str:
    """A title in lower case without words of rank, figures and what stands in brackets, abbreviations written out."""
    lowered = _NOISE.sub(" ", title.lower())
    words: list[str] = _TITLE_WORD.findall(_RANKS.sub(" ", lowered)) or _TITLE_WORD.findall(lowered)
    return " ".join(_WRITTEN_OUT.get(word, word) for word in words)


@cache
def _known_titles() -> Mapping[tuple[str, ...], str | None]:
    """Stemmed titles to occupations; None for those that two occupations share after stemming."""
    known: dict[tuple[str, ...], str | None] = {}
    for occupation in load_occupations().values():
        for title in occupation.titles:
            words = _stems(title)
            known[words] = occupation.id if known.get(words, occupation.id) == occupation.id else None
    return known


def _link(title: str) -> tuple[str | None, float]:
    named = [(confidence, occupation_id) for occupation_id, confidence in _guesses(title) if occupation_id]
    confidence, occupation_id = max(named, default=(0.0, None))
    return (occupation_id, round(confidence, 3)) if confidence >= MIN_CONFIDENCE else (None, 0.0)


def _guesses(title: str) -> Iterator[tuple[str | None, float]]:
    """The whole title is surest, then without words of rank, then its first part, then the longest title within."""
    known = _known_titles()
    first_part = _SEGMENT.split(_NOISE.sub(" ", title))[0]
    for text, confidence in ((title, 0.95), (first_part, 0.9)):
        plain = _stems(_LEVELS.sub(" ", text))
        yield known.get(_stems(text)), confidence
        yield known.get(plain), confidence - 0.05
        yield _longest_within(plain)


def _longest_within(words: tuple[str, ...]) -> tuple[str | None, float]:
    """The longest known title inside; of equal ones English puts the heart last, German first, so they must agree."""
    known = _known_titles()
    for length in range(len(words) - 1, 0, -1):
        found = [words[start : start + length] for start in range(len(words) - length + 1)]
        named = {known[part] for part in found if part in known and (length > 1 or len(part[0]) > 4)}
        if named:
            share = length / len(words)
            return (named.pop() if len(named) == 1 else None), 0.45 + 0.4 * share
    return None, 0.0


def _stems(title: str) -> tuple[str, ...]:
    words = _WORD.findall(_NOISE.sub(" ", title.lower()).replace("-", " "))
    return tuple(_stem_words([_masculine(word) for word in words]))


@lru_cache(maxsize=100_000)
def stem_title_word(word: str) -> str:
    """The stem of one lower-case word."""
    return _stem_words([word])[0]


def _masculine(word: str) -> str:
    """German feminine forms ("Entwicklerin") are one with the others; short words such as "admin" are left alone."""
    return word.removesuffix("in") if len(word) > 7 and word.endswith("erin") else word
