"""schema.org JobPosting in pages and JSON."""

import json
from typing import Any

import pytest

from models.parsing.postings.posting import parse_postings
from models.parsing.records import Posting, Rejected

MILLER: dict[str, Any] = {
    "@context": "https://schema.org",
    "@type": "JobPosting",
    "title": "Miller",
    "description": "<p>Grind corn.</p><h3>Requirements</h3><ul><li>Bachelor's degree</li></ul>",
    "hiringOrganization": {"@type": "Organization", "name": "Halm Mühle"},
    "identifier": {"@type": "PropertyValue", "name": "Halm", "value": "M-7"},
    "datePosted": "2026-01-05T08:00:00+01:00",
    "validThrough": "2026-02-05",
    "employmentType": ["FULL_TIME", "TEMPORARY"],
    "jobLocation": {
        "@type": "Place",
        "address": {"addressLocality": "Ulm", "addressCountry": {"@type": "Country", "name": "DE"}},
    },
    "baseSalary": {"currency": "EUR", "value": {"minValue": 3000, "maxValue": "3500", "unitText": "MONTH"}},
}


def _page(*blocks: str) -> bytes:
    scripts = "".join(f'<script type="application/ld+json">{block}</script>' for block in blocks)
    return f"<!doctype html><html><head><title>Jobs</title>{scripts}</head><body>Apply</body></html>".encode()


def _read(posting: dict[str, Any]) -> Posting:
    return parse_postings(json.dumps({**MILLER, **posting}).encode(), "posting.json").postings[0]


def test_a_page_with_a_posting() -> None:
    breadcrumbs = json.dumps({"@type": "BreadcrumbList", "itemListElement": [{"name": "Jobs"}]})
    batch = parse_postings(_page(breadcrumbs, json.dumps(MILLER)), "page.html")
    posting = batch.postings[0]
    assert (posting.title, posting.hiring_organization, posting.country, posting.city) == (
        "Miller",
        "Halm Mühle",
        "DE",
        "Ulm",
    )
    assert (posting.pay_min, posting.pay_max, posting.pay_period, posting.pay_annual_max) == (
        3000,
        3500,
        "MONTH",
        42000,
    )
    assert posting.employment_types == ["FULL_TIME", "TEMPORARY"]
    assert str(posting.valid_through) == "2026-02-05"
    assert posting.education_level_min == 6
    assert posting.posting_key == "halm mühle:Halm:M-7"


def test_graphs_lists_and_prefixes() -> None:
    graph = {"@graph": [{"@type": "WebPage"}, {**MILLER, "@type": ["schema:JobPosting"]}]}
    listed = {
        "@type": "ItemList",
        "itemListElement": [{"@type": "ListItem", "item": MILLER}, {"@type": "ListItem", "item": MILLER}],
    }
    assert len(parse_postings(_page(json.dumps(graph)), "a.html").postings) == 1
    assert len(parse_postings(json.dumps(listed).encode(), "b.json").postings) == 2


def test_line_breaks_within_strings_are_forgiven() -> None:
    block = json.dumps(MILLER).replace("Grind corn.", "Grind\ncorn.")
    assert parse_postings(_page(block), "page.html").postings[0].description.startswith("Grind corn.")


def test_pay_in_words_goes_before_a_figure_the_source_made_of_it() -> None:
    salary = {
        "currency": "GBP",
        "value": {"minValue": "28829", "maxValue": "28829", "unitText": "YEAR", "value": "£17.15 Per Hour"},
    }
    posting = _read({"baseSalary": salary})
    assert (posting.pay_min, posting.pay_period, posting.pay_source) == (17.15, "HOUR", "parsed")


def test_words_that_are_no_pay_leave_the_figures() -> None:
    salary = {
        "currency": "GBP",
        "value": {"minValue": "24907", "maxValue": "30615", "unitText": "YEAR", "value": "Band 5"},
    }
    posting = _read({"baseSalary": salary})
    assert (posting.pay_min, posting.pay_max, posting.pay_source) == (24907, 30615, "stated")


def test_remote_with_the_country_a_person_must_be_in() -> None:
    posting = _read(
        {
            "jobLocation": None,
            "jobLocationType": "TELECOMMUTE",
            "applicantLocationRequirements": {"@type": "Country", "name": "Austria"},
        }
    )
    assert (posting.remote, posting.country, posting.city) == ("remote", "AT", None)


def test_an_employers_name_in_the_towns_place_is_no_town() -> None:
    address = {"addressLocality": "Riverbank Hospital NHS Trust", "addressCountry": "GB"}
    posting = _read({"jobLocation": {"address": address}})
    assert (posting.country, posting.city) == ("GB", None)


def test_experience_in_months() -> None:
    posting = _read(
        {"experienceRequirements": {"@type": "OccupationalExperienceRequirements", "monthsOfExperience": 36}}
    )
    assert posting.experience_years_min == 3


def test_a_broken_block_beside_a_good_one_is_a_rejected_row() -> None:
    batch = parse_postings(_page(json.dumps(MILLER), '{"@type": "JobPosting", '), "page.html")
    assert (len(batch.postings), [line.reason for line in batch.rejected]) == (1, ["bad_json"])


@pytest.mark.parametrize("page", [_page(), _page('{"@type": "Recipe"}'), _page("{broken")])
def test_a_page_without_a_posting_says_so(page: bytes) -> None:
    with pytest.raises(Rejected, match="JobPosting") as caught:
        parse_postings(page, "page.html")
    assert caught.value.reason == "no_job_posting"
