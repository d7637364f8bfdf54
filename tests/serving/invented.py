"""Invented people, vacancies and matches between them, as rows that the pipeline would write.

Nothing is written here.
"""

import json
from typing import Any
from uuid import UUID, uuid5

ARRIVAL = {
    "document_id": "d",
    "source": "inbox",
    "received_at": "2026-01-10T08:00:00+00:00",
    "parser_version": "1",
    "content_hash": "h",
}

WOUND_CARE = {
    "text": "Wound care is a must.",
    "importance": "required",
    "skill_id": "wound-care",
    "span_start": 26,
    "span_end": 47,
}

Row = dict[str, Any]


def identify(noun: str, number: int) -> UUID:
    """The identifier of the numbered posting or profile."""
    return uuid5(UUID(int=7), f"{noun} {number}")


def posting_row(number: int, **fields: Any) -> Row:
    """An open posting; later numbers were posted earlier, two a day."""
    row = {
        "id": str(identify("posting", number)),
        "status": "open",
        "title": f"Nurse {number}",
        "hiring_organization": "Aire Valley Care",
        "description": "You visit people at home.\nWound care is a must.",
        "date_posted": f"2026-01-{28 - number // 2:02}",
        "employment_types": ["PART_TIME"] if number % 3 else ["FULL_TIME", "TEMPORARY"],
        "location": "Leeds",
        "country": "GB" if number % 2 else "DE",
        "city": "Leeds",
        "remote": "onsite",
        "pay_min": 19.5,
        "pay_currency": "GBP",
        "pay_period": "HOUR",
        "pay_source": "stated",
        "sources": ["inbox"],
        "requirements": [WOUND_CARE],
    }
    return ARRIVAL | row | fields


def person_row(number: int, **fields: Any) -> Row:
    """A person as their document states them."""
    row = {
        "id": str(identify("profile", number)),
        "status": "open",
        "name": f"Robin Example {number}",
        "email": f"robin{number}@example.org",
        "headline": "Registered nurse",
        "location": "Leeds, UK",
        "country": "GB",
        "city": "Leeds",
        "experience_months": 96,
        "text_characters": 900,
        "hidden_characters": 0,
        "documents": 1,
        "skills": [{"text": "wound care", "years": 5}, {"text": "triage"}],
        "experience": [{"name": "Aire Valley Care", "position": "Staff nurse", "current": True}],
        "awards": [{"text": "Nurse of the year"}],
        "links": ["linkedin.com/in/robin", "github.com/robin"],
        "seniority": "senior",
        "notice_days": 30,
        "availability": "Notice period: one month",
        "certifications": [{"name": "Registered nurse", "expires": "2027-03"}],
        "projects": [{"name": "Ward rota", "description": "A rota that shares nights out"}],
        "publications": [{"name": "How wounds close", "release_date": "2020"}],
        "volunteering": [{"name": "Red Kite Ambulance", "position": "First aider", "current": True}],
    }
    return ARRIVAL | row | fields


def match_row(side: str, owner: int, rank: int, run: str) -> Row:
    """The `rank`th row of an owner's list: the other side's number is rank - 1. Its reasons name the run."""
    profile, posting = (owner, rank - 1) if side == "profile" else (rank - 1, owner)
    reasons = {
        "matched": [],
        "gaps": [],
        "constraints": [{"constraint": "place", "verdict": "met", "reason": f"run {run}: «Leeds»"}],
        "components": {"skills": 0.5, "pay": None},
        "range": None,
    }
    return {
        "profile_id": str(identify("profile", profile)),
        "posting_id": str(identify("posting", posting)),
        "rank": rank,
        "fit": round(1 - rank / 100, 6),
        "band": "good",
        "calibrated": False,
        "similarity": 1.25,
        "reasons": json.dumps(reasons, ensure_ascii=False),
        "profile_hash": "p",
        "posting_hash": "q",
    }
