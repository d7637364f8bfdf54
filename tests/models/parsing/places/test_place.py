"""A place as people write it becomes country, region and city."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.parsing.places.place import Place, country_names, find_place, is_place

WRITTEN = [
    ("80331 München", Place("DE", "Bavaria", "Munich")),
    ("Koeln", Place("DE", "North Rhine-Westphalia", "Cologne")),
    ("Frankfurt am Main, Hessen, Deutschland", Place("DE", "Hesse", "Frankfurt")),
    ("D-10115 Berlin", Place("DE", "Berlin", "Berlin")),
    ("Austin, TX 78701", Place("US", "Texas", "Austin")),
    ("London, ON", Place("CA", "Ontario", "London")),
    ("Greater London Area", Place("GB", "England", "London")),
    ("São Paulo - Brazil", Place("BR", None, "São Paulo")),
    ("Remote - UK", Place("GB", remote="remote")),
    ("Zürich (hybrid)", Place("CH", "Zurich", "Zurich", "hybrid")),
    ("Homeoffice möglich, Hamburg", Place("DE", "Hamburg", "Hamburg", "hybrid")),
    ("Not remote, Vienna, Austria", Place("AT", "Vienna", "Vienna", "onsite")),
    ("Multiple locations, US", Place("US")),
    ("somewhere nice", Place()),
    ("", Place()),
]


@pytest.mark.parametrize(("text", "place"), WRITTEN)
def test_usual_ways_to_write_a_place(text: str, place: Place) -> None:
    assert find_place(text) == place


@pytest.mark.parametrize(
    ("text", "country", "region"),
    [
        ("San Francisco, CA", "US", "California"),
        ("Toronto, CA", "CA", "Ontario"),
        ("Berlin, DE", "DE", "Berlin"),
        ("Newark, DE", "US", "Delaware"),
        ("Mumbai, IN", "IN", "Maharashtra"),
        ("Tbilisi, Georgia", "GE", None),
        ("Atlanta, Georgia", "US", "Georgia"),
    ],
)
def test_the_town_decides_what_a_code_means(text: str, country: str, region: str | None) -> None:
    found = find_place(text)
    assert (found.country, found.region) == (country, region)


def test_an_unknown_town_keeps_its_name_before_a_known_country_or_state() -> None:
    assert find_place("Springfield, IL") == Place("US", "Illinois", "Springfield")
    assert find_place("Kleinstadt, Germany") == Place("DE", None, "Kleinstadt")
    assert find_place("Paris, TX") == Place("US", "Texas", "Paris")


def test_the_first_of_several_places_counts() -> None:
    assert find_place("Berlin or Munich").city == "Berlin"
    assert find_place("Oslo, Norway | Remote") == Place("NO", None, "Oslo", "remote")


def test_only_a_bare_place_is_a_place() -> None:
    assert is_place("Austin, TX")
    assert not is_place("Berlin Software GmbH")


def test_all_iso_countries_are_known_in_english_and_german() -> None:
    names = country_names()
    assert len(set(names.values())) >= 249
    assert names["osterreich"] == names["austria"] == "AT"


@given(st.text(max_size=80))
def test_no_text_breaks_the_search(text: str) -> None:
    assert find_place(text).remote in {None, "remote", "hybrid", "onsite"}


@pytest.mark.parametrize("text", ["AI Researcher and Entrepreneur", "IT Manager", "PM at Acme"])
def test_capitals_before_other_words_are_no_country(text: str) -> None:
    assert find_place(text).country is None
    assert find_place("London UK").country == find_place("UK wide").country == "GB"
