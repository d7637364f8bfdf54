"""Documents whose exact truth is known: RenderCV's examples, each a YAML file and the PDF that was made of it.

https://github.com/rendercv/rendercv (MIT); how a text came to be is not known here.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

import yaml

_KEYS = ("company", "institution", "name", "title", "bullet", "number", "reversed_number", "label")
_TEXTS = ("summary", "highlights", "details")
_DATES = ("date", "start_date", "end_date")
_DATE = 30  # letters of a date that may stand before its entry's first words


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a CV: what it begins with, the years that it names, and the sentences below."""

    key: str
    years: tuple[str, ...]
    texts: tuple[str, ...]


def read_pairs(folder: Path) -> list[tuple[list[Entry], Path]]:
    """What each YAML file of a folder says, in order, and the PDF of the same name."""
    files = sorted(folder.glob("*.yaml"))
    return [(_entries(file), file.with_suffix(".pdf")) for file in files if file.with_suffix(".pdf").exists()]


def order_of(entries: list[Entry], text: str) -> float:
    """The share of the truth's strings that stand whole in the text, behind the one before."""
    packed = _pack(text)
    said = [_pack(string) for entry in entries for string in (entry.key, *entry.texts)]
    right, before = 0, 0
    for string in said:
        found = packed.find(string, before)
        right += found >= 0
        before = found + len(string) if found >= 0 else before
    return right / max(1, len(said))


def share_of_dates(entries: list[Entry], text: str) -> float:
    """The share of years that stand with their own entry: between what is said before it and what comes next."""
    packed = _pack(text)
    right, before = 0, 0
    for entry, following in zip(entries, [*entries[1:], None], strict=True):
        start = max(packed.find(_pack(entry.key), before), before)
        end = packed.find(_pack(following.key), start + 1) if following else len(packed)
        stretch = packed[max(before, start - _DATE) : end if end >= 0 else len(packed)]
        right += sum(year in stretch for year in entry.years)
        before = start + len(_pack(entry.key))
    return right / max(1, sum(len(entry.years) for entry in entries))


def _entries(file: Path) -> list[Entry]:
    sections = yaml.safe_load(file.read_text(encoding="utf-8"))["cv"]["sections"]
    return [_entry(item) for items in sections.values() for item in items]


def _entry(item: object) -> Entry:
    if not isinstance(item, dict):
        return Entry(_plain(str(item)), (), ())
    told = cast("dict[str, Any]", item)
    key = next(str(told[name]) for name in _KEYS if told.get(name))
    dates = [str(told[name]) for name in _DATES if told.get(name)]
    years = tuple(year for stated in dates for year in re.findall(r"\b(?:19|20)\d\d\b", stated))
    texts = [text for name in _TEXTS if told.get(name) for text in _lines(told[name])]
    return Entry(_plain(key), years, tuple(map(_plain, texts)))


def _lines(value: object) -> Iterator[str]:
    """A list's strings; those that are indented in one of them stand on lines of their own."""
    for part in cast("list[object]", value) if isinstance(value, list) else [value]:
        yield from re.split(r"\n?\s+- ", str(part))


def _plain(said: str) -> str:
    return re.sub(r"\[([^\]]*)\]\([^)]*\)|\*+", r"\1", said)


def _pack(text: str) -> str:
    """Letters and digits alone: how blanks, quotes and hyphens are written is another question."""
    return re.sub(r"[\W_]+", "", text.lower())
