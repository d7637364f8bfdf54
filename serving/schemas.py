"""The shapes that several nouns answer with. Output schemas have no defaults, so that no field is ever forgotten.

No query and no route is here, and no shape that only one noun uses.
"""

from typing import Annotated, Literal

from pydantic import BaseModel, Field

Country = Annotated[str, Field(description="ISO 3166-1 alpha-2.", pattern="^[A-Z]{2}$", examples=["GB"])]
Remote = Literal["onsite", "hybrid", "remote"]
EmploymentType = Literal[
    "FULL_TIME", "PART_TIME", "CONTRACTOR", "TEMPORARY", "INTERN", "VOLUNTEER", "PER_DIEM", "OTHER"
]
Seniority = Literal["entry", "junior", "mid", "senior", "lead"]
Band = Literal["strong", "good", "possible", "weak"]


class Place(BaseModel):
    """Where something is, as written (`location`) and as understood."""

    location: str | None = Field(examples=["Leeds, West Yorkshire"])
    country: str | None = Field(examples=["GB"])
    region: str | None = Field(examples=["England"])
    city: str | None = Field(examples=["Leeds"])
    remote: Remote | None = Field(examples=["hybrid"])


class Pay(BaseModel):
    """What a posting pays, as stated and by the year."""

    min: float | None = Field(examples=[19.5])
    max: float | None = Field(examples=[22.0])
    currency: str | None = Field(examples=["GBP"])
    period: Literal["HOUR", "DAY", "WEEK", "MONTH", "YEAR"] | None = Field(examples=["HOUR"])
    annual_min: float | None = Field(examples=[38_025.0])
    annual_max: float | None = Field(examples=[42_900.0])
    source: Literal["stated", "parsed"] | None = Field(examples=["stated"])
