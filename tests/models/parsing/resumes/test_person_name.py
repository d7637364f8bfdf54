"""A person's name by its place, form and likeness to the address."""

import pytest

from models.parsing.resumes.person_name import find_name, split_name


@pytest.mark.parametrize(
    ("top", "email", "given", "family"),
    [
        (["Curriculum Vitae", "Dr. Ada Example", "Gardener"], None, "Ada", "Example"),
        (["ADA EXAMPLE-JONES, MBA"], None, "Ada", "Example-Jones"),
        (["Lebenslauf", "Name: Vera von der Aue"], None, "Vera", "von der Aue"),
        (["Leeds, UK | ada@example.com | 020", "Ada Example"], "ada@example.com", "Ada", "Example"),
        (["Product Owner", "Berlin", "Jean-Luc O'Neill"], None, "Jean-Luc", "O'Neill"),
        (["Ada Example · Gardener · Leeds"], None, "Ada", "Example"),
    ],
)
def test_names_at_the_top(top: list[str], email: str | None, given: str, family: str) -> None:
    name = find_name(top, len(top), email)
    assert name is not None
    assert (name.given, name.family) == (given, family)


def test_a_name_below_a_side_column_is_found_by_the_address() -> None:
    lines = ["Leeds", "ada.example-jones@example.com", "Skills", "roses", "Ada", "Example-Jones", "Gardener"]
    name = find_name(lines, 2, "ada.example-jones@example.com")
    assert name is not None
    assert (name.full, name.lines) == ("Ada Example-Jones", (4, 5))


@pytest.mark.parametrize(
    "line", ["Senior Gardener", "New York", "Rose Nursery Ltd", "Work Experience", "Page 1 of 2", "and so on"]
)
def test_other_words_are_no_name(line: str) -> None:
    assert find_name([line], 1, None) is None


def test_family_names_keep_their_particles() -> None:
    assert split_name("Ana de la Cruz").family == "de la Cruz"
    assert split_name("Example, Ada").given == "Ada"
