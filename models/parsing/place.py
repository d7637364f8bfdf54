"""Reads a place as people write it ("80331 München", "Austin, TX", "Remote - UK") into country, region and city.

No geocoding and no distances here: the gazetteer is our own short list of larger cities and all ISO countries.
"""

import csv
import re
import unicodedata
from collections import defaultdict
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from pathlib import Path

from models.parsing.records import Remote
from models.parsing.remote import drop_remote_words, find_remote

_GAZETTEER = Path(__file__).parent / "data" / "places.csv"


@dataclass(frozen=True, slots=True)
class Place:
    """`country` is ISO 3166-1 alpha-2; `region` and `city` are usual English names; None where nothing is said."""

    country: str | None = None
    region: str | None = None
    city: str | None = None
    remote: Remote | None = None


_ALTERNATIVES = re.compile(r"\s*(?:[;|/\n•]|\bor\b|\boder\b|\bund\b|&)\s*")
_PARTS = re.compile(r"\s*(?:[,()\[\]:·]|\s[-–—]\s)\s*")
_POSTCODE = re.compile(
    r"\b(?:[A-Z]{1,2}-)?\d{4,6}(?:-\d{4})?\b|\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b|\b[A-Z]\d[A-Z] ?\d[A-Z]\d\b"
)
_FILLER = re.compile(
    r"(?i)\b(?:greater|metropolitan|metro|area|region|großraum|raum|based in|located in|near|bei|in der nähe von)\b"
)
_NO_CITY = re.compile(
    r"(?i)\b(?:office|headquarters|various|multiple|several|locations?|flexible|nationwide|anywhere|any)\b"
)
_CITY_NAME = re.compile(r"[^\W\d_][\w'’.-]+(?: [\w'’.-]+){0,3}")


@lru_cache(maxsize=65536)
def find_place(text: str) -> Place:
    """The first place that a short text names. An unknown town before a known country or state is kept as written."""
    remote = find_remote(text)
    for alternative in _ALTERNATIVES.split(drop_remote_words(text)):
        place = _locate(alternative)
        if place.country:
            return replace(place, remote=remote)
    return Place(remote=remote)


def is_place(text: str) -> bool:
    """Whether the text is the name of a place and nothing else ("Berlin", "Austin, TX")."""
    segments = [part for part in _PARTS.split(text) if part.strip()]
    return bool(segments) and all(_named(_POSTCODE.sub("", part)) for part in segments)


def place_names() -> frozenset[str]:
    """Every folded name of the gazetteer that is longer than a code, for masking (see `fold_name`)."""
    return frozenset(_gazetteer()[0])


def country_names() -> dict[str, str]:
    """Folded country names and aliases -> ISO 3166-1 alpha-2."""
    return {name: entry.country for name, entries in _gazetteer()[0].items() for entry in entries if _rank(entry) == 0}


def fold_name(text: str) -> str:
    """Case, accents, dots and hyphens removed: the form that names are compared in."""
    letters = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return " ".join(plain.replace(".", "").replace("-", " ").replace("’", "'").split())


@dataclass(frozen=True, slots=True)
class _Entry:
    country: str
    region: str | None
    city: str | None

    def agrees(self, other: "_Entry") -> bool:
        return (
            self.country == other.country
            and (self.region is None or other.region is None or self.region == other.region)
            and (self.city is None or other.city is None or self.city == other.city)
        )


_Names = dict[str, list[_Entry]]


@cache
def _gazetteer() -> tuple[_Names, _Names]:
    """Names by their folded form, and codes such as TX, UK or NYC, which count in capitals only."""
    names: _Names = defaultdict(list)
    codes: _Names = defaultdict(list)
    with _GAZETTEER.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            entry = _Entry(row["country"], *_below_country(row))
            for surface in {row["name"], *row["aliases"].split("|")} - {""}:
                bare = surface.replace(".", "")
                target, key = (codes, bare) if len(bare) <= 4 and bare.isupper() else (names, fold_name(surface))
                for form in {key, fold_name(_spell_umlauts(surface)) if target is names else key}:
                    target[form].append(entry)
            if row["kind"] == "country":
                codes[row["country"]].append(entry)
    return dict(names), dict(codes)


def _below_country(row: dict[str, str]) -> tuple[str | None, str | None]:
    if row["kind"] == "city":
        return row["region"] or None, row["name"]
    return (row["name"] if row["kind"] == "region" else None), None


def _spell_umlauts(text: str) -> str:
    return text.translate(str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue"}))


def _named(segment: str) -> list[_Entry]:
    names, codes = _gazetteer()
    bare = segment.strip().replace(".", "")
    return codes.get(bare, []) + names.get(fold_name(segment), [])


def _mentions(segment: str) -> list[tuple[str, list[_Entry]]]:
    """Known names in a segment, left to right, longest first; if there is none, the segment without entries."""
    whole = _FILLER.sub(" ", _POSTCODE.sub(" ", segment)).strip(" .-–")
    if not whole:
        return []
    if exact := _named(whole):
        return [(whole, exact)]
    words, found, start = whole.split(), list[tuple[str, list[_Entry]]](), 0
    while start < len(words):
        for end in range(min(len(words), start + 5), start, -1):
            name = " ".join(words[start:end])
            if name[:1].isupper() and (entries := _named(name)):
                found.append((name, entries))
                start = end - 1
                break
        start += 1
    return found or [(whole, [])]


def _rank(entry: _Entry) -> int:
    """0 a country, 1 a region, 2 a city."""
    return (entry.region is not None or entry.city is not None) + (entry.city is not None)


def _locate(text: str) -> Place:
    """Reads from the widest part (the last) to the narrowest; where they contradict each other the first one counts."""
    mentions = [mention for segment in _PARTS.split(text) for mention in _mentions(segment)]
    here: _Entry | None = None
    for at in range(len(mentions) - 1, -1, -1):
        surface, entries = mentions[at]
        others = [other for position, (_, other) in enumerate(mentions) if position != at]
        here = _narrow(here, surface, _by_support(entries, others, first=at == 0))
    return Place(here.country, here.region, here.city) if here else Place()


def _by_support(entries: list[_Entry], others: list[list[_Entry]], first: bool) -> list[_Entry]:
    """What the other parts agree with comes first; else a city and a country lead alone, and a state after a comma."""

    def order(entry: _Entry) -> tuple[int, int]:
        support = sum(any(entry.agrees(option) for option in options) for options in others)
        return -support, ((1, 2, 0) if first else (1, 0, 2))[_rank(entry)]

    return sorted(entries, key=order)


def _narrow(here: _Entry | None, surface: str, entries: list[_Entry]) -> _Entry | None:
    if here is None:
        return entries[0] if entries else None
    agreeing = [entry for entry in entries if entry.agrees(here)]
    if agreeing:
        chosen = agreeing[0]
        return _Entry(here.country, chosen.region or here.region, chosen.city or here.city)
    unknown = not entries and _CITY_NAME.fullmatch(surface) and not _NO_CITY.search(surface)
    if here.city is None and (unknown or any(entry.city for entry in entries)):
        return replace(here, city=surface)  # "Paris, TX": a town that we only know elsewhere, or not at all
    return entries[0] if entries else here
