"""Titles of texts that have no fields."""

import pytest

from models.parsing.postings.headline import read_headline


@pytest.mark.parametrize(
    ("text", "title", "employer", "places"),
    [
        ("Halm | Backend Engineer | Ulm, Germany | REMOTE | Full-time", "Backend Engineer", "Halm", ["Ulm, Germany"]),
        ("Halm (https://halm.example) | Berlin | Data Scientist", "Data Scientist", "Halm", ["Berlin"]),
        ("Backend Engineer | Halm | London, UK", "Backend Engineer", "Halm", ["London, UK"]),
        (
            "Halm | New York, NY | Onsite\n\nWe seek a senior Ruby developer to help.",
            "senior Ruby developer",
            "Halm",
            ["New York, NY"],
        ),
        ("Hello, we are looking for a front-end engineer in Paris.", "front-end engineer", None, []),
    ],
)
def test_parts_in_any_order(text: str, title: str, employer: str | None, places: list[str]) -> None:
    headline = read_headline(text)
    assert headline is not None
    assert (headline.title, headline.employer, headline.places) == (title, employer, places)


@pytest.mark.parametrize("text", ["", "Halm | Berlin | Full-time", "Write to us."])
def test_no_role_no_headline(text: str) -> None:
    assert read_headline(text) is None
