"""A file with the mapping that a person gave for its columns: one piece of bytes, so that neither comes alone.

The mapping stands in a line of its own before the bytes as they came. It travels through the inbox, is stored and
hashed as one document, and is there at every reading; which columns it names is judged by the readers of tables.
"""

import json
from collections.abc import Mapping

from models.parsing.values import is_object

MARK = b"#matchmill-mapping "
_LONGEST = 65_536


def mapping_line(mapping: Mapping[str, str]) -> bytes:
    """What is put before the bytes of a file; nothing without a mapping."""
    if not mapping:
        return b""
    return MARK + json.dumps(dict(sorted(mapping.items())), ensure_ascii=True).encode() + b"\n"


def split_mapping(content: bytes) -> tuple[dict[str, str], bytes]:
    """The mapping that a document came with, and its bytes as they were."""
    if not content.startswith(MARK):
        return {}, content
    end = content.find(b"\n", 0, _LONGEST)
    try:
        mapping = json.loads(content[len(MARK) : end])
    except (ValueError, RecursionError):
        return {}, content
    if not is_object(mapping) or end < 0:
        return {}, content
    return {field: str(column) for field, column in mapping.items()}, content[end + 1 :]
