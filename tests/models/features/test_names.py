"""Phrases and known names: the nearest owner wins, broad names count less, and priors decide between equals."""

from collections.abc import Sequence

import numpy as np
import pytest

from models.features.encoder import Floats
from models.features.names import Legs, Name, NameIndex

LETTERS = Legs(letters=1.0, stems=0.0, dense=0.0, prior=0.1)
NAMES = [Name("welding", "a"), Name("weld metal", "a"), Name("bookkeeping", "b"), Name("keeping bees", "c")]


def meaning(texts: Sequence[str]) -> Floats:
    """An encoder that knows two words for one thing."""
    return np.array([[float("weld" in text or "join" in text), float("bee" in text)] for text in texts], np.float32)


def nearest(index: NameIndex, phrase: str) -> str:
    return index.nearest([phrase], 1)[0][0][0]


def test_other_forms_find_their_owner() -> None:
    index = NameIndex(NAMES, LETTERS)
    assert [nearest(index, phrase) for phrase in ("weldings", "book-keeping", "bee keeping")] == ["a", "b", "c"]
    assert index.nearest(["welding"], 3)[0][0] == ("a", pytest.approx(1.0, abs=1e-4))


def test_stems_see_through_endings_and_order() -> None:
    index = NameIndex(NAMES, Legs(letters=0.0, stems=1.0, dense=0.0, prior=0.0))
    assert nearest(index, "metals to weld") == "a"


def test_equal_names_are_told_apart_by_the_prior() -> None:
    names = [Name("plumbing", "x"), Name("plumbing", "y")]
    assert nearest(NameIndex(names, LETTERS), "plumbing") == "x"
    assert nearest(NameIndex(names, LETTERS, priors={"y": 1.0}), "plumbing") == "y"


def test_broad_names_count_less() -> None:
    names = [Name("plumbing", "x", 0.9), Name("plumbing", "y")]
    assert nearest(NameIndex(names, LETTERS), "plumbing") == "y"


def test_vectors_that_are_brought_count_too() -> None:
    known = {"joinery": [0.0, 1.0], "cabinet making": [0.0, 1.0], "surgery": [1.0, 0.0]}
    legs = Legs(letters=1.0, stems=0.0, dense=1.0, prior=0.0)
    names = [Name("joinery", "x"), Name("surgery", "y")]
    index = NameIndex(names, legs, lambda texts: np.array([known[text] for text in texts], np.float32))
    assert nearest(index, "cabinet making") == "x"


def test_a_phrase_ranks_alone_as_among_others() -> None:
    index = NameIndex(NAMES, LETTERS)
    phrases = ["weld", "bees", "books", "nothing of the kind"] * 100
    assert index.nearest(phrases, 2) == [index.nearest([phrase], 2)[0] for phrase in phrases]


def test_letters_and_meaning_may_each_be_nearest_to_another_name() -> None:
    names = [Name("bee hall", "a"), Name("joining", "a"), Name("bees", "b")]
    legs = Legs(letters=1.0, stems=0.0, dense=1.0, prior=0.0)
    both = dict(NameIndex(names, legs, meaning).nearest(["weld hall"], 2)[0])
    by_letters = dict(NameIndex(names, Legs(letters=1.0, stems=0.0, dense=0.0, prior=0.0)).nearest(["weld hall"], 2)[0])
    assert by_letters["a"] > 0.3  # through "bee hall"
    assert both["a"] == pytest.approx((by_letters["a"] + 1) / 2, abs=1e-4)  # and "joining" means the same
