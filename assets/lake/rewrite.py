"""Rows taken out of a lake for good: every file that holds them is written anew without them, in all versions.

It is the one exception to "files never change", for erasing people; whose rows go is said by the caller. Only who has
the lake alone may call it. Manifests of earlier versions stay, under the names that their new content gives them.
"""

import io
import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace

import polars as pl

from assets.lake.draft import Draft
from assets.lake.files import Files
from assets.lake.manifest import Manifest, Part

Matches = Callable[[str, Sequence[str]], pl.Expr | None]
"""From an asset and the columns of one of its files to the rows that go; None when none can."""

Follow = Callable[[list[str]], Iterable[str]]


@dataclass
class Rewriting:
    """Which files hold such rows, and how many by asset, over all versions. Nothing is written before `write`.

    `write`, then `move`, then `clear`; each may be cut off, and doing all three again finishes it.
    """

    files: Files
    matches: Matches
    rows: dict[str, int] = field(default_factory=dict[str, int])
    found: list[str] = field(default_factory=list[str])
    replaced: dict[str, Part] = field(default_factory=dict[str, Part])
    manifests: int = 0
    _spent: list[str] = field(default_factory=list[str])

    def write(self) -> None:
        """Write each file that was found anew, beside the old one."""
        for name in self.found:
            rows = pl.read_parquet(_source(self.files, name))
            gone = self.matches(_asset(name), rows.columns)
            kept = rows if gone is None else rows.filter(~gone.fill_null(False))
            self.replaced[name] = Draft(self.files, _asset(name), {}, previous=None).write(kept)

    def move(self) -> None:
        """Let all manifests name the new files, then all pointers the new manifests."""
        renamed: dict[str, str] = {}
        identifiers: dict[str, str] = {}
        for name in self.files.names("manifests"):
            before = Manifest.from_json(self.files.read(name))
            after = self._renewed(before, identifiers)
            if after == before:
                continue
            identifiers[before.manifest_id] = after.manifest_id
            renamed[name] = f"{name.rsplit('-', 1)[0]}-{after.manifest_id}.json"
            self.files.replace(renamed[name], after.to_json())
        for name in self.files.names("current"):
            pointed = json.loads(self.files.read(name))["manifest"]
            if pointed in renamed:
                self.files.replace(name, json.dumps({"manifest": renamed[pointed]}).encode())
        self.manifests = len(renamed)
        self._spent = [name for name, now in renamed.items() if name != now]

    def clear(self) -> None:
        """Delete what was replaced."""
        stale = [name for name in self.found if self.replaced[name].file != name]
        for name in (*self._spent, *stale):
            self.files.delete(name)

    def _renewed(self, manifest: Manifest, identifiers: dict[str, str]) -> Manifest:
        return replace(
            manifest,
            parts={key: self.replaced.get(part.file, part) for key, part in manifest.parts.items()},
            changes=self.replaced.get(manifest.changes.file, manifest.changes) if manifest.changes else None,
            parent=identifiers.get(manifest.parent, manifest.parent) if manifest.parent else None,
        )


def find_rows(files: Files, matches: Matches, follow: Follow) -> Rewriting:
    """Look through every file there is, also those that no version names."""
    rewriting = Rewriting(files, matches)
    for name in follow(data_files(files)):
        if count := _count(files, name, matches):
            rewriting.found.append(name)
            rewriting.rows[_asset(name)] = rewriting.rows.get(_asset(name), 0) + count
    return rewriting


def data_files(files: Files, asset: str = "") -> list[str]:
    """Every file of rows, of one asset or of all."""
    folder = f"data/{asset}" if asset else "data"
    return [name for name in files.names(folder) if name.endswith(".parquet") and "/." not in name]


def column_names(files: Files, name: str) -> list[str]:
    """The columns of one file."""
    return list(pl.read_parquet_schema(_source(files, name)))


def read_columns(files: Files, name: str, columns: Sequence[str]) -> pl.DataFrame:
    """Some columns of one file."""
    return pl.read_parquet(_source(files, name), columns=list(columns))


def _count(files: Files, name: str, matches: Matches) -> int:
    gone = matches(_asset(name), column_names(files, name))
    if gone is None:
        return 0
    rows = read_columns(files, name, gone.meta.root_names())
    return rows.filter(gone.fill_null(False)).height


def _source(files: Files, name: str) -> str | io.BytesIO:
    return files.path(name) if files.local else io.BytesIO(files.read(name))


def _asset(name: str) -> str:
    return name.split("/")[1]
