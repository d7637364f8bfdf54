"""Names of many languages are known, and ordinary words are none."""

import pytest

from models.parsing.resumes.people_names import is_family_name, is_given_name, name_words


@pytest.mark.parametrize("name", ["Maria", "JAMES", "Zoë", "Priya", "Wanjiru", "Mehmet", "Łukasz", "Chinedu", "Giulia"])
def test_given_names_of_many_languages(name: str) -> None:
    assert is_given_name(name)


@pytest.mark.parametrize("word", ["manager", "Boston", "will", "Experience", "Java"])
def test_other_words_are_no_given_names(word: str) -> None:
    assert not is_given_name(word)


def test_a_given_name_may_be_a_family_name() -> None:
    assert is_family_name("Thomas") and is_family_name("Okafor")


def test_initials_and_marks_are_no_words() -> None:
    assert name_words("Ana-Maria P. Keller") == (3, 3)
    assert name_words("Quarterly Report") == (0, 2)
