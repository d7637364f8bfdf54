"""Official files as records: both publishers' columns, in text and in Parquet, and what is refused."""

from pathlib import Path

import polars as pl
import pytest

from models.skills.official.esco import read_esco
from models.skills.official.onet import read_onet
from models.skills.official.tables import WrongFiles
from tests.models.skills.official.files import write_esco, write_onet


def test_reads_escos_download(tmp_path: Path) -> None:
    esco = read_esco(write_esco(tmp_path))
    assert esco.skills.select("id", "label", "names", "kind").rows()[:2] == [
        ("uri:skill/1", "Python (computer programming)", ["Python language", "CPython"], "knowledge"),
        ("uri:skill/2", "tune church bells", ["bell tuning", "tune"], "skill"),
    ]
    assert esco.occupations.select("label", "code", "names").row(0) == (
        *("bell founder", "7312"),
        ["bell maker", "founder of bells"],
    )
    assert esco.relations.rows() == [
        ("uri:occupation/1", "uri:skill/2", 1.0),
        ("uri:occupation/1", "uri:skill/4", 0.0),
    ]


def test_reads_the_same_from_parquet_with_names_in_a_table_of_their_own(tmp_path: Path) -> None:
    folder, given = tmp_path / "parquet", write_esco(tmp_path)
    folder.mkdir()
    skills = pl.read_csv(given / "skills_en.csv", infer_schema=False)
    names = skills.select("conceptUri", altLabel=pl.col("altLabels").str.split("\n")).explode("altLabel").drop_nulls()
    names.write_parquet(folder / "names.parquet")
    skills.drop("altLabels", "conceptType").write_parquet(folder / "skills.parquet")
    occupations = pl.read_csv(given / "occupations_en.csv", infer_schema=False)
    occupations.with_columns(pl.col("altLabels").str.split("\n")).write_parquet(folder / "occupations.parquet")
    esco, again = read_esco(given), read_esco(folder)
    assert again.skills.equals(esco.skills)
    assert again.occupations.equals(esco.occupations)


def test_reads_onets_text_files(tmp_path: Path) -> None:
    onet = read_onet(write_onet(tmp_path))
    assert onet.skills["id"].to_list() == ["onet:tool:bellwright", "onet:tool:microsoft-excel"]
    occupation = onet.occupations.row(0, named=True)
    assert (occupation["code"], occupation["description"]) == ("49-9063", 'Tune "large" bells.')
    assert sorted(occupation["names"]) == ["BH", "Bell Hanger", "Carillon Technician"]
    assert onet.relations["weight"].to_list() == [0.0, 1.0]


def test_wrong_files_are_named(tmp_path: Path) -> None:
    write_onet(tmp_path)
    with pytest.raises(WrongFiles, match="holds no ESCO: missing the skills"):
        read_esco(tmp_path)
    with pytest.raises(WrongFiles, match="there is nothing at"):
        read_onet(tmp_path / "nowhere")
    (tmp_path / "broken.parquet").write_bytes(b"no parquet")
    with pytest.raises(WrongFiles, match=r"broken\.parquet can't be read"):
        read_onet(tmp_path)
