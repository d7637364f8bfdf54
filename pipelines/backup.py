"""Both stores in one archive, as of one moment: the lake's current and earlier versions, every table, what waits.

Left out on purpose: the API's token and all settings (secrets of one machine, made anew in a moment), Dagster's own
records, logs, and the marts, which a run rebuilds. How the archive is laid out is known to `pipelines.archive`.
"""

import json
from collections.abc import Callable, Iterable
from contextlib import ExitStack
from dataclasses import asdict, dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

from assets import clock
from assets.lake import Lake, Manifest
from assets.lake.formats import FORMAT, read_format
from assets.lake.kept import named_files, read_manifests
from assets.lake.lake import blob_name
from assets.lake.snapshot import Snapshot
from assets.resources.inbox import Inbox
from models.frames import RAW_DOCUMENTS
from models.tables.dump import DatabaseMoment, open_moment
from pipelines.archive import ArchiveWriter
from pipelines.errors import UserError
from pipelines.lakes import open_existing_lake
from pipelines.settings import Settings
from pipelines.turns import keeping_files

LAKE, DATABASE, INBOX = "lake/", "database/", "inbox/"
RAW = ("raw_postings", "raw_resumes")

Follow = Callable[[list[str]], Iterable[str]]


@dataclass(frozen=True, slots=True)
class BackupReport:
    """What one archive holds."""

    lake_files: int
    tables: int
    waiting: int


def back_up(settings: Settings, url: str, partial: Path, follow: Follow) -> BackupReport:
    """Write an archive of this installation to `partial`; runs may go on meanwhile.

    The order makes what is copied whole: what waits comes first, so a file that a run takes in meanwhile is in the
    inbox or in the lake or in both; then pointers and tables as of one moment in which no pointer moves. Where a run
    has written a table whose pointer it has not moved yet, the run after a restore writes the same again.
    Raises UserError when there is nothing to keep or a file of the lake is missing.
    """
    with keeping_files(settings.home), ArchiveWriter(partial) as archive, ExitStack() as until_read:
        lake = open_existing_lake(settings)
        waiting = sum(_add_waiting(archive, settings, name) for name in follow(_waiting(settings)))
        with lake.standing_still() as pointers:
            frozen = _Frozen(lake, pointers)
            moment = until_read.enter_context(open_moment(url))
        names = frozen.names()
        for name in follow(names):
            archive.add(f"{LAKE}{name}", [frozen.read(name)])
        tables = _add_tables(archive, moment, follow)
        archive.finish(_about(lake, moment.revision, moment.sequences, tables))
    return BackupReport(len(names), len(tables), waiting)


class _Frozen:
    """The lake as its pointers stood at one moment; everything else in it never changes."""

    def __init__(self, lake: Lake, pointers: dict[str, bytes]) -> None:
        self._files = lake.files
        self._pointers = pointers
        self._manifests = lake.files.names("manifests")
        self._tombstones = lake.files.names("tombstones")

    def names(self) -> list[str]:
        """Pointers, manifests and tombstones, and those of the files they name that are kept."""
        manifests = read_manifests(self._files, self._manifests)
        present = {*self._files.names("data"), *self._files.names("blobs")}
        blobs = {blob_name(document) for document in self._documents(manifests)}
        small = {FORMAT, *self._pointers, *manifests, *self._tombstones}
        return sorted(small | ((named_files(manifests.values()) | blobs) & present))

    def read(self, name: str) -> bytes:
        if name in self._pointers:
            return self._pointers[name]
        try:
            return self._files.read(name)
        except FileNotFoundError:
            raise UserError(f"{name} went away while the lake was copied; start the backup again") from None

    def _documents(self, manifests: dict[str, Manifest]) -> set[str]:
        """The documents whose bytes the raw logs name."""
        current = [json.loads(self._pointers.get(f"current/{asset}.json", b"{}")).get("manifest") for asset in RAW]
        raw = [Snapshot(self._files, "raw", manifests[name], RAW_DOCUMENTS) for name in current if name]
        return {document for snapshot in raw for document in snapshot.read(columns=["document_id"])["document_id"]}


def _waiting(settings: Settings) -> list[str]:
    return [str(arrival.path.relative_to(settings.inbox)) for arrival in Inbox(settings.inbox).waiting()]


def _add_waiting(archive: ArchiveWriter, settings: Settings, name: str) -> bool:
    """False when a run took the file in meanwhile."""
    try:
        content = (settings.inbox / name).read_bytes()
    except FileNotFoundError:
        return False
    archive.add(f"{INBOX}{name}", [content])
    return True


def _add_tables(archive: ArchiveWriter, moment: DatabaseMoment, follow: Follow) -> list[dict[str, Any]]:
    tables = {table.name: table for table in moment.tables}
    for name in follow(list(tables)):
        archive.add(f"{DATABASE}{name}.copy", moment.read(tables[name]))
    return [asdict(table) for table in tables.values()]


def _about(lake: Lake, revision: str, sequences: dict[str, int], tables: list[dict[str, Any]]) -> dict[str, Any]:
    return {
        "made_at": clock.now().isoformat(),
        "matchmill": version("matchmill"),
        "lake": read_format(lake.files),
        "database": {"revision": revision, "sequences": sequences, "tables": tables},
    }
