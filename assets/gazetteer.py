"""Where the list of places that a user has loaded is kept: in the lake, beside the data that is read with it.

What is in the list and how it is looked up is known to `models.parsing`.
"""

import hashlib
import json
from dataclasses import asdict, dataclass

from assets.lake import Files
from models.parsing.places.gazetteer import LoadedPlaces

CURRENT = "gazetteer/current.json"


@dataclass(frozen=True)
class StoredPlaces:
    """What is known of the list that counts: its number, its file, and where it came from."""

    number: int
    file: str
    places: int
    sources: list[str]


def store_places(files: Files, content: bytes, places: int, sources: list[str]) -> tuple[StoredPlaces, bool]:
    """Make this list the one that documents are read with; False when it was so before."""
    known = read_stored(files)
    name = f"gazetteer/{hashlib.sha256(content).hexdigest()[:32]}.z"
    if known and known.file == name:
        return known, False
    files.write_once(name, content)
    stored = StoredPlaces((known.number if known else 0) + 1, name, places, sources)
    files.replace(CURRENT, json.dumps(asdict(stored)).encode())
    return stored, True


def read_stored(files: Files) -> StoredPlaces | None:
    """The list that counts; None when only our own short one does."""
    try:
        return StoredPlaces(**json.loads(files.read(CURRENT)))
    except FileNotFoundError:
        return None


def read_places(files: Files) -> LoadedPlaces | None:
    """The list itself, as it is handed to whoever reads documents."""
    stored = read_stored(files)
    return LoadedPlaces(stored.number, files.read(stored.file)) if stored else None
