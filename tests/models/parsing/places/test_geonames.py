"""A list of places that a user loads is looked up behind our own, and leaves no trace when it is taken away."""

import zipfile
from collections.abc import Iterator
from pathlib import Path

import polars as pl
import pytest

from models.parsing.places.gazetteer import LoadedPlaces
from models.parsing.places.geonames import PlaceLists, read_places
from models.parsing.places.place import Place, find_place, is_place, look_up_in
from models.parsing.records import Rejected


def line(name: str, country: str, region: str, population: int, others: str = "", kind: str = "P") -> str:
    cells = ["1", name, name, others, "0", "0", kind, "PPL", country, "", region, "", "", "", str(population)]
    return "\t".join([*cells, "", "", "UTC", "2026-01-01"])


CITIES = "\n".join(
    [
        line("Musterhausen", "DE", "02", 20_000, "Mustervilla,Мустер,MUS"),
        line("Musterhausen", "AT", "09", 90_000),
        line("Of", "TR", "61", 30_000),
        line("Nan", "TH", "04", 25_000),
        line("Musterberg", "DE", "02", 0, kind="T"),
    ]
)
REGIONS = "DE.02\tBavaria\tBavaria\t1\nAT.09\tVienna\tVienna\t2\n"


@pytest.fixture(autouse=True)
def _nothing_stays() -> Iterator[None]:
    yield
    look_up_in(None)


def load(folder: Path) -> PlaceLists:
    (folder / "cities").write_text(CITIES)
    (folder / "regions").write_text(REGIONS)
    lists = PlaceLists()
    assert [read_places(folder / name, lists) for name in ("cities", "regions")] == [4, 2]
    return lists


def test_a_loaded_list_knows_what_ours_does_not(tmp_path: Path) -> None:
    assert find_place("Musterhausen") == Place()
    look_up_in(LoadedPlaces(1, load(tmp_path).pack()))
    assert find_place("Musterhausen") == Place("AT", "Vienna", "Musterhausen")
    assert find_place("12345 Musterhausen, Germany") == Place("DE", "Bavaria", "Musterhausen")
    assert find_place("mustervilla (hybrid)") == Place("DE", "Bavaria", "Musterhausen", "hybrid")
    assert find_place("Мустер").country == "DE"
    assert find_place("Nan").country == "TH"
    look_up_in(None)
    assert find_place("Musterhausen") == Place()


def test_ours_goes_first_and_short_words_are_no_places(tmp_path: Path) -> None:
    before = [find_place(text) for text in ("Berlin", "Head Of Sales", "MUS")]
    look_up_in(LoadedPlaces(1, load(tmp_path).pack()))
    assert [find_place(text) for text in ("Berlin", "Head Of Sales", "MUS")] == before
    assert not is_place("Of")


def test_lists_come_as_zip_csv_and_parquet(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "cities.zip", "w") as archive:
        archive.writestr("cities15000.txt", CITIES)
    (tmp_path / "world.csv").write_text('city,iso2,admin_name,population\nMusterhausen,DE,Bavaria,"20000"\n')
    columns = {"name": ["Musterhausen", "Windhoek"], "asciiname": ["", ""], "alternatenames": ["", ""]}
    more = {"countryCode": ["DE", "NA"], "admin1Code": ["02", "21"], "population": [20_000, 300_000]}
    pl.DataFrame({**columns, **more}).write_parquet(tmp_path / "cities.parquet")
    pl.DataFrame({"code": ["DE.02"], "name": ["Bavaria"]}).write_parquet(tmp_path / "regions.parquet")
    for names, found in ((("cities.zip",), 4), (("world.csv",), 1), (("cities.parquet", "regions.parquet"), 3)):
        lists = PlaceLists()
        assert sum(read_places(tmp_path / name, lists) for name in names) == found
    assert ("NA", "21", "Windhoek") in [city[1:4] for city in lists.cities]
    look_up_in(LoadedPlaces(2, lists.pack()))
    assert find_place("Musterhausen") == Place("DE", "Bavaria", "Musterhausen")


def test_a_file_without_places_is_refused(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("one, two\n")
    with pytest.raises(Rejected, match="cities15000"):
        read_places(tmp_path / "notes.txt", PlaceLists())


def test_a_later_list_is_a_later_version() -> None:
    first, tenth = (LoadedPlaces(number, b"").parser_version for number in (1, 10))
    assert first.rsplit(".", 1)[0] == tenth.rsplit(".", 1)[0]
    assert (first.rsplit(".", 1)[1], tenth.rsplit(".", 1)[1]) == ("1", "10")
