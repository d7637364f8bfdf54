"""What a client sees of a posting, in schema.org `JobPosting`'s words in snake case.

Output only; no defaults, so that no field is ever forgotten.
"""

from datetime import date
from typing import Literal
from uuid import UUID

from pydantic import BaseModel, Field

from serving.schemas import EmploymentType, Pay, Place, Seniority


class PostingSummary(BaseModel):
    """A posting as a list shows it."""

    id: UUID
    title: str = Field(examples=["Community nurse"])
    hiring_organization: str | None = Field(examples=["Aire Valley Care"])
    url: str | None = Field(examples=["https://jobs.example.org/4711"])
    date_posted: date | None
    valid_through: date | None
    employment_types: list[EmploymentType]
    place: Place
    pay: Pay


class PostingPage(BaseModel):
    """Open postings, the latest first."""

    items: list[PostingSummary]
    next: str | None = Field(description="The next page's `cursor`; null on the last page.")


class Requirement(BaseModel):
    """A line of the posting that asks for something, once a skill that it names.

    `start` and `end` are character offsets in `description`.
    """

    text: str
    importance: Literal["required", "preferred", "excluded"]
    skill_id: str | None
    level: float | None = Field(description="0 to 1; null when not stated.")
    years: float | None
    start: int | None
    end: int | None


class PostingDetail(PostingSummary):
    """A posting whole."""

    description: str
    language: str | None = Field(description="The language it is written in, ISO 639-1.")
    industry: str | None
    seniority: Seniority | None
    experience_years_min: float | None
    education_level_min: int | None = Field(description="ISCED 2011 level.")
    languages_required: list[str] = Field(description="Languages a person must speak, ISO 639-1.")
    requirements: list[Requirement]
    sources: list[str]


SUMMARY = PostingSummary(
    id=UUID("0c8f1f5e-9a51-4f0e-8f9e-3f1f8a2b7c44"),
    title="Community nurse",
    hiring_organization="Aire Valley Care",
    url="https://jobs.example.org/4711",
    date_posted=date(2026, 1, 12),
    valid_through=date(2026, 3, 31),
    employment_types=["PART_TIME"],
    place=Place(location="Leeds, West Yorkshire", country="GB", region="England", city="Leeds", remote="onsite"),
    pay=Pay(min=19.5, max=22, currency="GBP", period="HOUR", annual_min=38_025, annual_max=42_900, source="stated"),
)
PAGE_EXAMPLE = PostingPage(items=[SUMMARY], next="b3BhcXVl")
DETAIL_EXAMPLE = PostingDetail(
    **SUMMARY.__dict__,
    description="You visit people at home.\nWound care is a must.",
    language="en",
    industry="Health",
    seniority=None,
    experience_years_min=2,
    education_level_min=6,
    languages_required=["en"],
    requirements=[
        Requirement(
            text="Wound care is a must.",
            importance="required",
            skill_id="wound-care",
            level=None,
            years=None,
            start=26,
            end=47,
        )
    ],
    sources=["inbox"],
)
"""An invented vacancy, shown in the API's description."""
