"""Which texts an encoder learns from."""

import polars as pl

from models.features.pairs import TRAINING_PAIRS, pair_documents, pair_taxonomy
from models.frames import schema_faults
from models.skills.taxonomy import Taxonomy


def test_a_long_document_gives_its_title_and_two_windows_that_do_not_overlap() -> None:
    text = " ".join(f"word{number}" for number in range(200))
    pairs = pair_documents(pl.DataFrame({"title": ["Welder", ""], "text": [text, "too short"]}), seed=1)
    assert schema_faults(pairs, TRAINING_PAIRS) == []
    assert pairs["kind"].to_list() == ["title", "window"]
    _, first, second = pairs.row(1)
    assert not set(first.split()) & set(second.split())
    assert first in text and second in text


def test_a_taxonomy_relates_names_of_one_skill_only(taxonomy: Taxonomy) -> None:
    pairs = pair_taxonomy(taxonomy)
    names = {(taxonomy.skills[alias.skill_id].label, alias.text) for alias in taxonomy.aliases}
    aliases = pairs.filter(pl.col("kind") == "alias")
    assert aliases.height > 0
    assert set(aliases.select("anchor", "text").iter_rows()) <= names
    assert (pairs["anchor"] != pairs["text"]).all()
