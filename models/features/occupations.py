"""The occupation of an official classification that a document's title names, where one is loaded.

How titles are compared is known to `links`; our own occupations are named in `models.skills.occupations`.
"""

import polars as pl

from models.features.links import LINKS, Linker, encode_by, link_titles_of
from models.features.text_model import TextModel
from models.skills.taxonomy import Taxonomy

_built: dict[tuple[str, str], Linker] = {}


def link_official(titles: pl.Series, text_model: TextModel, taxonomy: Taxonomy) -> pl.DataFrame:
    """LINKS of titles to the first classification loaded, one row a title; each depends on its title alone.

    All null without a classification, and where no occupation is likely enough.
    """
    distinct = titles.drop_nulls().unique().sort()
    if not taxonomy.officials or distinct.is_empty():
        return pl.DataFrame({"row": range(len(titles))}).select(
            *(pl.col("row") if name == "row" else pl.lit(None).alias(name) for name in LINKS)
        )
    linked = get_title_linker(text_model, taxonomy).link(distinct.to_list()).with_columns(title=distinct)
    rows = pl.DataFrame({"title": titles}).with_row_index("row")
    return rows.join(linked.drop("row"), on="title", how="left", maintain_order="left").select(list(LINKS))


def get_title_linker(text_model: TextModel, taxonomy: Taxonomy) -> Linker:
    """A linker to the first classification loaded, built once a process: some five seconds for ESCO."""
    key = (text_model.version, taxonomy.version)
    if key not in _built:
        _built.clear()
        _built[key] = link_titles_of(taxonomy.officials[0], encode_by(text_model.encoder))
    return _built[key]
