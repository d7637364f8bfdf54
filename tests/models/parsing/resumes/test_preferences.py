"""What a person asks for, when they say so, in English and German."""

import pytest

from models.parsing.resumes.preferences import read_preferences


@pytest.mark.parametrize(
    ("said", "field", "value"),
    [
        ("Remote work only", "remote", "remote"),
        ("Work location: on site or hybrid in York; not willing to relocate", "relocate", False),
        ("Arbeitsort: nur Homeoffice (100 % remote)", "remote", "remote"),
        ("Willing to relocate", "relocate", True),
        ("Location: Leeds only, no relocation", "relocate", False),
        ("Arbeitsort: vor Ort in Ulm, kein Umzug", "relocate", False),
        ("Umzug möglich", "relocate", True),
        ("Employment: full-time or part-time only", "employment_types", ["FULL_TIME", "PART_TIME"]),
        ("Arbeitszeit: nur Teilzeit", "employment_types", ["PART_TIME"]),
        ("Minimum pay: $42,000 per year", "pay_floor_annual", 42_000),
        ("Gehalt: mindestens 42.000 EUR brutto im Jahr", "pay_floor_annual", 42_000),
        ("Minimum salary: £20 per hour", "pay_floor_annual", 41_600),
        ("Notice period: 3 months", "availability", "Notice period: 3 months"),
    ],
)
def test_statements(said: str, field: str, value: object) -> None:
    assert getattr(read_preferences([said], [], "US"), field) == value


def test_currencies_are_told() -> None:
    assert read_preferences(["Gehalt: mindestens 42.000 EUR im Jahr"], [], "DE").pay_currency == "EUR"
    assert read_preferences(["Minimum pay: $42,000 per year"], [], "CA").pay_currency == "CAD"


def test_work_that_was_done_is_no_wish() -> None:
    found = read_preferences([], ["Led a remote team of five", "Gardener with part-time students in the team"], "GB")
    assert (found.remote, found.employment_types) == (None, [])


def test_a_summary_may_ask() -> None:
    assert read_preferences([], ["Gardener of old roses. Looking for part-time work."], "GB").employment_types == [
        "PART_TIME"
    ]
