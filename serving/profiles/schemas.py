"""What a client with the token sees of a person: JSON Resume's fields in snake case, after the merge.

Neither gender nor street, notes or hidden text is ever in it. Output only, without defaults.
"""

from typing import Literal
from uuid import UUID

from pydantic import BaseModel, Field

from serving.schemas import EmploymentType, Place, Remote, Seniority


class Skill(BaseModel):
    """A skill as the person or the document names it, and the taxonomy's identifier where it is known."""

    text: str = Field(examples=["wound care"])
    skill_id: str | None
    level: float | None = Field(description="0 to 1; null when not stated.")
    years: float | None


class Experience(BaseModel):
    """JSON Resume `work` or `volunteer`; dates are `YYYY-MM` or `YYYY`."""

    name: str | None = Field(description="The employer or organization.", examples=["Aire Valley Care"])
    position: str | None = Field(examples=["Staff nurse"])
    location: str | None
    start_date: str | None = Field(examples=["2019-04"])
    end_date: str | None
    current: bool
    summary: str | None


class Education(BaseModel):
    """JSON Resume `education`; `level` is ISCED 2011."""

    institution: str | None
    area: str | None = Field(examples=["Nursing"])
    study_type: str | None = Field(examples=["BSc"])
    level: int | None = Field(examples=[6])
    start_date: str | None
    end_date: str | None


class Certification(BaseModel):
    """JSON Resume `certificates`."""

    name: str
    issuer: str | None
    date: str | None
    expires: str | None


class Project(BaseModel):
    """JSON Resume `projects`."""

    name: str
    description: str | None
    url: str | None
    start_date: str | None
    end_date: str | None


class Publication(BaseModel):
    """JSON Resume `publications`."""

    name: str
    publisher: str | None
    release_date: str | None
    url: str | None


class Language(BaseModel):
    """A language the person speaks: ISO 639-1, CEFR level, and the words that say so."""

    language: str = Field(examples=["en"])
    level: str | None = Field(examples=["C1"])
    fluency: str | None


class Preferences(BaseModel):
    """What the person asks of work; null where nothing is said."""

    remote: Remote | None
    relocate: bool | None
    employment_types: list[EmploymentType] | None
    pay_floor_annual: float | None
    pay_currency: str | None
    notice_days: int | None = Field(description="As the documents state it.")
    availability: str | None


Flag = Literal[
    "hidden_text",
    "machine_instructions",
    "future_dates",
    "reversed_dates",
    "overlong_career",
    "overlapping_work",
    "early_degree",
    "read_from_pictures",
    "read_badly",
]
"""What may be wrong with a document or with its reading; `matchmill quarantine list` says what to do about each."""


class Reading(BaseModel):
    """How the person's documents were read. A flag accuses nobody and moves no rank."""

    flags: list[Flag] = Field(description="What to look at before relying on this person's fields.")
    text_characters: int = Field(description="Characters that a reader of the document sees.")
    hidden_characters: int = Field(description="Characters that nobody sees; they count for nothing.")


class ProfileDetail(BaseModel):
    """A person: what they say themselves wins over what their documents say, field by field."""

    id: UUID
    name: str | None = Field(examples=["Robin Example"])
    email: str | None
    phone: str | None = Field(description="E.164.")
    url: str | None
    links: list[str] | None = Field(description="Every web address of theirs.", examples=[["github.com/robin"]])
    post_nominals: str | None = Field(examples=["RN"])
    headline: str | None = Field(examples=["Registered nurse"])
    industry: str | None
    tags: list[str] | None = Field(description="The person's own; null where they have said nothing yet.")
    summary: str | None
    place: Place
    language: str | None = Field(description="The language the documents are written in, ISO 639-1.")
    experience_months: int | None
    remote_months: int | None = Field(description="Those in positions that say they were remote.")
    seniority: Seniority | None
    preferences: Preferences
    skills: list[Skill]
    experience: list[Experience]
    education: list[Education]
    certifications: list[Certification]
    awards: list[str]
    languages: list[Language]
    projects: list[Project]
    publications: list[Publication]
    volunteering: list[Experience]
    reading: Reading | None = Field(description="Null for a person without a document.")
    edited_fields: list[str] = Field(description="Fields in which the person's own word won.")


EXAMPLE = ProfileDetail(
    id=UUID("5b1f6f8e-6d0b-4c0e-9a53-0f8f5b6f2a11"),
    name="Robin Example",
    email="robin@example.org",
    phone="+441130000000",
    url=None,
    links=[],
    post_nominals="RN",
    headline="Registered nurse",
    industry=None,
    tags=None,
    summary="Eight years in community care.",
    place=Place(location="Leeds", country="GB", region="England", city="Leeds", remote=None),
    language="en",
    experience_months=96,
    remote_months=None,
    seniority="senior",
    preferences=Preferences(
        remote=None,
        relocate=False,
        employment_types=["PART_TIME"],
        pay_floor_annual=30_000,
        pay_currency="GBP",
        notice_days=30,
        availability=None,
    ),
    skills=[Skill(text="wound care", skill_id=None, level=None, years=5)],
    experience=[
        Experience(
            name="Aire Valley Care",
            position="Staff nurse",
            location="Leeds",
            start_date="2019-04",
            end_date=None,
            current=True,
            summary="Home visits.",
        )
    ],
    education=[],
    certifications=[],
    awards=[],
    languages=[Language(language="en", level="native", fluency=None)],
    projects=[],
    publications=[],
    volunteering=[],
    reading=Reading(flags=["read_badly"], text_characters=2_310, hidden_characters=0),
    edited_fields=["headline"],
)
"""An invented person, shown in the API's description."""
