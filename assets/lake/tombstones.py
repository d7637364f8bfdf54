"""Who was erased: one small file a person below `tombstones/`, so that no later arrival or restore brings them back.

It holds hashes and instants only, never a word of the person's.
"""

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any

from assets.lake.files import Files

FOLDER = "tombstones"


@dataclass(frozen=True, slots=True)
class Tombstone:
    """One erased person.

    `profile_id` is a hash of what the person was known by. `documents` are the SHA-256 of the files that spoke of
    nobody else; `contents` the hashes by which their features were kept, needed only until the erasure is `done`.
    """

    profile_id: str
    erased_at: str  # ISO 8601
    documents: tuple[str, ...] = ()
    contents: tuple[str, ...] = ()
    done: bool = True

    @classmethod
    def read(cls, stored: dict[str, Any]) -> "Tombstone":
        """From what was stored, or from the receipt of an erasure. Raises KeyError, TypeError or ValueError."""
        if not isinstance(stored["profile_id"], str) or not isinstance(stored["erased_at"], str):
            raise TypeError("a tombstone names a profile and an instant")
        lists = {name: tuple(map(str, stored.get(name, ()))) for name in ("documents", "contents")}
        return cls(stored["profile_id"], stored["erased_at"], **lists, done=bool(stored.get("done", True)))

    def with_more(self, documents: Iterable[str] = (), contents: Iterable[str] = ()) -> "Tombstone":
        """The same person, known by these hashes too."""
        return Tombstone(
            self.profile_id,
            self.erased_at,
            tuple(sorted({*self.documents, *documents})),
            tuple(sorted({*self.contents, *contents})),
            self.done,
        )


class Tombstones:
    """All tombstones of one lake."""

    def __init__(self, files: Files) -> None:
        self.files = files

    def read(self) -> dict[str, Tombstone]:
        """By profile."""
        names = [name for name in self.files.names(FOLDER) if name.endswith(".json")]
        found = [Tombstone.read(json.loads(self.files.read(name))) for name in names]
        return {tombstone.profile_id: tombstone for tombstone in found}

    def write(self, tombstone: Tombstone) -> None:
        """Add one or replace it."""
        content = json.dumps(asdict(tombstone), indent=1, sort_keys=True).encode()
        self.files.replace(f"{FOLDER}/{tombstone.profile_id}.json", content)

    def documents(self) -> set[str]:
        """SHA-256 of every file that must not be taken in again."""
        return {document for tombstone in self.read().values() for document in tombstone.documents}
