"""Lists that are kept up equal lists that are found anew, whatever came, changed or went on either side."""

import random
from itertools import pairwise
from typing import Any

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.features.document import posting_features, profile_features
from models.features.text_model import TextModel
from models.frames import NEIGHBOURS, schema_faults
from models.retrieval.documents import Documents, SideName, read_documents
from models.retrieval.neighbours import find_neighbours, keep_up, with_reserve
from models.skills.extract import SkillExtractor
from models.skills.taxonomy import Taxonomy

SIZE = 4
WORDS = ["data pipelines", "patient care", "java services", "surgical ward", "python sql", "docker analysts", "nurse"]
CITIES = ["Berlin", "Hamburg", None]


class Town:
    """Thirty people and thirty postings of mixed trades and places; each has two versions."""

    def __init__(self, make_profiles: Any, make_postings: Any, *tools: Any) -> None:
        draw = random.Random(7)
        self.text_model = tools[0]
        self.rows = {
            "profile": make_profiles(*(self._person(at, draw) for at in range(60))),
            "posting": make_postings(*(self._work(at, draw) for at in range(60))),
        }
        self.features = {
            "profile": profile_features(self.rows["profile"], *tools),
            "posting": posting_features(self.rows["posting"], *tools),
        }

    def documents(self, side: SideName, rows: list[int]) -> Documents:
        return read_documents(side, self.rows[side][rows], self.features[side], self.text_model)

    def find(self, side: SideName, owners: list[int], others: list[int], depth: int) -> pl.DataFrame:
        other: SideName = "posting" if side == "profile" else "profile"
        groups = [self.documents(other, others[start : start + 7]) for start in range(0, len(others), 7)]
        return find_neighbours(self.documents(side, owners), groups, self.text_model, depth)

    def _person(self, at: int, draw: random.Random) -> dict[str, Any]:
        return {
            "profile_id": f"p{at // 2:02}",
            "headline": draw.choice(WORDS),
            "matching_text": " ".join(draw.choices(WORDS, k=3)),
            "city": draw.choice(CITIES),
            "relocate": draw.choice([True, False, None]),
        }

    def _work(self, at: int, draw: random.Random) -> dict[str, Any]:
        text = " ".join(draw.choices(WORDS, k=3))
        return {
            "posting_id": f"q{at // 2:02}",
            "title": draw.choice(WORDS),
            "description": text,
            "city": draw.choice(CITIES),
        }


@pytest.fixture(scope="module")
def town(
    make_profiles: Any, make_postings: Any, text_model: TextModel, taxonomy: Taxonomy, extractor: SkillExtractor
) -> Town:
    return Town(make_profiles, make_postings, text_model, taxonomy, extractor)


versions = st.lists(st.sampled_from([None, 0, 1]), min_size=30, max_size=30)
"""Which version of each document there is at a time, if any."""


def rows(of: list[int | None]) -> list[int]:
    return [2 * at + version for at, version in enumerate(of) if version is not None]


@settings(deadline=None, max_examples=40)
@given(times=st.lists(versions, min_size=2, max_size=4), own=versions, side=st.sampled_from(["profile", "posting"]))
def test_kept_up_equals_found_anew(town: Town, times: list[list[int | None]], own: list[int | None], side: Any) -> None:
    owners, other = town.documents(side, rows(own)), "posting" if side == "profile" else "profile"
    lists = town.find(side, rows(own), rows(times[0]), with_reserve(SIZE))
    for before, after in pairwise(times):
        moved = [number for number, (old, new) in enumerate(zip(before, after, strict=True)) if old != new]
        letter = "q" if other == "posting" else "p"
        gone = pl.Series([f"{letter}{number:02}" for number in moved if before[number] is not None], dtype=pl.String)
        arrived = town.documents(other, [2 * number + after[number] for number in moved if after[number] is not None])
        kept, unsure = keep_up(lists, owners, gone, arrived, town.text_model, SIZE)
        wanted = town.find(side, rows(own), rows(after), with_reserve(SIZE))
        assert schema_faults(kept, NEIGHBOURS) == []
        assert sorted([*kept["owner_id"], *unsure]) == wanted["owner_id"].to_list()
        right = wanted.filter(pl.col("owner_id").is_in(kept["owner_id"].implode()))
        assert first(kept).equals(first(right))
        lists = pl.concat([kept, wanted.filter(pl.col("owner_id").is_in(unsure.implode()))]).sort("owner_id")


def first(lists: pl.DataFrame) -> pl.DataFrame:
    """What goes into the shortlist: beyond it a list that was kept up may know fewer."""
    return lists.with_columns(pl.col("other_ids", "similarities").list.head(SIZE))
