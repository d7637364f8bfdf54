"""The receipt of an erasure: counts, instants and hashes, and what is left to an operator. No word of the person's.

Nothing is erased here; `pipelines.erase` does that.
"""

import json
from dataclasses import asdict, dataclass, field
from datetime import datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

import polars as pl

from assets.lake import Lake, Tombstone
from pipelines.settings import Settings

PRIVATE = 0o600
FOREIGN_SERVER = (
    "The database server is not Matchmill's own: its write-ahead log, replicas and backups may hold the rows until they"
    " are recycled; ask whoever runs it."
)
BACKUPS = (
    "Backups made before this moment still hold the person: destroy them, or restore them with this receipt"
    " (`matchmill restore … --tombstones RECEIPT`)."
)
TEXT_MODEL = (
    "The text model keeps only words that several people share, but was fitted with this person among them: refit it"
    " with `matchmill run --job training` where that matters."
)
OBJECT_STORE = "The lake is an object store: earlier versions of objects that it keeps are for its operator to delete."


@dataclass
class Removed:
    """What went, by place. Rows of the lake are counted over all of its versions."""

    lake_rows: dict[str, int] = field(default_factory=dict[str, int])
    lake_files: int = 0
    manifests: int = 0
    documents: int = 0
    waiting_files: int = 0
    table_rows: dict[str, int] = field(default_factory=dict[str, int])
    left: list[str] = field(default_factory=list[str])

    @property
    def anything(self) -> bool:
        """Whether there was anything of theirs."""
        return bool(self.lake_rows or self.documents or self.waiting_files or self.table_rows)


def make_receipt(removed: Removed, tombstone: Tombstone, now: datetime) -> dict[str, Any]:
    """What an operator keeps, ready for JSON; `read_tombstones` of `pipelines.restore` reads it."""
    return {
        "receipt": "Matchmill erased a person",
        "matchmill": version("matchmill"),
        "finished_at": now.isoformat(),
        "tombstone": {key: value for key, value in asdict(tombstone).items() if key != "contents"},
        "removed": {key: value for key, value in asdict(removed).items() if key != "left"},
        "left_to_you": removed.left,
    }


def write_receipt(path: Path, receipt: dict[str, Any]) -> None:
    """A file that its owner alone can read."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.touch(PRIVATE)
    path.chmod(PRIVATE)
    path.write_text(json.dumps(receipt, indent=1, ensure_ascii=False) + "\n")


def left_elsewhere(settings: Settings, lake: Lake) -> list[str]:
    """What this installation can't erase, a sentence each."""
    left = [BACKUPS, TEXT_MODEL]
    refused = lake.current("rejected_documents").read(columns=["kind", "item"])
    if unread := refused.filter(pl.col("item").is_null(), kind="resumes").height:
        left.append(
            f"{unread} résumés in quarantine could not be read and may be anybody's: see `matchmill quarantine list`,"
            " and name those of this person by --document."
        )
    if settings.database_url is not None:
        left.append(FOREIGN_SERVER)
    if not lake.files.local:
        left.append(OBJECT_STORE)
    return left
