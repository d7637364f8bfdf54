"""Rows are taken out of all versions of a lake, which can all be read afterwards, and out of what no version names."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

import polars as pl
import pytest

from assets.lake import Lake
from assets.lake.kept import named_files, read_manifests
from assets.lake.rewrite import data_files, find_rows
from assets.lake.snapshot import Snapshot
from models.frames import Schema

ANIMALS: Schema = {"animal_id": pl.String(), "legs": pl.Int64()}
SCHEMAS = {"animals": ANIMALS}
NOW = datetime(2026, 5, 1, tzinfo=UTC)


def the_hen(asset: str, columns: Sequence[str]) -> pl.Expr | None:
    if "key" in columns:
        return pl.col("key") == "hen"
    return pl.col("animal_id") == "hen" if asset == "animals" else None


@pytest.fixture(params=["local", "memory"])
def lake(request: pytest.FixtureRequest, tmp_path: Path) -> Lake:
    """Two versions and a draft that was refused; the hen is in all of them."""
    root = str(tmp_path) if request.param == "local" else f"memory://{tmp_path.name}/lake"
    lake = Lake.at(root, SCHEMAS)
    for day, legs in enumerate(({"cow": 4, "hen": 2}, {"cow": 4, "hen": 3, "owl": 2})):
        draft = lake.draft("animals", [])
        draft.add("00", pl.DataFrame({"animal_id": list(legs), "legs": list(legs.values())}, schema=ANIMALS))
        draft.add("01", pl.DataFrame({"animal_id": ["bee"], "legs": [6]}, schema=ANIMALS))
        draft.record_changes(["animal_id"], ["legs"])
        lake.commit(draft, "run", NOW + timedelta(days=day))
    lake.draft("animals", []).add("00", pl.DataFrame({"animal_id": ["hen"], "legs": [9]}, schema=ANIMALS))
    return lake


def take_out(lake: Lake) -> dict[str, int]:
    rewriting = find_rows(lake.files, the_hen, lambda names: names)
    rewriting.write()
    rewriting.move()
    rewriting.clear()
    return rewriting.rows


def test_the_rows_are_in_no_file_and_every_version_can_be_read(lake: Lake) -> None:
    changes = 2
    assert take_out(lake) == {"animals": 3 + changes}
    assert lake.current("animals").read().rows() == [("cow", 4), ("owl", 2), ("bee", 6)]
    manifests = read_manifests(lake.files, lake.files.names("manifests"))
    first, second = manifests.values()
    assert Snapshot(lake.files, "animals", first, ANIMALS).read().rows() == [("cow", 4), ("bee", 6)]
    assert second.parent == first.manifest_id, "the history is still one"
    assert lake.read_changes(second).rows() == [("owl", "added")]
    assert all(name.endswith(f"-{manifest.manifest_id}.json") for name, manifest in manifests.items())
    assert named_files(manifests.values()) <= set(data_files(lake.files))
    assert find_rows(lake.files, the_hen, lambda names: names).found == []


def test_looking_changes_nothing(lake: Lake) -> None:
    before = {name: lake.files.read(name) for name in lake.files.names("")}
    assert find_rows(lake.files, the_hen, lambda names: names).found
    assert {name: lake.files.read(name) for name in lake.files.names("")} == before


@pytest.mark.parametrize("done", [["write"], ["write", "move"]])
def test_what_was_cut_off_is_finished_by_doing_it_again(lake: Lake, done: list[str]) -> None:
    cut_off = find_rows(lake.files, the_hen, lambda names: names)
    for step in done:
        getattr(cut_off, step)()
    take_out(lake)
    assert lake.current("animals").read()["animal_id"].to_list() == ["cow", "owl", "bee"]
    assert len(lake.files.names("manifests")) == 2, "no version stands twice"
    assert find_rows(lake.files, the_hen, lambda names: names).found == []
