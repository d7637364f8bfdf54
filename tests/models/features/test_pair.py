"""What single features say about a pair."""

from collections.abc import Callable

import polars as pl
import pytest

from models.features.pair import education, experience, language, required_coverage, same_occupation, seniority
from models.features.traits import read_posting_traits, read_profile_traits

Rows = Callable[..., pl.DataFrame]


def _value(feature: pl.Expr, **facts: object) -> float | None:
    return pl.DataFrame([facts]).select(feature.cast(pl.Float64).alias("value"))["value"][0]


@pytest.mark.parametrize(
    ("years", "asked", "expected"), [(5.0, 5.0, 1.0), (9.0, 3.0, 1.0), (1.0, 4.0, 0.25), (None, 4.0, None)]
)
def test_experience_is_a_share_of_the_years_asked(years: float | None, asked: float, expected: float | None) -> None:
    facts = pl.DataFrame(
        {"years": [years], "years_asked": [asked]}, schema={"years": pl.Float64, "years_asked": pl.Float64}
    )
    assert facts.select(value=experience())["value"][0] == expected


def test_a_higher_degree_is_as_good_as_the_asked_one() -> None:
    assert _value(education(), education=7, education_asked=6) == 1.0
    assert _value(education(), education=5, education_asked=6) == pytest.approx(0.65)


def test_too_junior_costs_more_than_too_senior() -> None:
    below, above = _value(seniority(), step=1, step_asked=3), _value(seniority(), step=3, step_asked=1)
    assert below is not None and above is not None
    assert below < above < 1.0


def test_one_of_one_proves_less_than_ten_of_ten() -> None:
    one = _value(required_coverage(), required_credit=1.0, required_count=1)
    ten = _value(required_coverage(), required_credit=10.0, required_count=10)
    assert one is not None and ten is not None
    assert one < ten < 1.0


def test_languages_count_by_share() -> None:
    assert _value(language(), asks=["de", "en"], speaks=["en"]) == 0.5


@pytest.mark.parametrize(
    ("position", "months", "step"),
    [("Senior Developer", 12, 3), ("Praktikant", 90, 0), ("Developer", 12, 1), ("Developer", 100, 3), ("", None, None)],
)
def test_the_latest_title_tells_the_step_else_the_years(
    make_profiles: Rows, position: str, months: int | None, step: int | None
) -> None:
    people = make_profiles({"profile_id": "p", "positions": [position], "experience_months": months})
    assert read_profile_traits(people)["step"][0] == step


def test_a_posting_asks_for_the_language_it_is_written_in(make_postings: Rows) -> None:
    posting = make_postings({"posting_id": "q", "language": "de", "languages_required": ["en"]})
    assert sorted(read_posting_traits(posting)["asks"][0]) == ["de", "en"]


@pytest.mark.parametrize(
    ("held", "asked", "same"),
    [
        (("mm:a", "uri:1"), ("mm:a", "uri:2"), 1.0),
        (("mm:a", "uri:1"), (None, "uri:1"), 1.0),
        ((None, "uri:1"), (None, "uri:2"), 0.0),
        (("mm:a", None), (None, "uri:1"), None),
    ],
)
def test_occupations_of_ours_count_before_official_ones(
    held: tuple[str | None, str | None], asked: tuple[str | None, str | None], same: float | None
) -> None:
    names = ["occupation", "official", "occupation_asked", "official_asked"]
    facts = pl.DataFrame([[value] for value in (*held, *asked)], schema=dict.fromkeys(names, pl.String()))
    assert facts.select(value=same_occupation())["value"][0] == same
