"""Employment types and levels from fields and titles."""

import pytest

from models.parsing.meanings.employment import find_employment_types, find_seniority


@pytest.mark.parametrize(
    ("stated", "types"),
    [
        ("FullTime", ["FULL_TIME"]),
        ("full_time", ["FULL_TIME"]),
        ("Vollzeit oder Teilzeit", ["FULL_TIME", "PART_TIME"]),
        ("Onsite - Contract", ["CONTRACTOR"]),
        ("Remote - Freelance", ["CONTRACTOR"]),
        ("Pełny etat", ["FULL_TIME"]),
        ("fulltime_permanent", ["FULL_TIME"]),
        ("Bank", ["PER_DIEM"]),
        ("Internships", ["INTERN"]),
        ("befristet", ["TEMPORARY"]),
        ("Permanent", []),
    ],
)
def test_types_of_fields(stated: str, types: list[str]) -> None:
    assert find_employment_types([stated]) == types


def test_a_title_names_hours_but_not_every_word_in_it_does() -> None:
    assert find_employment_types([], "Baker (part-time)") == ["PART_TIME"]
    assert find_employment_types([], "Werkstudent Einkauf") == ["PART_TIME"]
    assert find_employment_types([], "Contract Manager") == []
    assert find_employment_types([], "International Sales") == []


@pytest.mark.parametrize(
    ("title", "level"),
    [
        ("Senior Baker", "senior"),
        ("Sr. Engineer", "senior"),
        ("Junior Designer", "junior"),
        ("Staff Engineer", "lead"),
        ("Staff Nurse", None),
        ("Recovery Team Leader", "lead"),
        ("Abteilungsleiterin Einkauf", "lead"),
        ("Executive Assistant to the CEO", None),
        ("Head Chef", None),
        ("Technician II", "mid"),
        ("Marketing Trainee", "entry"),
        ("Baker", None),
    ],
)
def test_levels_of_titles(title: str, level: str | None) -> None:
    assert find_seniority(title) == level


def test_a_field_speaks_where_the_title_is_silent() -> None:
    assert find_seniority("Baker", "Mid-Senior level") == "senior"
    assert find_seniority("Senior Baker", "Entry level") == "senior"
    assert find_seniority("Baker", "professional / experienced") == "mid"
