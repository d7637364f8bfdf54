"""What the constraints rest on, read from profiles and postings into arrays that broadcast against each other.

Only the facts that a person or an employer states about place, pay, hours and languages; no verdict falls here.
"""

from collections.abc import Mapping
from typing import Any

import numpy as np
import numpy.typing as npt
import polars as pl
import pycountry

Array = npt.NDArray[Any]
Facts = Mapping[str, Array]
"""Arrays of one side, all of one shape. Codes are 0 where the document does not say."""

PROFILE_FACTS = (
    "country", "region", "city", "remote", "relocate", "employment_types", "pay_floor_annual", "pay_currency",
    "language", "languages",
)  # fmt: skip
POSTING_FACTS = (
    "country", "region", "city", "remote", "employment_types", "pay_annual_min", "pay_annual_max", "pay_currency",
    "languages_required",
)  # fmt: skip

EMPLOYMENT_TYPES = (
    "FULL_TIME", "PART_TIME", "CONTRACTOR", "TEMPORARY", "INTERN", "VOLUNTEER", "PER_DIEM",
)  # fmt: skip
"""schema.org's values without OTHER, which says nothing that could be compared."""

ONSITE, HYBRID, REMOTE = 1, 2, 3
_REMOTE = {"onsite": ONSITE, "hybrid": HYBRID, "remote": REMOTE}
_BASIC_LEVELS = ("A1", "A2")

_CODES = sorted({str(getattr(entry, "alpha_2", "")) for entry in list[object](pycountry.languages)} - {""})
_LANGUAGES = {code: bit for bit, code in enumerate(_CODES)}
_WORD_BITS = 62
LANGUAGE_WORDS = -(-len(_CODES) // _WORD_BITS)
"""How many whole numbers hold one bit for each language of ISO 639-1."""


def read_profile_facts(profiles: pl.DataFrame) -> dict[str, Array]:
    """Facts of CURRENT_PROFILES, one entry a row."""
    return {
        **_places(profiles),
        "relocate": _codes(profiles["relocate"], {True: 1, False: -1}),
        "types": _type_bits(profiles["employment_types"]),
        "pay_floor": profiles["pay_floor_annual"].fill_null(float("nan")).to_numpy(),
        "currency": _hashes(profiles["pay_currency"]),
        "lists_languages": (profiles["languages"].list.len().fill_null(0) > 0).to_numpy(),
        **_language_bits("speaks", [_spoken(*row) for row in profiles.select("language", "languages").iter_rows()]),
        **_language_bits("basic", [_spoken_basic(listed) for listed in profiles["languages"].to_list()]),
    }


def read_posting_facts(postings: pl.DataFrame) -> dict[str, Array]:
    """Facts of CURRENT_POSTINGS, one entry a row."""
    return {
        **_places(postings),
        "types": _type_bits(postings["employment_types"]),
        "pay_min": postings["pay_annual_min"].fill_null(float("nan")).to_numpy(),
        "pay_max": postings["pay_annual_max"].fill_null(float("nan")).to_numpy(),
        "currency": _hashes(postings["pay_currency"]),
        **_language_bits("asks", [set(asked or ()) for asked in postings["languages_required"].to_list()]),
    }


def _places(rows: pl.DataFrame) -> dict[str, Array]:
    return {
        "country": _hashes(rows["country"]),
        "region": _hashes(rows["region"]),
        "city": _hashes(rows["city"]),
        "remote": _codes(rows["remote"], _REMOTE),
    }


def _hashes(words: pl.Series) -> Array:
    """A number for each word whatever its case, equal for equal words within this process; 0 where there is none."""
    words = words.cast(pl.String).str.strip_chars().str.to_lowercase()
    hashes = words.hash(seed=0)
    return pl.select(pl.when(words.is_null() | (words == "")).then(0).otherwise(hashes)).to_series().to_numpy()


def _codes(values: pl.Series, numbers: Mapping[Any, int]) -> Array:
    return values.replace_strict(numbers, default=0, return_dtype=pl.Int8).fill_null(0).to_numpy()


def _type_bits(types: pl.Series) -> Array:
    """One bit an employment type."""
    bit = {name: 1 << at for at, name in enumerate(EMPLOYMENT_TYPES)}
    return np.array([sum({bit.get(name, 0) for name in row or ()}) for row in types.to_list()], dtype=np.int64)


def _language_bits(name: str, sets: list[set[str]]) -> dict[str, Array]:
    """Sets of languages as one bit a language, `LANGUAGE_WORDS` whole numbers a row: `name_0`, `name_1` and so on."""
    bits = [sum(1 << _LANGUAGES[code] for code in languages if code in _LANGUAGES) for languages in sets]
    return {
        f"{name}_{word}": np.array([(row >> (word * _WORD_BITS)) % (1 << _WORD_BITS) for row in bits], dtype=np.int64)
        for word in range(LANGUAGE_WORDS)
    }


def _spoken(written: str | None, listed: list[dict[str, Any]] | None) -> set[str]:
    """Languages at B1 or better, at no stated level, and the one that the résumé is written in."""
    spoken = {entry["language"] for entry in listed or () if entry["level"] not in _BASIC_LEVELS}
    return spoken | ({written} if written else set())


def _spoken_basic(listed: list[dict[str, Any]] | None) -> set[str]:
    return {entry["language"] for entry in listed or () if entry["level"] in _BASIC_LEVELS}
