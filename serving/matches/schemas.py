"""What a client sees of a match: rank, fit, band and the reasons, with the other side in a few lines.

`fit` is never a percentage and never a probability: without labels it only orders. Output only, without defaults.
"""

from datetime import UTC, date, datetime
from typing import Any, Literal
from uuid import UUID

from pydantic import BaseModel, Field

from serving.schemas import Band, Pay, Place


class Words(BaseModel):
    """The words on one side, and their character offsets there; null where a title or a list of skills says it."""

    surface: str | None = Field(examples=["wound care"])
    start: int | None
    end: int | None


class Gap(BaseModel):
    """A skill that is asked for and that nothing shows."""

    skill: str | None = Field(description="The taxonomy's label.", examples=["Wound care"])
    skill_id: str
    importance: str | None = Field(examples=["required"])
    posting: Words


class Evidence(Gap):
    """A skill on both sides."""

    credit: float = Field(description="1 for the skill itself, less for a related one.")
    via: str | None = Field(description="The related skill that the person has instead.")
    profile: Words


class Verdict(BaseModel):
    """One hard constraint. Unknown is not no: such a row stays in the list."""

    constraint: str = Field(examples=["pay_floor"])
    verdict: Literal["met", "unmet", "unknown"]
    reason: str | None


class Range(BaseModel):
    """What the fit might have been had the person's document been read well: given when its reading was flagged."""

    fit_low: float = Field(ge=0, le=1)
    fit_high: float = Field(ge=0, le=1)
    band_low: Band
    band_high: Band
    because: list[str] = Field(description="The document's flags.", examples=[["read_badly"]])


class Reasons(BaseModel):
    """Why the ranker said so, exactly as it was published with the match."""

    matched: list[Evidence]
    gaps: list[Gap]
    constraints: list[Verdict]
    components: dict[str, float | None] = Field(description="The ranker's features; null where a document is silent.")
    range: Range | None = Field(description="Null where the person's document was read without doubt.")


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


def _example_match() -> dict[str, Any]:
    reasons = Reasons(
        matched=[
            Evidence(
                skill="Wound care",
                skill_id="wound-care",
                importance="required",
                posting=Words(surface="Wound care", start=26, end=36),
                credit=1,
                via=None,
                profile=Words(surface="wound care", start=112, end=122),
            )
        ],
        gaps=[],
        constraints=[Verdict(constraint="pay_floor", verdict="unknown", reason="The posting states no pay.")],
        components={"skills": 0.8, "similarity": 0.61},
        range=None,
    )
    return {"rank": 1, "fit": 0.71, "band": "good", "calibrated": False, "similarity": 1.3, "reasons": reasons}


LEEDS = Place(location="Leeds", country="GB", region="England", city="Leeds", remote=None)
RUN = Run(id="20260131T060500-4f1c", published_at=datetime(2026, 1, 31, 6, 5, tzinfo=UTC), regime="lexical")
POSTING = MatchedPosting(
    id=UUID("0c8f1f5e-9a51-4f0e-8f9e-3f1f8a2b7c44"),
    title="Community nurse",
    hiring_organization="Aire Valley Care",
    url="https://jobs.example.org/4711",
    date_posted=date(2026, 1, 12),
    place=LEEDS,
    pay=Pay(min=None, max=None, currency=None, period=None, annual_min=None, annual_max=None, source=None),
)
PROFILE = MatchedProfile(
    id=UUID("5b1f6f8e-6d0b-4c0e-9a53-0f8f5b6f2a11"), name="Robin Example", headline="Registered nurse", place=LEEDS
)
POSTINGS_EXAMPLE = PostingMatches(run=RUN, next=None, items=[PostingMatch(**_example_match(), posting=POSTING)])
PEOPLE_EXAMPLE = ProfileMatches(run=RUN, next=None, items=[ProfileMatch(**_example_match(), profile=PROFILE)])
"""Invented people and postings, shown in the API's description."""
