"""Names of places and what they stand for: our own short list, and behind it a long one that a user has loaded.

How a line of text is cut into such names is not known here; nothing is read from any store.
"""

import csv
import unicodedata
import zlib
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from models.parsing.records import PARSER_VERSION

_SHIPPED = Path(__file__).parent / "data" / "places.csv"
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue"})


@dataclass(frozen=True, slots=True)
class Entry:
    """A country, a region of it (`city` None) or a city."""

    country: str
    region: str | None
    city: str | None

    def agrees(self, other: "Entry") -> bool:
        """Whether both can be true of one place."""
        return (
            self.country == other.country
            and (self.region is None or other.region is None or self.region == other.region)
            and (self.city is None or other.city is None or self.city == other.city)
        )


Names = dict[str, list[Entry]]


@dataclass(frozen=True, slots=True)
class LoadedPlaces:
    """A long list as one piece of bytes (see `pack_places`). `number` counts the lists that an installation has had."""

    number: int
    content: bytes

    @property
    def parser_version(self) -> str:
        """The version of rows that are read with this list; a later list is a later version."""
        return f"{PARSER_VERSION}.{self.number}"


_loaded: LoadedPlaces | None = None


def use_places(places: LoadedPlaces | None) -> bool:
    """Look names up in this list too from now on, in this process; False when that was so before."""
    global _loaded
    changed = places != _loaded
    if changed:
        _loaded = places
        loaded_names.cache_clear()
    return changed


@cache
def shipped_names() -> tuple[Names, Names]:
    """Names by their folded form, and codes such as TX, UK or NYC, which count in capitals only."""
    names: Names = defaultdict(list)
    codes: Names = defaultdict(list)
    with _SHIPPED.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            entry = Entry(row["country"], *_below_country(row))
            for surface in {row["name"], *row["aliases"].split("|")} - {""}:
                bare = surface.replace(".", "")
                target, key = (codes, bare) if len(bare) <= 4 and bare.isupper() else (names, fold_name(surface))
                for form in {key, fold_name(surface.translate(_UMLAUTS)) if target is names else key}:
                    target[form].append(entry)
            if row["kind"] == "country":
                codes[row["country"]].append(entry)
    return dict(names), dict(codes)


@cache
def loaded_names() -> Names:
    """Folded names of the loaded list, the most populous place of a name first; empty when none is loaded."""
    names: Names = {}
    if _loaded is None:
        return names
    for line in zlib.decompress(_loaded.content).decode().splitlines():
        country, region, city, keys = line.split("\t")
        entry = Entry(country, region or None, city or None)
        for key in keys.split("|"):
            names.setdefault(key, []).append(entry)
    return names


def pack_places(entries: Iterable[tuple[Entry, Iterable[str]]]) -> bytes:
    """A list of entries and their names, the most populous first, as the bytes of `LoadedPlaces`."""
    lines: list[str] = []
    for entry, surfaces in entries:
        forms = {form for surface in surfaces for form in (fold_name(surface), fold_name(surface.translate(_UMLAUTS)))}
        keys = "|".join(sorted(form.replace("|", " ") for form in forms if len(form) > 1))
        parts = (entry.country, entry.region or "", entry.city or "", keys)
        if keys:
            lines.append("\t".join(" ".join(part.split()) for part in parts))
    return zlib.compress("\n".join(lines).encode(), 9)


def fold_name(text: str) -> str:
    """Case, accents, dots and hyphens removed: the form that names are compared in."""
    letters = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return " ".join(plain.replace(".", "").replace("-", " ").replace("’", "'").split())


def _below_country(row: dict[str, str]) -> tuple[str | None, str | None]:
    if row["kind"] == "city":
        return row["region"] or None, row["name"]
    return (row["name"] if row["kind"] == "region" else None), None
