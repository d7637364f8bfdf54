"""Reading untyped values of JSON answers and table cells: one way to reach in, one way to become text or a number.

Nothing here knows what a posting is, and nothing raises: a value that can't be read is `None`.
"""

import re
from html import unescape
from typing import Any, TypeGuard

Json = Any
"""Whatever a JSON document or a table cell may hold."""

_BLANKS = re.compile(r"[\s\u00a0\u200b\u200c\u200d\u2060\ufeff]+")
_EMPTY = frozenset({"", "-", "--", "n/a", "na", "nan", "null", "none", "not specified", "unknown", "tbd", "?"})
_YES = frozenset({"true", "yes", "y", "1", "ja", "oui", "sí"})
_NO = frozenset({"false", "no", "n", "0", "nein", "non"})


def is_object(value: Json) -> TypeGuard[dict[str, Json]]:
    """Whether it is a JSON object."""
    return isinstance(value, dict)


def is_list(value: Json) -> TypeGuard[list[Json]]:
    """Whether it is a JSON list."""
    return isinstance(value, list)


def at(value: Json, *path: str | int) -> Json:
    """What lies under a path of keys and list positions, or `None` where the path ends early."""
    for step in path:
        if isinstance(step, str):
            value = value.get(step) if is_object(value) else None
        else:
            value = value[step] if is_list(value) and step < len(value) else None
    return value


def first(*values: Json) -> Json:
    """The first value that says something."""
    return next((value for value in values if value not in (None, "", [], {})), None)


def as_text(value: Json) -> str | None:
    """One line without entities and doubled or invisible blanks; `None` for nothing, containers, words for nothing."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    text = _BLANKS.sub(" ", unescape(value) if isinstance(value, str) else str(value)).strip()
    return None if text.lower() in _EMPTY else text


def as_list(value: Json) -> list[Json]:
    """A list stays one, nothing is an empty one, anything else is the only element."""
    if is_list(value):
        return value
    return [] if value is None or value == "" else [value]


def as_texts(value: Json) -> list[str]:
    """Every element that is text."""
    return [text for text in map(as_text, as_list(value)) if text]


def read_name(value: Json) -> str | None:
    """Text as it is, or the name of a thing; of a list the first."""
    return (
        as_text(value)
        or as_text(first(at(value, "name"), at(value, "value")))
        or as_text(at(value, 0) or at(value, 0, "name"))
    )


def as_flag(value: Json) -> bool | None:
    """True and false in the spellings of exports; `None` when it is neither."""
    if isinstance(value, bool):
        return value
    word = (as_text(value) or "").lower()
    return True if word in _YES else False if word in _NO else None
