"""Every board's answer, told by its shape: small answers of ours, about companies that don't exist."""

import json
from datetime import date
from typing import Any

import pytest

from models.parsing.posting import parse_postings
from models.parsing.records import Posting

GREENHOUSE = {
    "jobs": [
        {
            "id": 4810,
            "title": "Night Baker ",
            "absolute_url": "https://job-boards.greenhouse.io/halmbakery/jobs/4810?gh_src=abc",
            "location": {"name": "Leeds, UK"},
            "company_name": "Halm Bakery",
            "first_published": "2026-03-02T10:00:00-05:00",
            "updated_at": "2026-04-01T10:00:00-04:00",
            "application_deadline": "2026-05-01T00:00:00Z",
            "content": "&lt;p&gt;We bake.&lt;/p&gt;&lt;p&gt;Employment type: part-time&lt;/p&gt;"
            "&lt;h3&gt;You bring&lt;/h3&gt;&lt;ul&gt;&lt;li&gt;Two years of experience&lt;/li&gt;&lt;/ul&gt;",
            "metadata": [{"name": "Shift", "value": "Night"}],
        }
    ],
    "meta": {"total": 1},
}
LEVER = [
    {
        "id": "5b5a",
        "text": "Dough Engineer",
        "categories": {
            "commitment": "Full-time",
            "location": "Lisbon",
            "allLocations": ["Lisbon", "Porto"],
            "team": "Dough",
        },
        "country": "PT",
        "createdAt": 1784736705020,
        "workplaceType": "hybrid",
        "hostedUrl": "https://jobs.lever.co/halm-bakery/5b5a",
        "description": "<div>Dough is alive.</div>",
        "lists": [{"text": "Requirements", "content": "<li>Knows yeast</li>"}],
        "additional": "<div>Bread for free.</div>",
        "salaryRange": {"min": 40000, "max": 52000, "currency": "EUR", "interval": "per-year-salary"},
    }
]
ASHBY = {
    "apiVersion": "1",
    "jobs": [
        {
            "id": "05e1",
            "title": "Oven Technician",
            "employmentType": "FullTime",
            "location": "New York, NY (HQ)",
            "secondaryLocations": [{"location": "Boston"}],
            "publishedAt": "2026-04-02T21:00:55.755+00:00",
            "isListed": True,
            "isRemote": True,
            "workplaceType": "Hybrid",
            "address": {
                "postalAddress": {"addressLocality": "New York City", "addressRegion": "NY", "addressCountry": "USA"}
            },
            "jobUrl": "https://jobs.ashbyhq.com/halm/05e1",
            "descriptionHtml": "<p>Ovens are hot.</p>",
            "compensation": {
                "scrapeableCompensationSalarySummary": "$80K - $110K",
                "summaryComponents": [
                    {
                        "compensationType": "EquityCashValue",
                        "interval": "1 YEAR",
                        "currencyCode": "USD",
                        "minValue": None,
                    },
                    {
                        "compensationType": "Salary",
                        "interval": "1 YEAR",
                        "currencyCode": "USD",
                        "minValue": 80000,
                        "maxValue": 110000,
                    },
                ],
            },
        },
        {"id": "05e2", "title": "Secret Baker", "isListed": False, "jobUrl": "https://jobs.ashbyhq.com/halm/05e2"},
    ],
}
RECRUITEE = {
    "offers": [
        {
            "id": 2681,
            "title": "Miller",
            "company_name": "Halm\u200b Mühle",
            "city": "Ulm",
            "country": "Germany",
            "country_code": "DE",
            "location": "Ulm, Germany",
            "remote": False,
            "hybrid": False,
            "on_site": True,
            "status": "published",
            "careers_url": "https://halm.recruitee.com/o/miller",
            "published_at": "2026-07-17 11:00:39 UTC",
            "salary": {"min": "36000", "max": "42000", "period": "year", "currency": "EUR"},
            "employment_type_code": "fulltime_permanent",
            "description": "<p>Grind corn.</p>",
            "requirements": "<ul><li>Flour in your blood</li></ul>",
        }
    ]
}
SMARTRECRUITERS = {
    "offset": 0,
    "limit": 100,
    "totalFound": 1,
    "content": [
        {
            "id": "7440",
            "name": "Test Baker",
            "company": {"identifier": "Halm2", "name": "Halm"},
            "releasedDate": "2026-08-05T11:45:06.679Z",
            "location": {
                "city": "Szczecin",
                "country": "pl",
                "remote": False,
                "hybrid": True,
                "fullLocation": "Szczecin, Poland",
            },
            "typeOfEmployment": {"id": "permanent", "label": "Pełny etat"},
            "experienceLevel": {"id": "mid_senior_level", "label": "Kadra"},
            "ref": "https://api.smartrecruiters.com/v1/companies/Halm2/postings/7440",
        }
    ],
}
WORKABLE = {
    "name": "Halm",
    "jobs": [
        {
            "title": "Taster - Spanish Speaking",
            "shortcode": "DD13",
            "telecommuting": True,
            "published_on": "2026-08-05",
            "country": country,
            "city": "",
            "url": "https://apply.workable.com/j/DD13",
        }
        for country in ("Spain", "Portugal")
    ],
}
REMOTIVE = {
    "jobs": [
        {
            "id": 2091,
            "title": "Recipe Writer",
            "company_name": "Halm",
            "candidate_required_location": "Germany",
            "publication_date": "2026-08-13T06:25:53",
            "job_type": "part_time",
            "salary": "$30 - $40 per hour",
            "category": "Writing",
            "url": "https://remotive.com/remote-jobs/writing/recipe-writer-2091",
            "description": "<p>Write.</p>",
        }
    ]
}
ARBEITNOW = {
    "data": [
        {
            "slug": "baecker-ulm-1",
            "company_name": "Halm",
            "title": "Bäcker (m/w/d)",
            "location": "Ulm",
            "remote": False,
            "job_types": ["Vollzeit", "berufserfahren"],
            "created_at": 1786807824,
            "url": "https://www.arbeitnow.com/jobs/companies/halm/baecker-ulm-1",
            "description": "<p>Wir backen das Brot für die Stadt und die Dörfer.</p>",
        }
    ]
}
JOBICY = {
    "jobs": [
        {
            "id": 150,
            "jobTitle": "Bread Analyst",
            "companyName": "Halm",
            "jobGeo": "USA",
            "jobType": ["Full-Time"],
            "jobIndustry": ["Data &amp; Bread"],
            "jobLevel": "Senior",
            "jobDescription": "<p>Count loaves.</p>",
            "pubDate": "2026-08-03T18:45:05+00:00",
            "salaryMin": 122600,
            "salaryMax": 204400,
            "salaryCurrency": "USD",
            "salaryPeriod": "yearly",
            "url": "https://jobicy.com/jobs/150-bread-analyst",
        }
    ]
}
REMOTEOK = [
    {"last_updated": 1786757871, "legal": "Please link back"},
    {
        "slug": "crumb-counter-1",
        "id": "113",
        "epoch": 1786728971,
        "date": "2026-08-14T17:36:11+00:00",
        "company": "Halm",
        "position": "Crumb Counter",
        "location": "",
        "salary_min": 0,
        "salary_max": 0,
        "url": "https://remoteOK.com/remote-jobs/crumb-counter-1",
        "description": "<b>Count</b>",
    },
]
HIMALAYAS = {
    "jobs": [
        {
            "title": "Dough Nurse",
            "companyName": "name",
            "companySlug": "halm-bakery",
            "employmentType": "Full Time",
            "minSalary": 77905,
            "maxSalary": 116858,
            "currency": "USD",
            "salaryPeriod": "annual",
            "seniority": ["Mid-level"],
            "locationRestrictions": ["United States"],
            "parentCategories": [],
            "pubDate": 1786813232,
            "expiryDate": 1791997231,
            "guid": "https://himalayas.app/companies/halm-bakery/jobs/dough-nurse",
            "description": "<p>Care for dough.</p>",
        }
    ]
}


def _first(answer: Any) -> Posting:
    return parse_postings(json.dumps(answer).encode(), "answer.json").postings[0]


@pytest.mark.parametrize(
    ("answer", "title", "employer", "country", "remote", "types", "posted"),
    [
        (GREENHOUSE, "Night Baker", "Halm Bakery", "GB", None, ["PART_TIME"], date(2026, 3, 2)),
        (LEVER, "Dough Engineer", "halm bakery", "PT", "hybrid", ["FULL_TIME"], date(2026, 7, 22)),
        (ASHBY, "Oven Technician", "halm", "US", "hybrid", ["FULL_TIME"], date(2026, 4, 2)),
        (RECRUITEE, "Miller", "Halm Mühle", "DE", "onsite", ["FULL_TIME"], date(2026, 7, 17)),
        (SMARTRECRUITERS, "Test Baker", "Halm", "PL", "hybrid", ["FULL_TIME"], date(2026, 8, 5)),
        (WORKABLE, "Taster - Spanish Speaking", "Halm", "ES", "remote", [], date(2026, 8, 5)),
        (REMOTIVE, "Recipe Writer", "Halm", "DE", "remote", ["PART_TIME"], date(2026, 8, 13)),
        (ARBEITNOW, "Bäcker (m/w/d)", "Halm", "DE", None, ["FULL_TIME"], date(2026, 8, 15)),
        (JOBICY, "Bread Analyst", "Halm", "US", "remote", ["FULL_TIME"], date(2026, 8, 3)),
        (REMOTEOK, "Crumb Counter", "Halm", None, "remote", [], date(2026, 8, 14)),
        (HIMALAYAS, "Dough Nurse", "halm bakery", "US", "remote", ["FULL_TIME"], date(2026, 8, 15)),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_every_board_becomes_the_same_kind_of_posting(
    answer: Any, title: str, employer: str, country: str | None, remote: str | None, types: list[str], posted: date
) -> None:
    posting = _first(answer)
    assert (posting.title, posting.hiring_organization, posting.country, posting.remote) == (
        title,
        employer,
        country,
        remote,
    )
    assert (posting.employment_types, posting.date_posted) == (types, posted)
    assert posting.posting_key.startswith("https://")


@pytest.mark.parametrize(
    ("answer", "pay"),
    [
        (LEVER, (40000, 52000, "EUR", "YEAR", "stated")),
        (ASHBY, (80000, 110000, "USD", "YEAR", "stated")),
        (RECRUITEE, (36000, 42000, "EUR", "YEAR", "stated")),
        (REMOTIVE, (30, 40, "USD", "HOUR", "parsed")),
        (JOBICY, (122600, 204400, "USD", "YEAR", "stated")),
        (HIMALAYAS, (77905, 116858, "USD", "YEAR", "stated")),
        (REMOTEOK, (None, None, None, None, None)),
    ],
)
def test_pay_of_boards(answer: Any, pay: tuple[Any, ...]) -> None:
    posting = _first(answer)
    assert (posting.pay_min, posting.pay_max, posting.pay_currency, posting.pay_period, posting.pay_source) == pay


def test_tracking_is_no_part_of_the_identity() -> None:
    assert _first(GREENHOUSE).posting_key == "https://job-boards.greenhouse.io/halmbakery/jobs/4810"


def test_text_in_pieces_becomes_one_description_with_its_demands() -> None:
    posting = _first(LEVER)
    assert posting.description == "Dough is alive.\n\nRequirements\n\n• Knows yeast\n\nBread for free."
    assert [(line.text, line.importance) for line in posting.requirements] == [("Knows yeast", "required")]
    assert [line.text for line in _first(RECRUITEE).requirements] == ["Flour in your blood"]


def test_content_escaped_once_more_is_text() -> None:
    posting = _first(GREENHOUSE)
    assert posting.description.startswith("We bake.\n")
    assert posting.experience_years_min == 2


def test_an_unlisted_posting_is_rejected_and_not_lost() -> None:
    batch = parse_postings(json.dumps(ASHBY).encode(), "ashby.json")
    assert [(line.item, line.reason) for line in batch.rejected] == [(1, "unlisted")]


def test_remote_oks_notice_is_no_row() -> None:
    batch = parse_postings(json.dumps(REMOTEOK).encode(), "remoteok.json")
    assert (len(batch.postings), batch.rejected) == (1, [])


def test_one_posting_for_two_countries_keeps_both_places_under_one_key() -> None:
    spain, portugal = parse_postings(json.dumps(WORKABLE).encode(), "workable.json").postings
    assert spain.posting_key == portugal.posting_key
    assert (spain.location, portugal.location) == ("Spain; Portugal", "Portugal; Spain")
    assert spain.languages_required == ["es"]


def test_an_item_of_another_shape_is_a_rejected_row() -> None:
    answer = {"jobs": [*GREENHOUSE["jobs"], {"error": "rate limit"}]}
    batch = parse_postings(json.dumps(answer).encode(), "greenhouse.json")
    assert [(line.item, line.reason) for line in batch.rejected] == [(1, "not_a_posting")]


def test_a_board_with_nothing_open_is_no_error() -> None:
    batch = parse_postings(b'{"jobs": [], "meta": {"total": 0}}', "greenhouse.json")
    assert (batch.postings, batch.rejected) == ([], [])
