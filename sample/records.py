"""The facts that the sample's documents are written from: roles, postings and people, all invented.

No layout and no file is known here.
"""

from dataclasses import dataclass
from datetime import date

COUNTRIES = {
    "US": "United States",
    "GB": "United Kingdom",
    "IE": "Ireland",
    "DE": "Germany",
    "AT": "Austria",
    "CH": "Switzerland",
    "NL": "Netherlands",
    "FR": "France",
    "ES": "Spain",
    "CA": "Canada",
    "AU": "Australia",
    "SG": "Singapore",
}

PERIODS_A_YEAR = {"HOUR": 2080, "MONTH": 12, "YEAR": 1}
"""A full-time year: 52 weeks of 40 hours."""


@dataclass(frozen=True)
class Place:
    """A city and its country (ISO 3166-1 alpha-2); no city means anywhere in the country."""

    city: str | None
    country: str


@dataclass(frozen=True)
class Pay:
    """An amount of money a period; `high` equals `low` where one figure is meant."""

    low: float
    high: float
    currency: str
    period: str

    def annual_high(self) -> float:
        """The upper end for a full-time year."""
        return self.high * PERIODS_A_YEAR[self.period]

    def annual_low(self) -> float:
        """The lower end for a full-time year."""
        return self.low * PERIODS_A_YEAR[self.period]


@dataclass(frozen=True)
class Role:
    """An occupation: what postings ask for and, in other words, what people say they did."""

    key: str
    name: str
    written_in: str
    duties: list[str]
    required: list[str]
    preferred: list[str]
    did: list[str]


@dataclass(frozen=True)
class Posting:
    """One vacancy, before it is written in the shape of its source."""

    key: str
    reference: str
    role: Role
    title: str
    employer: str
    about: str
    place: Place
    mode: str
    """`onsite`, `hybrid` or `remote`."""
    types: list[str]
    pay: Pay | None
    languages: list[str]
    years: int
    degree: str | None
    duties: list[str]
    required: list[str]
    preferred: list[str]
    source: str
    second_source: str | None
    posted: date
    valid_through: date | None


@dataclass(frozen=True)
class Work:
    """A job somebody had. Dates are `YYYY-MM`; no end means until today."""

    position: str
    employer: str
    city: str
    start: str
    end: str | None
    duties: list[str]


@dataclass(frozen=True)
class Study:
    """A course of study, with its years."""

    degree: str
    school: str
    city: str
    start: str
    end: str


@dataclass(frozen=True)
class Wishes:
    """What a person will and won't do. `place` is `stay`, `remote`, `move` or None for not stated."""

    place: str | None
    types: list[str]
    floor: Pay | None


@dataclass(frozen=True)
class Hidden:
    """Text that a reader can't see: how it is hidden, and the posting it was written for."""

    how: str
    posting: str


@dataclass(frozen=True)
class Person:
    """Somebody looking for work, as one résumé states it."""

    name: str
    email: str
    phone: str | None
    role: Role
    home: Place
    headline: str
    summary: str
    works: list[Work]
    studies: list[Study]
    skills: list[str]
    languages: dict[str, str]
    certificates: list[str]
    wishes: Wishes
    form: str
    file: str
    hidden: Hidden | None
    personal: list[str]
    """What should play no part in matching, as German résumés often state it: birth, family, nationality."""
    updated: str | None
    """When the résumé says it was last changed, in words."""
    superseded: bool
    """True for an older version of somebody's résumé."""
