"""An older lake is brought to today's layout, one step after the other, however often the way is cut off."""

import json
from datetime import UTC, datetime
from pathlib import Path

import polars as pl
import pytest

from assets.lake import FORMAT_VERSION, Files, Lake, LakeFormatError
from assets.lake.formats import MIGRATIONS, read_format
from assets.schemas import SCHEMAS
from models.current.profiles import profile_id
from models.frames import PARSED_PROFILES, RAW_PROFILE_EDITS

NOW = datetime(2026, 5, 1, tzinfo=UTC)


def test_every_older_format_has_a_way_to_the_next() -> None:
    assert list(MIGRATIONS) == list(range(1, FORMAT_VERSION))


def test_a_newer_lake_is_refused_in_a_sentence(tmp_path: Path) -> None:
    files = Files(str(tmp_path))
    files.replace("format.json", json.dumps({"format": FORMAT_VERSION + 1, "shards": 8}).encode())
    with pytest.raises(LakeFormatError, match="use the newer release that wrote it"):
        Lake(files, SCHEMAS)
    assert read_format(files) == {"format": FORMAT_VERSION + 1, "shards": 8}


@pytest.fixture
def first_version(tmp_path: Path) -> Files:
    """A lake of format 1 in which one of two people was erased."""
    lake = Lake.at(str(tmp_path), SCHEMAS, shards=3)
    said = {"person_key": ["kept", "gone", "gone"], "document_id": ["a", "b", "c"]}
    told = {"profile_id": [profile_id("gone")], "operation": ["erase"], "changed_at": [NOW]}
    for asset, schema, rows in (
        ("parsed_profiles", PARSED_PROFILES, said),
        ("raw_profile_edits", RAW_PROFILE_EDITS, told),
    ):
        draft = lake.draft(asset, [])
        draft.add(
            "2026-05-01/000000",
            pl.DataFrame(rows, schema_overrides=schema).select(
                *(pl.col(name) if name in rows else pl.lit(None, kind).alias(name) for name, kind in schema.items())
            ),
        )
        lake.commit(draft, "run", NOW)
    lake.files.replace("format.json", json.dumps({"format": 1, "shards": 3}).encode())
    return lake.files


def test_the_first_format_learns_who_was_erased(first_version: Files) -> None:
    lake = Lake(first_version, SCHEMAS)
    assert read_format(first_version) == {"format": FORMAT_VERSION, "shards": 3}
    (tombstone,) = lake.tombstones.read().values()
    assert (tombstone.profile_id, tombstone.documents) == (profile_id("gone"), ("b", "c"))


def test_an_upgrade_that_was_cut_off_is_finished(first_version: Files) -> None:
    MIGRATIONS[1](first_version)  # and then, before the number moved, the power went
    assert read_format(first_version) == {"format": 1, "shards": 3}
    assert len(Lake(first_version, SCHEMAS).tombstones.read()) == 1
