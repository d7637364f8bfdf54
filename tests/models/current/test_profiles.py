"""The latest résumé speaks for a person, their own word wins, and who is erased is gone."""

import json
from datetime import UTC, datetime
from typing import Any

import polars as pl

from models.current.profiles import profile_id, resolve_profiles
from models.frames import CURRENT_PROFILES, PARSED_PROFILES, RAW_PROFILE_EDITS, schema_faults

NOBODY = pl.DataFrame(schema=RAW_PROFILE_EDITS)


def resume(person: str, day: int = 1, **said: Any) -> dict[str, Any]:
    return {
        "document_id": f"{person}-{day}",
        "source": "inbox",
        "received_at": datetime(2026, 5, day, tzinfo=UTC),
        "parser_version": "1",
        "content_hash": f"{person}-{day}",
        "person_key": person,
        "headline": f"Version {day}",
        **said,
    }


def edit(person: str, sequence: int, operation: str = "upsert", **fields: Any) -> dict[str, Any]:
    return {
        "change_seq": sequence,
        "profile_id": profile_id(person),
        "operation": operation,
        "fields": json.dumps(fields),
    }


def resolve(*rows: dict[str, Any], edits: list[dict[str, Any]] | None = None) -> pl.DataFrame:
    changes = pl.DataFrame(edits, schema=RAW_PROFILE_EDITS) if edits else NOBODY
    resolved = resolve_profiles(pl.DataFrame(rows, schema=PARSED_PROFILES), changes)
    assert schema_faults(resolved, CURRENT_PROFILES) == []
    return resolved


def test_the_latest_document_speaks() -> None:
    resolved = resolve(resume("ada", day=2), resume("ada", day=1))
    assert resolved.select("headline", "documents").rows() == [("Version 2", 2)]
    assert resolved["profile_id"].to_list() == [profile_id("ada")]


def test_a_persons_own_word_wins_field_by_field() -> None:
    edits = [edit("ada", 1, headline="Old word"), edit("ada", 2, headline="My own word", city=None)]
    resolved = resolve(resume("ada", city="Hull"), edits=edits)
    assert resolved.select("headline", "city", "edited_fields").rows() == [("My own word", "Hull", ["headline"])]
    assert resolved["content_hash"][0] != "ada-1", "features must be computed anew"


def test_hidden_and_erased_people() -> None:
    edits = [edit("ada", 1, "hide"), edit("bob", 2, "erase")]
    resolved = resolve(resume("ada"), resume("bob"), resume("cyd"), edits=edits)
    assert dict(resolved.select("profile_id", "status").rows()) == {
        profile_id("ada"): "hidden",
        profile_id("cyd"): "open",
    }
