"""The shape of a JSON document: where its list of objects is, and whether one of them is a JSON Resume.

A document may be cut off after its beginning; what the objects say is not known here.
"""

import json
import re

from models.parsing.values import Json, is_list, is_object

JSON_RESUME_KEYS = frozenset(
    {"basics", "work", "education", "skills", "languages", "certificates", "projects", "awards"}
)
_NAMES = frozenset({"name", "full_name", "fullName", "first_name", "firstName", "email"})
_TITLES = frozenset({"title", "jobTitle"})
_LIST = re.compile(r"\[\s*(?=\{)")
_GAP = re.compile(r"[\s,]*")
_MOST = 20


def find_list(document: Json) -> list[Json]:
    """The elements of a list, of the only list of objects within an object, or the object itself as the only one."""
    if is_list(document):
        return document
    if not is_object(document):
        return [document]
    lists = [value for value in document.values() if is_list(value) and all(map(is_object, value))]
    filled = [value for value in lists if value]
    if document.keys() & _TITLES or len(filled) > 1 or is_json_resume(document):
        return [document]
    return filled[0] if filled else lists[0] if lists else [document]  # an empty list: a board with nothing open


def is_json_resume(value: Json) -> bool:
    """Whether an object has the sections of https://jsonresume.org/schema, and no person's name beside them."""
    if not is_object(value) or not _NAMES.isdisjoint(value):
        return False
    sections = [key for key in JSON_RESUME_KEYS & value.keys() if is_object(value[key]) or is_list(value[key])]
    return is_object(value.get("basics")) or (
        len(sections) > 1 and any(is_list(value[key]) and any(map(is_object, value[key])) for key in sections)
    )


def begin_json(text: str) -> Json:
    """The document that a text is or begins: the whole, else its first lines or first elements as a list.

    Raises ValueError when not even the first of them is whole.
    """
    start = text.lstrip("\ufeff \t\r\n")
    decoder = json.JSONDecoder(strict=False)
    try:
        value, end = decoder.raw_decode(start)
    except RecursionError as error:
        raise ValueError("nested too deeply") from error
    except ValueError:
        inside = _LIST.search(start)
        found = _decode_some(decoder, start, inside.end() if inside else 0) or _decode_lines(start)
        if not found:
            raise
        return found
    return value if not start[end:].strip() else [value, *_decode_some(decoder, start, end)]


def _decode_some(decoder: json.JSONDecoder, text: str, at: int) -> list[Json]:
    """Values that follow each other, up to the first that is not whole."""
    found: list[Json] = []
    while len(found) < _MOST and at < len(text):
        gap = _GAP.match(text, at)
        try:
            value, at = decoder.raw_decode(text, gap.end() if gap else at)
        except (ValueError, RecursionError):
            break
        found.append(value)
    return found


def _decode_lines(text: str) -> list[Json]:
    """The first lines that are whole values, where the first of all is not."""
    found: list[Json] = []
    for line in text.splitlines()[:_MOST]:
        try:
            found.append(json.loads(line))
        except (ValueError, RecursionError):
            continue
    return [value for value in found if is_object(value)]
