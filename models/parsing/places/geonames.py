"""Reads lists of places as GeoNames gives them (https://download.geonames.org/export/dump/readme.txt), and their kin.

Text as it is downloaded, the same in a zip, CSV with a header, and Parquet. Nothing is stored here.
"""

import csv
import io
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from models.parsing.places.gazetteer import Entry, pack_places
from models.parsing.records import Rejected
from models.parsing.rows.columns import fold_column
from models.parsing.rows.delimited import decode_text, sniff_delimiter

CITY_COLUMNS = 19
_HEADERS = {
    "name": ("name", "city", "city name", "asciiname"),
    "ascii": ("asciiname", "city ascii", "ascii name"),
    "aliases": ("alternatenames", "alternate names", "aliases"),
    "country": ("country code", "iso2", "iso", "country iso", "cc"),
    "region_code": ("admin1code", "admin1 code"),
    "region": ("admin name", "region", "state", "province"),
    "population": ("population", "pop"),
}


City = tuple[int, str, str, str, list[str]]
"""Population, country, code or name of the region, name, other names."""


@dataclass
class PlaceLists:
    """What files of places hold together: cities with their population, and the regions of countries by their code."""

    cities: list[City] = field(default_factory=list[City])
    regions: dict[str, str] = field(default_factory=dict[str, str])
    """"US.CA" -> "California"."""

    def entries(self) -> Iterator[tuple[Entry, Iterable[str]]]:
        """Every place with its names: regions first, then cities, the most populous first."""
        for code, name in sorted(self.regions.items()):
            yield Entry(code[:2], name, None), [name]
        for _, country, region, name, others in sorted(self.cities, key=lambda city: (-city[0], city[1:4])):
            named = self.regions.get(f"{country}.{region}") or (region if len(region) > 3 else None)
            yield Entry(country, named, name), [name, *others]

    def pack(self) -> bytes:
        """The bytes of `models.parsing.places.gazetteer.LoadedPlaces`."""
        return pack_places(self.entries())


def read_places(path: Path, lists: PlaceLists) -> int:
    """Add the places of one file; how many cities and regions it has. Raises `Rejected` when it has none, OSError."""
    before = len(lists.cities) + len(lists.regions)
    with path.open("rb") as file:
        start = file.read(4)
    if start == b"PAR1":
        _read_named(*_open_parquet(path), lists)
    else:
        _read_text(_open_zip(path) if start.startswith(b"PK") else decode_text(path.read_bytes()), lists)
    found = len(lists.cities) + len(lists.regions) - before
    if not found:
        raise Rejected(
            "no_places",
            "The file holds no places: take GeoNames' cities15000, cities500 or admin1CodesASCII (TXT or ZIP), or a "
            "CSV or Parquet file with columns such as name, country code, admin1 code, population.",
        )
    return found


def _open_zip(path: Path) -> str:
    try:
        with zipfile.ZipFile(path) as archive:
            names = [name for name in archive.namelist() if name.endswith((".txt", ".csv")) and "readme" not in name]
            return "\n".join(decode_text(archive.read(name)) for name in names)
    except (zipfile.BadZipFile, NotImplementedError) as error:
        raise Rejected("unreadable", "The archive can't be read: cut short or damaged.") from error


def _open_parquet(path: Path) -> tuple[list[str], Iterable[tuple[object, ...]]]:
    import polars as pl

    try:
        frame = pl.read_parquet(path)
    except pl.exceptions.PolarsError as error:
        raise Rejected("unreadable", "The Parquet file can't be read: cut short or damaged.") from error
    return frame.columns, frame.iter_rows()


def _read_text(text: str, lists: PlaceLists) -> None:
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    cells = lines[0].split("\t") if lines else []
    if len(cells) >= CITY_COLUMNS and cells[0].isdigit():
        for line in lines:
            _add_city(line.split("\t"), lists)
    elif len(cells) in (2, 3, 4) and cells[0][2:3] == ".":
        for code, name, *_ in (line.split("\t") for line in lines):
            lists.regions[code] = name
    elif lines:
        rows = csv.reader(io.StringIO("\n".join(lines)), delimiter=sniff_delimiter(text))
        _read_named(next(rows), (tuple[object, ...](row) for row in rows), lists)


def _add_city(cells: list[str], lists: PlaceLists) -> None:
    """One line of GeoNames' table `geoname`; only populated places (feature class P)."""
    if len(cells) >= CITY_COLUMNS and cells[6] == "P":
        lists.cities.append(
            (int(cells[14] or 0), cells[8], cells[10], cells[1], _names([cells[2], *cells[3].split(",")]))
        )


def _read_named(header: list[str], rows: Iterable[tuple[object, ...]], lists: PlaceLists) -> None:
    """A table whose columns have names: of cities, or of regions by their code."""
    folded = [fold_column(name).replace("admin1 code", "admin1code") for name in header]
    at = {
        part: next((folded.index(name) for name in names if name in folded), None) for part, names in _HEADERS.items()
    }
    if "code" in folded and "name" in folded and at["country"] is None:
        code, name = folded.index("code"), folded.index("name")
        lists.regions |= {str(row[code]): str(row[name]) for row in rows if str(row[code])[2:3] == "."}
        return
    if at["name"] is None or at["country"] is None:
        return
    for row in rows:
        # as they stand: "NA" is Namibia and "Nan" a town, neither is a word for nothing
        told = {part: str(row[where] or "").strip() if where is not None else "" for part, where in at.items()}
        country = told["country"].upper()
        if told["name"] and len(country) == 2:
            population = told["population"].split(".")[0]
            inhabitants = int(population) if population.isdigit() else 0
            others = _names([told["ascii"], *told["aliases"].split(",")])
            lists.cities.append((inhabitants, country, told["region_code"] or told["region"], told["name"], others))


def _names(surfaces: list[str]) -> list[str]:
    """Names but for codes of airports and the like, which are words of other languages too often."""
    return [name for name in surfaces if len(name) > 3 or (len(name) > 1 and not name.isascii())]
