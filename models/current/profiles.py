"""One row per person: the latest résumé, what the person has edited since, and what must no longer be shown.

Whose document a résumé is has been decided before, by `person_key`; nothing is guessed from names here.
"""

import json
import uuid
from typing import Any

import polars as pl

from models.current.readings import latest_readings
from models.frames import CURRENT_PROFILES, PARSED_PROFILES, PROFILE_CONTENT, RAW_PROFILE_EDITS
from models.merge import merge_profile
from models.parsing.batch import content_digest

NAMESPACE = uuid.UUID("0d9c2f0e-9d4b-5f0a-8f5e-3f1d6b7a4e90")
"""Of profile identifiers: `uuid5(NAMESPACE, person_key)`."""


def resolve_profiles(parsed: pl.DataFrame, edits: pl.DataFrame) -> pl.DataFrame:
    """PARSED_PROFILES of all days and RAW_PROFILE_EDITS to CURRENT_PROFILES, sorted by id.

    The latest document speaks for the person; a field that the person has edited wins over it; an erased person has no
    row and a hidden one keeps it with the status `hidden`.
    """
    if parsed.is_empty():
        return pl.DataFrame(schema=CURRENT_PROFILES)
    versions = parsed.group_by("person_key").agg(pl.col("document_id").n_unique().cast(pl.Int32).alias("documents"))
    latest = (
        latest_readings(parsed)
        .sort("received_at", "document_id")
        .unique("person_key", keep="last", maintain_order=True)
        .join(versions, on="person_key")
    )
    ids = [profile_id(key) for key in latest["person_key"]]
    said = latest.select(
        pl.Series("profile_id", ids, dtype=pl.String),
        pl.lit("open").alias("status"),
        "documents",
        pl.lit([], dtype=pl.List(pl.String)).alias("edited_fields"),
        *[name for name in CURRENT_PROFILES if name in PARSED_PROFILES],
    )
    return _apply_edits(said, edits).sort("profile_id")


def resolve_extractions(parsed: pl.DataFrame, current: pl.DataFrame) -> pl.DataFrame:
    """What the latest document of each current person says, their own edits left out; `content_hash` stays theirs.

    This is what goes into `profile_extractions`: there an edit that is taken back must not live on.
    """
    said = resolve_profiles(parsed, pl.DataFrame(schema=RAW_PROFILE_EDITS))
    standing = current.select("profile_id", "status", "content_hash", "edited_fields")
    resolved = said.drop("status", "content_hash", "edited_fields").join(standing, on="profile_id")
    return resolved.select(list(CURRENT_PROFILES)).sort("profile_id")


def profile_id(person_key: str) -> str:
    """The identifier of the person whose documents have this key."""
    return str(uuid.uuid5(NAMESPACE, person_key))


def _apply_edits(said: pl.DataFrame, edits: pl.DataFrame) -> pl.DataFrame:
    erased = edits.filter(operation="erase")["profile_id"].unique().to_list()
    said = said.filter(~pl.col("profile_id").is_in(erased))  # for good, whatever was written after it
    latest = edits.sort("change_seq").unique("profile_id", keep="last", maintain_order=True)
    if latest.is_empty():
        return said
    by_profile = {row["profile_id"]: row for row in latest.iter_rows(named=True)}
    untouched = said.filter(~pl.col("profile_id").is_in(list(by_profile)))
    edited = [
        _edited(row, by_profile[row["profile_id"]])
        for row in said.filter(pl.col("profile_id").is_in(list(by_profile))).iter_rows(named=True)
    ]
    return pl.concat([untouched, pl.DataFrame(edited, schema=CURRENT_PROFILES)])


def _edited(row: dict[str, Any], edit: dict[str, Any]) -> dict[str, Any]:
    own = {name: value for name, value in json.loads(edit["fields"]).items() if name in PROFILE_CONTENT}
    merged = merge_profile(row, own)
    changed = sorted(name for name in own if merged[name] != row[name])
    status = "hidden" if edit["operation"] == "hide" else row["status"]
    content_hash = content_digest({name: merged[name] for name in PROFILE_CONTENT})
    return {**row, **merged, "content_hash": content_hash, "status": status, "edited_fields": changed}
