"""A person erased from everything that this installation keeps: lake, tables, inbox, and the database's own files.

Which rows are theirs is known to `assets.erasure` and `models.tables.erasure`; what is said of it, to
`pipelines.receipts`.
"""

import hashlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from uuid import UUID

import polars as pl

from assets import clock, erasure
from assets.erasure import People, find_people
from assets.lake import Lake, Tombstone
from assets.lake.rewrite import Rewriting, find_rows
from assets.resources.inbox import Inbox
from models.current.profiles import profile_id
from models.frames import RAW_DOCUMENTS
from models.parsing.batch import parse_resume_documents
from models.tables import erasure as tables
from models.tables.scrub import forget_log, rewrite_tables
from pipelines.errors import UserError
from pipelines.lakes import open_any_lake
from pipelines.receipts import Removed, left_elsewhere
from pipelines.settings import Settings
from pipelines.turns import alone
from pipelines.unfinished import finish_or_tell, refuse_unfinished

WORK = "erase"

Say = Callable[[str], None]
Follow = Callable[[list[str]], Iterable[str]]


def erase(
    settings: Settings, url: str, who: str, documents: Sequence[str], *, dry_run: bool, say: Say, follow: Follow
) -> tuple[Removed, Tombstone]:
    """Erase one person, named by profile or e-mail address, with further documents of theirs from quarantine.

    With `dry_run` it is only counted. Raises UserError when nothing is known of such a person.
    """
    refuse_unfinished(settings.home, but_for=WORK)
    with alone(settings.home, say):
        lake = open_any_lake(settings)
        profile = _find_profile(lake, url, who)
        standing = lake.tombstones.read().get(profile)
        tombstone = standing or Tombstone(profile, clock.now().isoformat())
        people = [tombstone.with_more(_find_document(lake, beginning) for beginning in documents)]
        removed, (erased,) = erase_people(settings, url, lake, people, dry_run=True, follow=follow)
        if not standing and not removed.anything:
            raise UserError("nothing of such a person is here")
        if dry_run:
            return removed, erased
        again = f"matchmill erase --profile {profile}"
        with finish_or_tell(settings.home, WORK, f"An erasure was interrupted: run `{again}` once more."):
            removed, (erased,) = erase_people(settings, url, lake, people, dry_run=False, follow=follow)
    return removed, erased


def erase_people(
    settings: Settings, url: str, lake: Lake, people: Sequence[Tombstone], *, dry_run: bool, follow: Follow
) -> tuple[Removed, list[Tombstone]]:
    """Erase the people of these tombstones; what went, and their tombstones as they now stand.

    Whoever calls has the lake alone. Cut off anywhere it is finished by being called again: tombstones stand from the
    beginning, and old files go only when nothing names them.
    """
    waiting = _waiting(settings, {tombstone.profile_id for tombstone in people})
    theirs = find_people(lake, people)
    found = find_rows(lake.files, theirs.matches, follow)
    blobs = [document for document in sorted(theirs.documents) if lake.has_blob(document)]
    removed = Removed(found.rows, len(found.found), documents=len(blobs), waiting_files=len(waiting))
    standing = [_standing(tombstone, theirs, waiting, single=len(people) == 1) for tombstone in people]
    if dry_run:
        removed.table_rows = _erase_rows(url, theirs, {}, dry_run=True).rows
        return removed, standing
    known = lake.tombstones.read()
    resumed = any(not known[one.profile_id].done for one in people if one.profile_id in known)
    for tombstone in standing:
        lake.tombstones.write(replace(tombstone, done=False))
    touched = _rewrite(url, found, theirs, removed)
    for document in blobs:
        lake.delete_blob(document)
    for path in waiting:
        path.unlink(missing_ok=True)
    removed.left = [*_scrub(settings, url, None if resumed else touched), *left_elsewhere(settings, lake)]
    done = [replace(tombstone, done=True, contents=()) for tombstone in standing]
    for tombstone in done:
        lake.tombstones.write(tombstone)
    return removed, done


def _find_profile(lake: Lake, url: str, who: str) -> str:
    """The profile of an identifier or an e-mail address. Raises UserError when there is none, or more than one."""
    if "@" in who:
        found = sorted({*erasure.find_by_address(lake, who), *tables.find_by_address(url, who)})
        if len(found) > 1:
            raise UserError(f"several people state this address; name one of them by --profile: {', '.join(found)}")
        if not found:
            raise UserError("nobody here is known by this address")
        return found[0]
    try:
        return str(UUID(who))
    except ValueError:
        raise UserError("--profile takes the identifier of a profile or an e-mail address") from None


def _find_document(lake: Lake, beginning: str) -> str:
    """The document in quarantine whose identifier begins so. Raises UserError."""
    refused = lake.current("rejected_documents").read(columns=["document_id"])["document_id"].unique()
    found = [document for document in refused if document.startswith(beginning)]
    if len(found) != 1:
        why = "the identifiers of several documents begin so" if found else "no document in quarantine begins so"
        raise UserError(f"--document {beginning}: {why}; see `matchmill quarantine list`")
    return found[0]


def _standing(tombstone: Tombstone, theirs: People, waiting: dict[Path, str], *, single: bool) -> Tombstone:
    """Of several people at once nobody is told apart: their documents were noted when they were erased first."""
    documents = {*theirs.documents, *waiting.values()} - theirs.shared if single else ()
    return tombstone.with_more(documents, theirs.contents)


def _rewrite(url: str, found: Rewriting, theirs: People, removed: Removed) -> list[str]:
    """New files, then the tables, then what names the files, then the old ones; the tables that lost rows."""
    found.write()
    renamed = {name: part.file for name, part in found.replaced.items() if part.file != name}
    erased = _erase_rows(url, theirs, renamed, dry_run=False)
    found.move()
    found.clear()
    removed.table_rows, removed.manifests = erased.rows, found.manifests
    return erased.tables


def _erase_rows(url: str, theirs: People, renamed: dict[str, str], *, dry_run: bool) -> tables.ErasedRows:
    return tables.erase_people(url, sorted(theirs.profiles), sorted(theirs.documents), renamed, dry_run=dry_run)


def _scrub(settings: Settings, url: str, touched: Sequence[str] | None) -> list[str]:
    """Rid the database's files of deleted rows, in all tables when nobody knows in which; what could not be done."""
    busy = rewrite_tables(url, tables.personal_tables(url) if touched is None else touched)
    left = [f"The table {table} is in use and was not rewritten: `VACUUM FULL {table}` does it." for table in busy]
    if settings.database_url is None and not forget_log(url):
        left.append("The write-ahead log of the database could not be dropped.")
    return left


def _waiting(settings: Settings, profiles: set[str]) -> dict[Path, str]:
    """Files in the inbox that are of these people, read as a run would, with their SHA-256."""
    digests = {
        arrival.path: hashlib.sha256(arrival.path.read_bytes()).hexdigest()
        for arrival in Inbox(settings.inbox).waiting("resumes")
    }
    paths = {digest: path for path, digest in digests.items()}
    kind, source, now = "resumes", "inbox", clock.now()
    rows = [
        {"document_id": digest, "kind": kind, "source": source, "name": path.name, "received_at": now}
        for digest, path in paths.items()
    ]
    parsed, _ = parse_resume_documents(
        pl.DataFrame(rows, schema=RAW_DOCUMENTS), lambda digest: paths[digest].read_bytes()
    )
    of_people = parsed.select("document_id", "person_key").iter_rows()
    theirs = {document for document, key in of_people if profile_id(key) in profiles}
    return {path: digest for path, digest in digests.items() if digest in theirs}
