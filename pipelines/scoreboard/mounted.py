"""What is mounted beside the labels, and what is fitted on it: official classifications and other people's postings.

Labels themselves are never read here, so nothing that is measured on them has seen them.
"""

from functools import cache
from pathlib import Path

import polars as pl

from models.features.encoder import StaticEncoder
from models.features.taxonomy_encoder import train_on_taxonomy
from models.features.text_model import CORPUS
from models.skills.extract import SkillExtractor, get_extractor
from models.skills.official.esco import read_esco
from models.skills.official.onet import read_onet
from models.skills.taxonomy import Taxonomy, combine_taxonomy

MOST_POSTINGS = 5000
"""Drawn by the hash of their text; more of them make training longer and the encoder hardly better."""

MOST_TITLES = 3000

_TITLES = ("title", "positionTitle")
_TEXTS = ("description", "full_description")


@cache
def official_taxonomy(labels: Path) -> Taxonomy:
    """Ours with ESCO and O*NET from the folder `taxonomy` beside the labels."""
    folder = labels.parent / "taxonomy"
    return combine_taxonomy([read_esco(folder), read_onet(folder)])


@cache
def official_extractor(labels: Path) -> SkillExtractor:
    """The extractor of `official_taxonomy`."""
    return get_extractor(official_taxonomy(labels))


@cache
def mounted_encoder(labels: Path) -> StaticEncoder:
    """An encoder trained on the classifications and on the postings beside the labels, if there are any."""
    return train_on_taxonomy(official_taxonomy(labels), mounted_postings(labels))


@cache
def mounted_postings(labels: Path) -> pl.DataFrame:
    """CORPUS of the tables in the folder `postings` beside the labels; empty where there is none."""
    found = [_read(file) for file in sorted((labels.parent / "postings").glob("*.parquet"))]
    postings = pl.concat([pl.DataFrame(schema=CORPUS), *found]).unique("text", keep="first", maintain_order=True)
    return postings.sort(pl.col("text").hash(seed=3), "text").head(MOST_POSTINGS)


@cache
def mounted_titles(labels: Path) -> list[str]:
    """Titles of postings in the folder `postings` beside the labels, each once."""
    files = sorted((labels.parent / "postings").glob("*.parquet"))
    columns = [(file, title) for file in files if (title := _column(file, _TITLES))]
    read = [
        pl.read_parquet(file, columns=[title]).select(title=pl.col(title).cast(pl.String)) for file, title in columns
    ]
    rows = pl.concat([pl.DataFrame(schema={"title": pl.String()}), *read]).drop_nulls().unique()
    return rows.sort(pl.col("title").hash(seed=3), "title").head(MOST_TITLES)["title"].to_list()


def _read(file: Path) -> pl.DataFrame:
    title, text = _column(file, _TITLES), _column(file, _TEXTS)
    if not title or not text:
        return pl.DataFrame(schema=CORPUS)
    plain = pl.col(text).cast(pl.String).str.replace_all(r"<[^>]*>|&\w+;", " ")
    rows = pl.read_parquet(file, columns=[title, text])
    return rows.select(owner=pl.lit(file.stem), side=pl.lit("posting"), title=title, text=plain).drop_nulls()


def _column(file: Path, names: tuple[str, ...]) -> str | None:
    columns = pl.read_parquet_schema(file)
    return next((name for name in names if name in columns), None)
