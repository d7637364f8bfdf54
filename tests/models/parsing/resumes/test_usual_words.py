"""Usual words of English and German are known in any case, and hardly a name is among them."""

import pytest

from models.parsing.resumes.usual_words import count_usual


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Relevant ACHIEVEMENTS", "all"),
        ("Berufserfahrung", "all"),
        ("Relevant Vantongeren", "some"),
        ("Maria Vantongeren", "none"),
        ("of the 2011", "none"),
    ],
)
def test_words_of_four_letters_and_more_count(text: str, count: str) -> None:
    assert count_usual(text) == count
