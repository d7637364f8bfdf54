"""What is taken from a lake is the same wherever it is kept; what is fresh, current or named stays."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import polars as pl
import pytest

from assets.lake import Lake
from assets.lake.waste import BYTES, DATA, VERSIONS, Keep, delete_waste, find_waste
from assets.schemas import SCHEMAS
from tests.stores import s3_server

HOUR = timedelta(hours=1)
KEEP = Keep(versions=1, version_age=timedelta(days=30), raw_age=None, grace=HOUR)


@pytest.fixture(params=["local", "memory", "s3"])
def lake(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Lake]:
    if request.param == "local":
        yield Lake.at(str(tmp_path / "lake"), SCHEMAS)
    elif request.param == "memory":
        yield Lake.at(f"memory://{tmp_path.name}/lake", SCHEMAS)
    else:
        import s3fs

        with s3_server() as address:
            options = {"endpoint_url": address, "key": "testing", "secret": "testing"}
            s3fs.S3FileSystem(**options).mkdir("waste")
            yield Lake.at("s3://waste/lake", SCHEMAS, storage_options=options)


def put(lake: Lake, pairs: int) -> None:
    rows = pl.DataFrame({"profile_id": [f"{number}" for number in range(pairs)]})
    draft = lake.draft("shortlist", [])
    draft.add("00", rows)
    lake.commit(draft, "run", datetime.now(UTC))


def take(lake: Lake, after: timedelta, *needed: str) -> dict[str, int]:
    now = datetime.now(UTC) + after
    found = find_waste(lake, KEEP, needed, now)
    return {waste.kind: len(delete_waste(lake.files, waste, KEEP.grace, now).sizes) for waste in found}


def test_what_nobody_names_goes_once_it_has_rested(lake: Lake) -> None:
    for pairs in (1, 2, 3):
        put(lake, pairs)
    orphan = lake.store_blob(b"bytes that no log names")
    elsewhere = lake.draft("shortlist", []).write(pl.DataFrame({"profile_id": ["named by a set of matches"]}))
    assert set(take(lake, after=timedelta(0)).values()) == {0}
    taken = take(lake, 2 * HOUR, elsewhere.file)
    assert (taken[VERSIONS], taken[DATA], taken[BYTES]) == (2, 2, 1)
    assert lake.files.exists(elsewhere.file) and not lake.has_blob(orphan)
    assert lake.current("shortlist").rows == 3
    assert lake.current("shortlist").read("00", ["profile_id"]).height == 3


def test_what_is_written_again_while_it_is_looked_for_stays(lake: Lake) -> None:
    now = datetime.now(UTC) + 2 * HOUR
    draft = lake.draft("shortlist", [])
    part = draft.write(pl.DataFrame({"profile_id": ["a"]}))
    (found,) = [waste for waste in find_waste(lake, KEEP, [], now) if waste.kind == DATA]
    assert list(found.sizes) == [part.file]
    before = lake.files.modified(part.file)
    assert draft.write(pl.DataFrame({"profile_id": ["a"]})) == part
    assert lake.files.modified(part.file) >= before
    left = delete_waste(lake.files, found, KEEP.grace, datetime.now(UTC))
    assert left.sizes == {} and lake.files.exists(part.file)
