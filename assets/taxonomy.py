"""The taxonomy that is in use: ours, joined with the official classifications that were loaded into the lake.

Loading never computes features; their version names the taxonomy's, so the next run computes what is missing.
"""

import io
import json
from hashlib import sha256

import polars as pl

from assets.lake.files import Files
from assets.lake.lake import Lake
from models.skills.official.records import Official
from models.skills.taxonomy import Taxonomy, combine_taxonomy, load_taxonomy

SOURCES = ("esco", "onet")
"""In the order in which they are joined: where both name a skill, it is ESCO's."""

_FRAMES = ("skills", "occupations", "relations")
_joined: dict[tuple[str, ...], Taxonomy] = {}


def taxonomy_of(lake: Lake) -> Taxonomy:
    """Ours and what is loaded; joined once a process for as long as nothing else is loaded."""
    return taxonomy_in(lake.files)


def taxonomy_in(files: Files) -> Taxonomy:
    """The same for those who read below a root where there may be no lake."""
    contents = tuple(_pointer(files, source) for source in SOURCES)
    if not any(contents):
        return load_taxonomy()
    if contents not in _joined:
        _joined.clear()
        _joined[contents] = combine_taxonomy(_read_all(files))
    return _joined[contents]


def read_officials(lake: Lake) -> list[Official]:
    """The classifications that are loaded."""
    return _read_all(lake.files)


def store_official(lake: Lake, official: Official) -> str:
    """Make a classification the one in use of its source; returns its content's identifier."""
    files = {frame: _parquet(getattr(official, frame)) for frame in _FRAMES}
    content = sha256(b"".join(files[frame] for frame in _FRAMES)).hexdigest()[:16]
    for frame, stored in files.items():
        lake.files.write_once(_name(official.source, content, frame), stored)
    lake.files.replace(f"taxonomy/{official.source}.json", json.dumps({"content": content}).encode())
    return content


def drop_official(lake: Lake, source: str) -> bool:
    """Stop using a classification; its files stay. False when it was not loaded."""
    if not _pointer(lake.files, source):
        return False
    lake.files.delete(f"taxonomy/{source}.json")
    return True


def _pointer(files: Files, source: str) -> str:
    try:
        return str(json.loads(files.read(f"taxonomy/{source}.json"))["content"])
    except FileNotFoundError:
        return ""


def _read_all(files: Files) -> list[Official]:
    found = [(source, content) for source in SOURCES if (content := _pointer(files, source))]
    return [Official(source, *(_read(files, source, content, frame) for frame in _FRAMES)) for source, content in found]


def _read(files: Files, source: str, content: str, frame: str) -> pl.DataFrame:
    return pl.read_parquet(io.BytesIO(files.read(_name(source, content, frame))))


def _name(source: str, content: str, frame: str) -> str:
    return f"taxonomy/{source}-{content}/{frame}.parquet"


def _parquet(rows: pl.DataFrame) -> bytes:
    written = io.BytesIO()
    rows.write_parquet(written)
    return written.getvalue()
