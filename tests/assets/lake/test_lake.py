"""A reader sees whole versions, a refused or interrupted draft leaves no trace, and the lake is the same everywhere."""

import json
import uuid
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import polars as pl
import pytest

from assets.lake import Lake, LakeConflict, LakeFormatError
from models.frames import Schema
from models.tables.match import shard_of
from tests.stores import s3_server

ANIMALS: Schema = {"animal_id": pl.String(), "legs": pl.Int64()}
SCHEMAS = {"animals": ANIMALS}
NOW = datetime(2026, 5, 1, tzinfo=UTC)


def animals(**legs: int) -> pl.DataFrame:
    return pl.DataFrame({"animal_id": list(legs), "legs": list(legs.values())}, schema=ANIMALS)


@pytest.fixture(scope="module")
def object_store() -> Iterator[dict[str, str]]:
    """An S3-compatible server that the test starts from a package."""
    with s3_server() as address:
        yield {"endpoint_url": address, "key": "testing", "secret": "testing"}


@pytest.fixture(params=["local", "memory", "s3"])
def lake(request: pytest.FixtureRequest, tmp_path: Path) -> Lake:
    if request.param == "local":
        return Lake.at(str(tmp_path / "lake"), SCHEMAS)
    if request.param == "memory":
        return Lake.at(f"memory://{tmp_path.name}/lake", SCHEMAS)
    options = request.getfixturevalue("object_store")
    import s3fs

    bucket = tmp_path.name.replace("_", "-").lower()
    s3fs.S3FileSystem(**options).mkdir(bucket)
    return Lake.at(f"s3://{bucket}/lake", SCHEMAS, storage_options=options)


def put(lake: Lake, rows: pl.DataFrame, **versions: str) -> None:
    draft = lake.draft("animals", [], versions)
    draft.add("00", rows)
    draft.record_changes(["animal_id"], ["legs"])
    lake.commit(draft, "run", NOW)


def test_what_is_committed_is_read(lake: Lake) -> None:
    assert lake.current("animals").read().is_empty()
    put(lake, animals(cow=4, hen=2))
    assert lake.current("animals").read().equals(animals(cow=4, hen=2))
    assert Lake(lake.files, SCHEMAS).current("animals").read("", ["legs"])["legs"].to_list() == [4, 2]


def test_columns_that_a_later_version_adds_are_null_in_what_an_earlier_one_wrote(lake: Lake) -> None:
    put(lake, animals(cow=4))
    limb = pl.Struct({"name": pl.String(), "length": pl.Float64()})
    later = Lake(lake.files, {"animals": {"animal_id": pl.String(), "limbs": pl.List(limb), "legs": pl.Int64()}})
    assert later.current("animals").read().rows() == [("cow", None, 4)]
    assert later.current("animals").read("", ["limbs"])["limbs"].to_list() == [None]


def test_a_snapshot_never_changes(lake: Lake) -> None:
    put(lake, animals(cow=4))
    before = lake.current("animals")
    put(lake, animals(cow=5))
    assert before.read().equals(animals(cow=4))
    assert lake.current("animals").read().equals(animals(cow=5))


def test_a_draft_that_is_never_committed_changes_nothing(lake: Lake) -> None:
    put(lake, animals(cow=4))
    before = {name: lake.files.read(name) for name in lake.files.names("")}
    lake.draft("animals", []).add("00", animals(cow=0))
    after = {name: lake.files.read(name) for name in lake.files.names("")}
    assert before.items() <= after.items()
    assert lake.current("animals").read().equals(animals(cow=4))


def test_the_slower_of_two_runs_is_refused(lake: Lake) -> None:
    put(lake, animals(cow=4))
    slow = lake.draft("animals", [])
    slow.add("00", animals(cow=1))
    put(lake, animals(cow=3))
    with pytest.raises(LakeConflict, match="start this run again"):
        lake.commit(slow, "slow", NOW)
    assert lake.current("animals").read().equals(animals(cow=3))


def test_the_same_content_makes_no_new_version(lake: Lake) -> None:
    put(lake, animals(cow=4))
    manifests = lake.files.names("manifests")
    put(lake, animals(cow=4))
    assert lake.files.names("manifests") == manifests


def test_changes_name_exactly_what_differs(lake: Lake) -> None:
    put(lake, animals(cow=4, hen=2, eel=0))
    put(lake, animals(cow=4, hen=3, owl=2))
    manifest = lake.current("animals").manifest
    assert manifest is not None
    assert lake.read_changes(manifest).rows() == [("eel", "removed"), ("hen", "changed"), ("owl", "added")]


def test_an_undeclared_column_is_reported(lake: Lake) -> None:
    draft = lake.draft("animals", [])
    draft.add("00", animals(cow=4).with_columns(wings=0))
    assert draft.schema_faults == ["00: column 'wings' is not declared"]


def test_bytes_are_kept_as_they_came(lake: Lake) -> None:
    digest = lake.store_blob(b"\x00\xff raw")
    assert lake.read_blob(digest) == b"\x00\xff raw"
    assert lake.store_blob(b"\x00\xff raw") == digest


def test_another_format_is_refused_in_a_sentence(lake: Lake) -> None:
    lake.files.replace("format.json", json.dumps({"format": 99, "shards": 8}).encode())
    with pytest.raises(LakeFormatError, match="has format 99"):
        Lake(lake.files, SCHEMAS)


def test_the_lake_and_the_database_shard_alike(lake: Lake) -> None:
    ids = [str(uuid.uuid5(uuid.NAMESPACE_URL, str(number))) for number in range(50)]
    shards = pl.DataFrame({"id": ids}).select(lake.shard_of(pl.col("id"))).to_series().to_list()
    assert shards == [f"{shard_of(uuid.UUID(one), lake.shards):02d}" for one in ids]
