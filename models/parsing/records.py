"""What a parser returns: one posting, one résumé, or the reason why there is none.

Field names follow schema.org `JobPosting` and JSON Resume, in snake case. A record says what the document says and
nothing about other documents: identity, merging and ranking are decided later.
"""

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

PARSER_VERSION = "6"
"""Raised by hand whenever any parser would read the same bytes differently; it is part of every parsed row's key."""

Importance = Literal["required", "preferred", "excluded"]
"""How much a posting asks for something; `excluded` means that it says that it doesn't ("no degree needed")."""

Seniority = Literal["entry", "junior", "mid", "senior", "lead"]
"""The level of a position."""

Remote = Literal["onsite", "hybrid", "remote"]
"""Where the work is done. `None` in a record means that the document does not say."""

EmploymentType = Literal[
    "FULL_TIME", "PART_TIME", "CONTRACTOR", "TEMPORARY", "INTERN", "VOLUNTEER", "PER_DIEM", "OTHER"
]
"""schema.org `employmentType`, https://developers.google.com/search/docs/appearance/structured-data/job-posting."""

PayPeriod = Literal["HOUR", "DAY", "WEEK", "MONTH", "YEAR"]
"""schema.org `QuantitativeValue.unitText`."""


class Rejected(Exception):
    """A document, or an item of one, that can't become a record. It is permanent: retrying the same bytes is useless.

    `reason` is a short code that rows are counted by; `detail` is a sentence for the person who can mend the document
    and never quotes the document's own words.
    """

    def __init__(self, reason: str, detail: str) -> None:
        super().__init__(f"{reason}: {detail}")
        self.reason = reason
        self.detail = detail


@dataclass(frozen=True, slots=True)
class Rejection:
    """One rejected item of a document: `item` counts from 0; `None` means the whole document."""

    item: int | None
    reason: str
    detail: str


@dataclass(frozen=True, slots=True)
class Requirement:
    """A line of a posting that asks for something. `start` and `end` are character offsets in `description`."""

    text: str
    importance: Importance
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Posting:
    """One vacancy as one document states it."""

    item: int
    posting_key: str
    """The source's own identity of the vacancy (its identifier or URL), else a hash of title, employer and place."""
    title: str
    hiring_organization: str | None = None
    description: str = ""
    """Clean text with line breaks; lists keep one line an entry."""
    url: str | None = None
    date_posted: date | None = None
    valid_through: date | None = None
    employment_types: list[EmploymentType] = field(default_factory=list[EmploymentType])
    location: str | None = None
    """The place as written."""
    country: str | None = None
    """ISO 3166-1 alpha-2."""
    region: str | None = None
    city: str | None = None
    remote: Remote | None = None
    language: str | None = None
    """The language the posting is written in, ISO 639-1."""
    pay_min: float | None = None
    pay_max: float | None = None
    pay_currency: str | None = None
    """ISO 4217."""
    pay_period: PayPeriod | None = None
    pay_annual_min: float | None = None
    pay_annual_max: float | None = None
    pay_source: Literal["stated", "parsed"] | None = None
    """`stated` in a structured field, or `parsed` from text."""
    industry: str | None = None
    seniority: Seniority | None = None
    experience_years_min: float | None = None
    education_level_min: int | None = None
    """ISCED 2011 level: 3 upper secondary, 5 short tertiary, 6 bachelor, 7 master, 8 doctoral."""
    languages_required: list[str] = field(default_factory=list[str])
    """Languages a person must speak, ISO 639-1."""
    requirements: list[Requirement] = field(default_factory=list[Requirement])


@dataclass(frozen=True, slots=True)
class Work:
    """JSON Resume `work`. Dates are `YYYY-MM` or `YYYY`; `end_date` None with `current` means until today."""

    name: str | None
    """The employer."""
    position: str | None
    location: str | None = None
    start_date: str | None = None
    end_date: str | None = None
    current: bool = False
    summary: str = ""
    """The duties, one a line."""


@dataclass(frozen=True, slots=True)
class Education:
    """JSON Resume `education`. `level` is the ISCED 2011 level of `study_type`."""

    institution: str | None
    area: str | None = None
    study_type: str | None = None
    level: int | None = None
    start_date: str | None = None
    end_date: str | None = None


@dataclass(frozen=True, slots=True)
class Language:
    """JSON Resume `languages`: ISO 639-1 code, CEFR level (A1 to C2, or `native`), and the words that say so."""

    language: str
    level: str | None = None
    fluency: str | None = None


@dataclass(frozen=True, slots=True)
class Certificate:
    """JSON Resume `certificates`; a licence is one that `expires`. Dates are `YYYY-MM` or `YYYY`."""

    name: str
    issuer: str | None = None
    date: str | None = None
    expires: str | None = None


@dataclass(frozen=True, slots=True)
class Project:
    """JSON Resume `projects`."""

    name: str
    description: str = ""
    url: str | None = None
    start_date: str | None = None
    end_date: str | None = None


@dataclass(frozen=True, slots=True)
class Publication:
    """JSON Resume `publications`; `name` is the title, or the whole reference where none stands out."""

    name: str
    publisher: str | None = None
    release_date: str | None = None
    url: str | None = None


Box = tuple[float, float, float, float]
"""Left, top, right, bottom in points (1/72 inch) from the upper left corner of the page as a reader sees it, with its
cropping and rotation applied."""


@dataclass(frozen=True, slots=True)
class Spot:
    """Where words stand on paper: the page, counted from 1, and a box for each line of them."""

    page: int
    boxes: list[Box]


@dataclass(frozen=True, slots=True)
class Evidence:
    """The words that say a field, or that were rejected for it: characters `start` to `end` of the document's text."""

    field: str
    """`name`, `email`, `degree`, `school`, `place`, `title`, `employer`, `graduation_year`, `period` or `tool`."""
    value: str
    start: int
    end: int
    confidence: float
    """0 to 1; calibrated on labelled CVs, see the reliability table of `matchmill scoreboard reading`."""
    source: Literal["rules", "tagger"]
    accepted: bool
    """False for what was rejected: unsure, or overlapped by something surer."""
    spot: Spot | None = None
    """Where a PDF file's page shows the words; looked up only for people who are shown a document."""


@dataclass(frozen=True, slots=True)
class Resume:
    """One person as one document states them, JSON Resume flattened."""

    name: str | None = None
    given_name: str | None = None
    family_name: str | None = None
    email: str | None = None
    phone: str | None = None
    """E.164."""
    url: str | None = None
    links: list[str] = field(default_factory=list[str])
    """Every web address among the contacts, in order; `url` is the first. JSON Resume `basics.profiles`."""
    headline: str | None = None
    """JSON Resume `basics.label`."""
    summary: str | None = None
    location: str | None = None
    country: str | None = None
    region: str | None = None
    city: str | None = None
    language: str | None = None
    """The language the résumé is written in, ISO 639-1."""
    work: list[Work] = field(default_factory=list[Work])
    education: list[Education] = field(default_factory=list[Education])
    skills: list[str] = field(default_factory=list[str])
    """Skills as the person lists them, one a phrase."""
    languages: list[Language] = field(default_factory=list[Language])
    certificates: list[Certificate] = field(default_factory=list[Certificate])
    awards: list[str] = field(default_factory=list[str])
    projects: list[Project] = field(default_factory=list[Project])
    publications: list[Publication] = field(default_factory=list[Publication])
    volunteer: list[Work] = field(default_factory=list[Work])
    """JSON Resume `volunteer`: `name` is the organization."""
    experience_months: int | None = None
    """Months in work, overlaps merged."""
    remote_months: int | None = None
    """Those of them in positions that were remote, as far as the positions say so."""
    seniority: Seniority | None = None
    """Of the present or latest position."""
    remote: Remote | None = None
    """What the person asks for, when stated, as are the six below."""
    relocate: bool | None = None
    employment_types: list[EmploymentType] = field(default_factory=list[EmploymentType])
    pay_floor_annual: float | None = None
    pay_currency: str | None = None
    notice_days: int | None = None
    availability: str | None = None
    matching_text: str = ""
    """The allow-listed view: titles, skills and duties, with names, places, schools and pronouns masked. Nothing else
    of the document's text ever reaches features."""
    text_characters: int = 0
    hidden_characters: int = 0
    """Characters that a reader of the document can't see; they are in no other field."""
    flags: list[str] = field(default_factory=list[str])
    """Codes of what an operator should look at: `hidden_text`, `machine_instructions`, `future_dates`, …"""
    confidence: float = 1.0
    """How sure the reading is as a whole (`resumes.certainty`); 1 where the file names its fields itself. It is stored
    nowhere: a low one is told by the flag `read_badly`."""
    evidence: list[Evidence] = field(default_factory=list[Evidence])
    """Where the text says which field, in order, and what was rejected; it is written by `parse` and stored nowhere."""
