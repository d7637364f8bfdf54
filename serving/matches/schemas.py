"""What a client sees of a match: rank, fit, band and the reasons, with the other side in a few lines.

`fit` is never a percentage and never a probability: without labels it only orders. Output only, without defaults.
"""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from pydantic import BaseModel, Field

from serving.schemas import Band, Pay, Place


class Reasons(BaseModel):
    """Why the ranker said so, exactly as it was published with the match."""

    matched: list[dict[str, Any]] = Field(description="Requirements that are met, with the evidence on both sides.")
    gaps: list[dict[str, Any]] = Field(description="Requirements without evidence.")
    constraints: list[dict[str, Any]] = Field(description="Hard constraints: met, unmet or unknown, and why.")
    components: dict[str, Any] = Field(description="What each part of the ranker added to `fit`.")


class Match(BaseModel):
    """What both lists share."""

    rank: int = Field(description="1 is best. A rank is missing where a row is not shown any more.", examples=[1])
    fit: float = Field(ge=0, le=1, description="Orders the list; no percentage and no probability.", examples=[0.71])
    band: Band = Field(examples=["good"])
    calibrated: bool = Field(description="False until outcomes have shown what a fit means.")
    similarity: float | None = Field(description="Nearness of the two texts before ranking.")
    reasons: Reasons


class MatchedPosting(BaseModel):
    """The posting in a person's list."""

    id: UUID
    title: str = Field(examples=["Community nurse"])
    hiring_organization: str | None
    url: str | None
    date_posted: date | None
    place: Place
    pay: Pay


class MatchedProfile(BaseModel):
    """The person in a posting's list."""

    id: UUID
    name: str | None = Field(examples=["Robin Example"])
    headline: str | None = Field(examples=["Registered nurse"])
    place: Place


class PostingMatch(Match):
    """A row of a person's list."""

    posting: MatchedPosting


class ProfileMatch(Match):
    """A row of a posting's list."""

    profile: MatchedProfile


class Run(BaseModel):
    """The run that published the list. All pages of one reading come from one run."""

    id: str
    published_at: datetime
    regime: str = Field(description="How texts were compared.", examples=["lexical"])


class PageOfMatches(BaseModel):
    """What both pages share."""

    run: Run | None = Field(description="Null while nothing has been published.")
    next: str | None = Field(description="The next page's `cursor`; null on the last page.")


class PostingMatches(PageOfMatches):
    """Postings for a person, the best first."""

    items: list[PostingMatch]


class ProfileMatches(PageOfMatches):
    """People for a posting, the best first."""

    items: list[ProfileMatch]
