"""Job titles to occupations: what is linked, what is left open, and the order of the data."""

import polars as pl
import pytest

from models.frames import schema_faults
from models.skills.occupations import TITLE_LINKS, link_titles, load_occupations
from models.skills.taxonomy import load_taxonomy


def occupation_of(title: str) -> str | None:
    occupation_id = link_titles(pl.Series([title]))["occupation_id"].item()
    return occupation_id and str(occupation_id).removeprefix("mm:occ:")


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Software Engineer", "software-developer"),
        ("SENIOR SOFTWARE ENGINEER (m/f/d)", "software-developer"),
        ("Software Engineers", "software-developer"),
        ("SWE II", "software-developer"),
        ("Java Developer at Example Ltd", "java-developer"),
        ("C# Developer", "dotnet-developer"),
        ("RN - ICU, night shift", "registered-nurse"),
        ("Gesundheits- und Krankenpfleger/in", "registered-nurse"),
        ("Altenpflegerin (m/w/d)", "geriatric-nurse"),
        ("Verkäuferin", "retail-salesperson"),
        ("Truck Driver - CDL A", "truck-driver"),
        ("Pediatric Surgeon", "specialist-physician"),
        ("Elektroniker für Betriebstechnik", "electrician"),
    ],
)
def test_links_titles(title: str, expected: str) -> None:
    assert occupation_of(title) == expected


@pytest.mark.parametrize("title", ["Manager", "Assistant", "Head of Wizardry", "", "IT", "(m/w/d)"])
def test_abstains_when_unsure(title: str) -> None:
    assert occupation_of(title) is None


def test_one_row_a_title_and_surer_the_closer() -> None:
    links = link_titles(pl.Series(["accountant", "Sr. Accountant", "friendly accountant wanted", None]))
    assert schema_faults(links, TITLE_LINKS) == []
    assert links["row"].to_list() == [0, 1, 2, 3]
    confidence = links["confidence"].to_list()
    assert confidence[0] > confidence[1] > confidence[2] >= 0
    assert confidence[3] == 0


def test_occupations_are_in_order() -> None:
    occupations = load_occupations()
    assert len(occupations) >= 220
    skills = load_taxonomy().skills
    for occupation in occupations.values():
        assert len(occupation.isco) == 4
        assert occupation.isco.isdigit()
        assert set(occupation.skills) <= set(skills)
        assert occupation.skills


def test_titles_name_one_occupation() -> None:
    titles = [
        title.lower() for occupation in load_occupations().values() for title in set(map(str.lower, occupation.titles))
    ]
    assert len(titles) == len(set(titles))
