"""A list of places that is loaded, and a mapping that came with a file, count at every later reading."""

from pathlib import Path

import polars as pl

from assets.gazetteer import read_stored
from models.parsing.records import PARSER_VERSION
from tests.pipelines.cli.invoking import invoke
from tests.pipelines.homes import Home

TABLE = "was,wo,wer\nBaker,Musterhausen,Halm\nMiller,Musterhausen,Halm\n"
PLACES = "city,iso2,admin_name,population\nMusterhausen,DE,Bavaria,20000\n"


def command(home: Home, *arguments: object) -> None:
    result = invoke(*arguments, MATCHMILL_HOME=str(home.settings.home), DATABASE_URL=home.url)
    assert result.exit_code == 0, result.stderr


def test_documents_are_read_again_with_their_mapping_and_the_loaded_places(home: Home, tmp_path: Path) -> None:
    (tmp_path / "rows").write_text(TABLE)
    (tmp_path / "places.csv").write_text(PLACES)
    maps = ("--map", "title=was", "--map", "location=wo", "--map", "employer=wer")
    command(home, "import", tmp_path / "rows", *maps)
    assert home.run(select=["raw_postings", *("rejected_documents", "parsed_postings", "parsed_profiles")]).success
    assert places(home) == [(PARSER_VERSION, None), (PARSER_VERSION, None)]
    command(home, "gazetteer", "load", tmp_path / "places.csv")
    command(home, "run", "--read-again")
    assert places(home)[2:] == [(f"{PARSER_VERSION}.1", "DE")] * 2
    known = home.lake.current("current_postings").read().filter(hiring_organization="Halm")
    assert known.select("country", "region", "city").rows() == [("DE", "Bavaria", "Musterhausen")] * 2
    command(home, "gazetteer", "load", tmp_path / "places.csv")
    assert (stored := read_stored(home.lake.files)) is not None
    assert stored.number == 1


def places(home: Home) -> list[tuple[str, str | None]]:
    rows = home.lake.current("parsed_postings").read().filter(pl.col("hiring_organization") == "Halm")
    return rows.sort("parser_version", "item").select("parser_version", "country").rows()
