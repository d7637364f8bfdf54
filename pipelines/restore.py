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

import psycopg

from assets.lake import FORMAT_VERSION, Files, Lake, Tombstone, Tombstones
from models.tables.dump import TableRows
from models.tables.load import holds_rows, load
from models.tables.migrations import knows
from pipelines.archive import Archive, ArchiveError
from pipelines.backup import DATABASE, INBOX, LAKE
from pipelines.erase import erase_again
from pipelines.errors import UserError
from pipelines.lakes import open_any_lake
from pipelines.settings import Settings
from pipelines.turns import alone
from pipelines.unfinished import finish_or_tell

Say = Callable[[str], None]
Follow = Callable[[list[str]], Iterable[str]]


@dataclass(frozen=True, slots=True)
class RestoreReport:
    """What came back: `erased` counts the people who were in the archive and were erased again."""

    made_at: str
    lake_files: int
    tables: int
    waiting: int
    erased: int


def restore(
    settings: Settings, url: str, archive: Archive, erased: dict[str, Tombstone], force: bool, say: Say, follow: Follow
) -> RestoreReport:
    """Put back what the archive holds. `erased` are tombstones that are known from elsewhere.

    Raises UserError, with nothing touched, when the archive is damaged or too new, or when something is there already
    and `force` is not given.
    """
    _refuse_newer(archive)
    archive.verify(follow)
    with alone(settings.home, say):
        files = Files(settings.lake)
        if not force:
            _refuse_what_is_there(settings, files, url)
        erased = {**erased, **_tombstones_of(files), **_tombstones_in(url)}
        again = f"matchmill restore {archive.path} --force"
        with finish_or_tell(settings.home, f"A restore was interrupted and this home is not whole: run `{again}`."):
            for tombstone in erased.values():  # first: they outlive an interrupted restore of an older archive
                Tombstones(files).write(tombstone)
            _put_back_lake(files, archive, follow)
            _put_back_tables(url, archive)
            waiting = _put_back_inbox(settings, archive)
            count = _erase(settings, url, erased, say)
    return RestoreReport(
        archive.about["made_at"], len(archive.names(LAKE)), len(archive.names(DATABASE)), waiting, count
    )


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


def _refuse_newer(archive: Archive) -> None:
    made_by = archive.about["matchmill"]
    if archive.about["lake"]["format"] > FORMAT_VERSION or not knows(archive.about["database"]["revision"]):
        raise ArchiveError(f"{archive.path} was made by a newer release, Matchmill {made_by}: restore it with that one")


def _refuse_what_is_there(settings: Settings, files: Files, url: str) -> None:
    there = [name for name in files.names("") if not name.startswith(".")]
    if there or holds_rows(url) or any(path.is_file() for path in settings.inbox.rglob("*")):
        raise UserError(
            f"there is something in the home {settings.home} or its database already;"
            " name an empty MATCHMILL_HOME (and DATABASE_URL), or replace it all with --force"
        )


def _tombstones_of(files: Files) -> dict[str, Tombstone]:
    return Tombstones(files).read()


def _tombstones_in(url: str) -> dict[str, Tombstone]:
    query = "SELECT entity_id::text, created_at FROM tombstones WHERE entity = 'profile'"
    with psycopg.connect(url) as connection:
        rows = connection.execute(query).fetchall()
    return {profile: Tombstone(profile, moment.isoformat(), done=False) for profile, moment in rows}


def _put_back_lake(files: Files, archive: Archive, follow: Follow) -> None:
    """Replace the lake, its pointers last; tombstones stay beside those of the archive."""
    kept = (".", "tombstones/")
    for name in files.names(""):
        if not name.startswith(kept):
            files.delete(name)
    entries = archive.names(LAKE)
    there = set(files.names("tombstones"))
    for entry in follow(sorted(entries, key=lambda entry: entry.startswith(f"{LAKE}current/"))):
        if (name := entry.removeprefix(LAKE)) not in there:
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


def _erase(settings: Settings, url: str, erased: dict[str, Tombstone], say: Say) -> int:
    """Erase again whoever was erased and is in what was put back; how many that were."""
    lake: Lake = open_any_lake(settings)
    return sum(erase_again(settings, url, lake, tombstone, say) for tombstone in erased.values())
