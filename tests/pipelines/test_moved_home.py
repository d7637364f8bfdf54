"""A home that is moved to another path works there, with all that was published and nothing to do again."""

from pathlib import Path

from assets.lake import Lake
from assets.schemas import SCHEMAS
from tests.pipelines.small import FEW, drop_person, people
from tests.pipelines.watching import eventually, leftovers, matchmill, processes_of


def made(home: Path) -> dict[str, str]:
    """Which version of each asset is current."""
    lake = Lake.at(str(home / "lake"), SCHEMAS)
    current = {asset: lake.current(asset).manifest for asset in SCHEMAS}
    return {asset: manifest.manifest_id for asset, manifest in current.items() if manifest}


def run(home: Path) -> None:
    command = matchmill(home, "run", **FEW)
    said, _ = command.communicate(timeout=250)
    assert command.returncode == 0, said


def test_a_moved_home_goes_on_where_it_was(embedded_home: Path, tmp_path: Path) -> None:
    before, published = made(embedded_home), people(embedded_home)
    elsewhere = tmp_path / "another folder" / "with a name so long that no socket can be made in it, whatever one does"
    elsewhere.parent.mkdir()
    embedded_home.rename(elsewhere)
    try:
        run(elsewhere)
        assert made(elsewhere) == before
        assert people(elsewhere) == published
        assert not embedded_home.exists(), "something still wrote to the old place"
        drop_person(elsewhere, 50)
        run(elsewhere)
        assert people(elsewhere) == published + 1
        assert eventually(lambda: not processes_of(elsewhere), 10) and leftovers(elsewhere) == []
    finally:
        elsewhere.rename(embedded_home)
