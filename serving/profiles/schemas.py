"""What a client with the token sees of a person: JSON Resume's fields in snake case, after the merge.

Neither gender nor street, notes or hidden text is ever in it. Output only, without defaults.
"""

from uuid import UUID

from pydantic import BaseModel, Field

from serving.schemas import EmploymentType, Place, Remote


class Skill(BaseModel):
    """A skill as the person or the document names it, and the taxonomy's identifier where it is known."""

    text: str = Field(examples=["wound care"])
    skill_id: str | None
    level: float | None = Field(description="0 to 1; null when not stated.")
    years: float | None


class Experience(BaseModel):
    """JSON Resume `work`; dates are `YYYY-MM` or `YYYY`."""

    name: str | None = Field(description="The employer.", examples=["Aire Valley Care"])
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


class Language(BaseModel):
    """A language the person speaks: ISO 639-1, CEFR level, and the words that say so."""

    language: str = Field(examples=["en"])
    level: str | None = Field(examples=["C1"])
    fluency: str | None


class Preferences(BaseModel):
    """What the person asks of work; null where nothing is said."""

    remote: Remote | None
    relocate: bool | None
    employment_types: list[EmploymentType]
    pay_floor_annual: float | None
    pay_currency: str | None
    availability: str | None


class ProfileDetail(BaseModel):
    """A person: what they say themselves wins over what their documents say, field by field."""

    id: UUID
    name: str | None = Field(examples=["Robin Example"])
    email: str | None
    phone: str | None = Field(description="E.164.")
    url: str | None
    headline: str | None = Field(examples=["Registered nurse"])
    summary: str | None
    place: Place
    language: str | None = Field(description="The language the documents are written in, ISO 639-1.")
    experience_months: int | None
    preferences: Preferences
    skills: list[Skill]
    experience: list[Experience]
    education: list[Education]
    certifications: list[Certification]
    awards: list[str]
    languages: list[Language]
    edited_fields: list[str] = Field(description="Fields in which the person's own word won.")
