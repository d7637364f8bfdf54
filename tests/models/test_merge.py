"""A person's own word wins, field by field, and never stands beside a document's half of the same fact."""

from models.merge import merge_profile

DOCUMENT = {"headline": "Baker", "city": "Hull", "country": "GB", "location": "Hull, UK", "skills": ["bread"]}


def test_what_nobody_edits_stays() -> None:
    assert merge_profile(DOCUMENT, {}) == DOCUMENT
    assert merge_profile(DOCUMENT, {"headline": None}) == DOCUMENT


def test_a_list_is_replaced_as_a_whole() -> None:
    assert merge_profile(DOCUMENT, {"skills": ["cake"]})["skills"] == ["cake"]


def test_a_place_is_one_persons_whole() -> None:
    merged = merge_profile(DOCUMENT, {"city": "Lyon"})
    assert (merged["city"], merged["country"], merged["location"]) == ("Lyon", None, None)
    assert merged["headline"] == "Baker"


def test_pay_and_its_currency_go_together() -> None:
    merged = merge_profile({"pay_floor_annual": 30_000.0, "pay_currency": "GBP"}, {"pay_floor_annual": 40_000.0})
    assert merged == {"pay_floor_annual": 40_000.0, "pay_currency": None}
