"""An archive brought back into an empty home and database, or over what is there when that is asked for.

Everything is verified before anything is touched; people who were erased after the backup are erased again.
How an archive is laid out is known to `pipelines.archive`, how a person is erased to `pipelines.erase`.
"""

import json
import shutil
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assets.lake import FORMAT_VERSION, Files, Tombstone, Tombstones
from models.tables.dump import TableRows
from models.tables.erasure import read_tombstones as read_all_tombstones
from models.tables.erasure import write_tombstones
from models.tables.load import holds_rows, load
from models.tables.migrations import knows
from pipelines.archive import Archive, ArchiveError
from pipelines.backup import DATABASE, INBOX, LAKE
from pipelines.erase import erase_people
from pipelines.errors import UserError
from pipelines.lakes import open_any_lake
from pipelines.settings import Settings
from pipelines.turns import alone
from pipelines.unfinished import finish_or_tell, refuse_unfinished

Say = Callable[[str], None]
Follow = Callable[[list[str]], Iterable[str]]


WORK = "restore"


@dataclass(frozen=True, slots=True)
class RestoreReport:
    """What came back; `known_erased` counts the people who have a tombstone, in the archive or since."""

    made_at: str
    lake_files: int
    tables: int
    waiting: int
    known_erased: int


def check(archive: Archive, follow: Follow) -> None:
    """Verify everything in the archive. Raises ArchiveError when it is damaged or made by a newer release."""
    made_by = archive.about["matchmill"]
    if archive.about["lake"]["format"] > FORMAT_VERSION or not knows(archive.about["database"]["revision"]):
        raise ArchiveError(f"{archive.path} was made by a newer release, Matchmill {made_by}: restore it with that one")
    archive.verify(follow)


def restore(
    settings: Settings, url: str, archive: Archive, erased: dict[str, Tombstone], force: bool, say: Say, follow: Follow
) -> RestoreReport:
    """Put back what a checked archive holds. `erased` are tombstones that are known from elsewhere.

    Raises UserError, with nothing touched, when something is there already and `force` is not given.
    """
    refuse_unfinished(settings.home, but_for=WORK)
    with alone(settings.home, say):
        files = Files(settings.lake)
        if not force:
            _refuse_what_is_there(settings, files, url)
        again = f"matchmill restore {archive.path} --force"
        sentence = f"A restore was interrupted and this home is not whole: run `{again}`."
        with finish_or_tell(settings.home, WORK, sentence):
            _note_tombstones(files, {**_tombstones_in(url), **erased})  # first: they outlive an interrupted restore
            standing = read_all_tombstones(url)
            _put_back_lake(files, archive, follow)
            _put_back_tables(url, archive)
            write_tombstones(url, standing)
            waiting = _put_back_inbox(settings, archive)
            lake = open_any_lake(settings)
            _note_tombstones(files, _tombstones_in(url))
            people = list(lake.tombstones.read().values())
            if people:
                erase_people(settings, url, lake, people, dry_run=False, follow=follow)
    counts = len(archive.names(LAKE)), len(archive.names(DATABASE)), waiting, len(people)
    return RestoreReport(archive.about["made_at"], *counts)


def read_tombstones(paths: Iterable[Path]) -> dict[str, Tombstone]:
    """The tombstones in receipts of erasures and in files of a lake's folder `tombstones`. Raises UserError."""
    found: dict[str, Tombstone] = {}
    for path in paths:
        for file in sorted(path.glob("*.json")) if path.is_dir() else [path]:
            try:
                stored = json.loads(file.read_bytes())
                tombstone = Tombstone.read(stored.get("tombstone", stored))
            except (OSError, ValueError, KeyError, TypeError, AttributeError):
                raise UserError(f"{file} is neither a receipt of an erasure nor a tombstone") from None
            found[tombstone.profile_id] = tombstone
    return found


def _refuse_what_is_there(settings: Settings, files: Files, url: str) -> None:
    there = [name for name in files.names("") if not name.startswith(".")]
    if there or holds_rows(url) or any(path.is_file() for path in settings.inbox.rglob("*")):
        raise UserError(
            f"there is something in the home {settings.home} or its database already;"
            " name an empty MATCHMILL_HOME (and DATABASE_URL), or replace it all with --force"
        )


def _note_tombstones(files: Files, found: dict[str, Tombstone]) -> None:
    """Set those that the lake doesn't have; what one knows of a person's documents is added to what the other does."""
    tombstones = Tombstones(files)
    standing = tombstones.read()
    for profile, tombstone in found.items():
        known = standing.get(profile, tombstone)
        tombstones.write(known.with_more(tombstone.documents, tombstone.contents))


def _tombstones_in(url: str) -> dict[str, Tombstone]:
    return {
        profile: Tombstone(profile, moment.isoformat())
        for entity, profile, _, moment in read_all_tombstones(url)
        if entity == "profile"
    }


def _put_back_lake(files: Files, archive: Archive, follow: Follow) -> None:
    """Replace the lake, its pointers last; tombstones stay beside those of the archive."""
    kept = (".", "tombstones/")
    for name in files.names(""):
        if not name.startswith(kept):
            files.delete(name)
    entries = archive.names(LAKE)
    for entry in follow(sorted(entries, key=lambda entry: entry.startswith(f"{LAKE}current/"))):
        name = entry.removeprefix(LAKE)
        if name.startswith("tombstones/"):
            tombstone = Tombstone.read(json.loads(archive.read(entry)))
            _note_tombstones(files, {tombstone.profile_id: tombstone})
        else:
            files.replace(name, archive.read(entry))


def _put_back_tables(url: str, archive: Archive) -> None:
    about: dict[str, Any] = archive.about["database"]
    tables = [TableRows(table["name"], table["columns"]) for table in about["tables"]]
    load(
        url,
        about["revision"],
        tables,
        about["sequences"],
        lambda table: archive.pieces(f"{DATABASE}{table.name}.copy"),
    )


def _put_back_inbox(settings: Settings, archive: Archive) -> int:
    shutil.rmtree(settings.inbox, ignore_errors=True)
    entries = archive.names(INBOX)
    for entry in entries:
        target = settings.inbox / entry.removeprefix(INBOX)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(archive.read(entry))
    return len(entries)
