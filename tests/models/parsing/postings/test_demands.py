"""Years of experience and education that lines ask for."""

import pytest

from models.parsing.postings.demands import education_level, experience_years


@pytest.mark.parametrize(
    ("line", "years"),
    [
        ("5+ years of experience in accounting", 5),
        ("At least 1 year of experience in a similar position", 1),
        ("3-5 years experience with boats", 3),
        ("Minimum of three (3) years' experience", 3),
        ("2 or more years working in a kitchen", 2),
        ("Mindestens 3 Jahre Berufserfahrung", 3),
        ("Mehrjährige, mindestens zweijährige Erfahrung", 2),
        ("No prior experience needed", 0),
        ("4+", 4),
        ("We have over 20 years of experience in baking", None),
        ("You are at least 18 years old", None),
        ("A two-year contract", None),
        ("Experience of payroll", None),
    ],
)
def test_years_of_experience(line: str, years: float | None) -> None:
    assert experience_years([line]) == years


def test_the_largest_demand_counts() -> None:
    assert experience_years(["2 years of Python experience", "5 years of experience overall"]) == 5


@pytest.mark.parametrize(
    ("line", "level"),
    [
        ("PhD in chemistry", 8),
        ("Master's degree required", 7),
        ("Bachelor's or Master's degree in computer science", 6),
        ("A degree in engineering", 6),
        ("Abgeschlossenes Hochschulstudium", 6),
        ("Associate's degree in nursing", 5),
        ("Diploma", 5),
        ("High school diploma or GED", 3),
        ("Abgeschlossene Ausbildung in der Pflege", 3),
        ("No degree required", None),
        ("A high degree of care", None),
        ("Master data management", None),
    ],
)
def test_education(line: str, level: int | None) -> None:
    assert education_level([line]) == level
