"""Words meet their inflections in both languages."""

import pytest

from models.features.words import iter_terms, split_words, stem_word


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("engineer", "engineering"),
        ("nurses", "nursing"),
        ("entwickler", "entwicklerin"),
        ("entwickler", "entwicklung"),
        ("buchhalter", "buchhaltung"),
        ("verkäufer", "verkäuferin"),
    ],
)
def test_inflections_share_a_stem(one: str, other: str) -> None:
    assert stem_word(one) == stem_word(other)


def test_languages_of_programmers_are_words() -> None:
    assert split_words("C++, C# and .NET; R (m/w/d) 2024") == ["c++", "c#", "and", ".net", "r"]


def test_a_stop_word_parts_neighbours() -> None:
    assert set(iter_terms("care of patients")) == {"care", "patient"}
    assert "patient care" in set(iter_terms("patient care"))
