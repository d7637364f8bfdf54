"""Reads a place as people write it ("80331 München", "Austin, TX", "Remote - UK") into country, region and city.

No geocoding and no distances here. Names are looked up in our own short list of larger cities and all ISO countries;
what that doesn't know, in the list that a user has loaded (see `gazetteer.py`), as whole names only: a long list has
towns called "Of" and "Date".
"""

import re
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from models.parsing.meanings.remote import drop_remote_words, find_remote
from models.parsing.places.gazetteer import (
    Entry,
    LoadedPlaces,
    fold_name,
    loaded_names,
    shipped_names,
    use_places,
)
from models.parsing.records import Remote


@dataclass(frozen=True, slots=True)
class Place:
    """`country` is ISO 3166-1 alpha-2; `region` and `city` are usual English names; None where nothing is said."""

    country: str | None = None
    region: str | None = None
    city: str | None = None
    remote: Remote | None = None


_ALTERNATIVES = re.compile(r"\s*(?:[;|/\n•]|\bor\b|\boder\b|\bund\b|&)\s*")
_PARTS = re.compile(r"\s*(?:[,，、()\[\]:·]|\s[-–—]\s)\s*")
_POSTCODE = re.compile(
    r"\b\d{4} ?[A-Z]{2}\b(?= [A-Z][a-z])"
    r"|\b(?:[A-Z]{1,2}-)?\d{4,6}(?:-\d{4})?\b|\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b|\b[A-Z]\d[A-Z] ?\d[A-Z]\d\b"
)
_CODE = re.compile(r"(?!US|UK)[A-Z]{2}")
"""Two capitals before other words are as likely a field of work ("AI researcher") as a country."""
_CODED = re.compile(r"\s*([A-Z]{2})-(?:([^\W\d_][\w .']*)-)?([^\W\d_][\w .']+)\s*")
_FILLER = re.compile(
    r"(?i)\b(?:greater|metropolitan|metro|area|region|großraum|raum|based in|located in|near|bei|in der nähe von)\b"
)
_NO_CITY = re.compile(
    r"(?i)\b(?:office|headquarters|various|multiple|several|locations?|flexible|nationwide|anywhere|any|global"
    r"|others?|international|world|worldwide|latam|emea|apac|europe|americas?|asia|africa|oceania|time ?zones?)\b"
)
_CITY_NAME = re.compile(r"[^\W\d_][\w'’.-]+(?: [\w'’.-]+){0,3}")


@lru_cache(maxsize=65536)
def find_place(text: str) -> Place:
    """The first place that a short text names. An unknown town before a known country or state is kept as written."""
    remote = find_remote(text)
    alternatives = [_turn_round(part) for part in _ALTERNATIVES.split(drop_remote_words(text))]
    for more in (False, True) if loaded_names() else (False,):
        for alternative in alternatives:
            place = _locate(alternative, more)
            if place.country:
                return replace(_with_region(place), remote=remote)
    return Place(remote=remote)


def _turn_round(text: str) -> str:
    """ "US-CA-Menlo Park", as staffing systems write it, from the town to the country."""
    coded = _CODED.fullmatch(text)
    if coded is None or all(_rank(entry) for entry in _named(coded[1])):
        return text
    return ", ".join(part for part in (coded[3], coded[2], coded[1]) if part)


def look_up_in(places: LoadedPlaces | None) -> None:
    """Read places with this list besides our own from now on, in this process; None for our own alone."""
    if use_places(places):
        find_place.cache_clear()
        is_place.cache_clear()


@lru_cache(maxsize=65536)
def is_place(text: str) -> bool:
    """Whether the text is the name of a place and nothing else ("Berlin", "Austin, TX")."""
    segments = [part for part in _PARTS.split(text) if part.strip()]
    return bool(segments) and all(_named(_POSTCODE.sub("", part)) for part in segments)


def place_names() -> frozenset[str]:
    """Every folded name of the gazetteer that is longer than a code, for masking (see `fold_name`)."""
    return frozenset(shipped_names()[0])


@cache
def country_names() -> dict[str, str]:
    """Folded country names and aliases -> ISO 3166-1 alpha-2."""
    return {
        name: entry.country for name, entries in shipped_names()[0].items() for entry in entries if _rank(entry) == 0
    }


def _with_region(place: Place) -> Place:
    """A town that our own list doesn't know, before a country that it does: the loaded list may know its region."""
    if place.city is None or place.region is not None:
        return place
    known = (entry for entry in loaded_names().get(fold_name(place.city), []) if entry.country == place.country)
    entry = next((entry for entry in known if entry.city), None)
    return replace(place, region=entry.region, city=entry.city) if entry else place


def _named(segment: str, more: bool = False) -> list[Entry]:
    names, codes = shipped_names()
    bare, folded = segment.strip().replace(".", ""), fold_name(segment)
    ours = codes.get(bare, []) + names.get(folded, [])
    return ours or (loaded_names().get(folded, []) if more else [])


def _mentions(segment: str, more: bool) -> list[tuple[str, list[Entry]]]:
    """Known names in a segment, left to right, longest first; if there is none, the segment without entries."""
    whole = _FILLER.sub(" ", _POSTCODE.sub(" ", segment)).strip(" .-–")
    if not whole:
        return []
    if exact := _named(whole, more):
        return [(whole, exact)]
    words, found, start = whole.split(), list[tuple[str, list[Entry]]](), 0
    while start < len(words):
        for end in range(min(len(words), start + 5), start, -1):
            name = " ".join(words[start:end])
            in_prose = _CODE.fullmatch(name) and end < len(words)
            if name[:1].isupper() and not in_prose and (entries := _named(name)):
                found.append((name, entries))
                start = end - 1
                break
        start += 1
    return found or [(whole, [])]


def _rank(entry: Entry) -> int:
    """0 a country, 1 a region, 2 a city."""
    return (entry.region is not None or entry.city is not None) + (entry.city is not None)


def _locate(text: str, more: bool) -> Place:
    """Reads from the widest part (the last) to the narrowest; where they contradict each other the first one counts."""
    mentions = [mention for segment in _PARTS.split(text) for mention in _mentions(segment, more)]
    here: Entry | None = None
    for at in range(len(mentions) - 1, -1, -1):
        surface, entries = mentions[at]
        others = [other for position, (_, other) in enumerate(mentions) if position != at]
        here = _narrow(here, surface, _by_support(entries, others, first=at == 0))
    return Place(here.country, here.region, here.city) if here else Place()


def _by_support(entries: list[Entry], others: list[list[Entry]], first: bool) -> list[Entry]:
    """What the other parts agree with comes first; else a city and a country lead alone, and a state after a comma."""

    def order(entry: Entry) -> tuple[int, int]:
        support = sum(any(entry.agrees(option) for option in options) for options in others)
        return -support, ((1, 2, 0) if first else (1, 0, 2))[_rank(entry)]

    return sorted(entries, key=order)


def _narrow(here: Entry | None, surface: str, entries: list[Entry]) -> Entry | None:
    if here is None:
        return entries[0] if entries else None
    agreeing = [entry for entry in entries if entry.agrees(here)]
    if agreeing:
        chosen = agreeing[0]
        return Entry(here.country, chosen.region or here.region, chosen.city or here.city)
    unknown = not entries and _CITY_NAME.fullmatch(surface) and not _NO_CITY.search(surface)
    if here.city is None and (unknown or any(entry.city for entry in entries)):
        return replace(here, city=surface)  # "Paris, TX": a town that we only know elsewhere, or not at all
    return entries[0] if entries else here
