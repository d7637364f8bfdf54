"""What any source says about one vacancy, before it is understood: the one shape that every reader fills.

Readers of boards, JSON-LD and tables end here; what the words mean is decided in `posting_build.py`.
"""

from dataclasses import dataclass, field

from models.parsing.values import Json


@dataclass(frozen=True, slots=True)
class StatedPay:
    """Pay as fields state it. `texts` are words about pay, which go before numbers when they name an amount."""

    minimum: Json = None
    maximum: Json = None
    currency: str | None = None
    period: str | None = None
    texts: list[str] = field(default_factory=list[str])


@dataclass(frozen=True, slots=True)
class StatedPlace:
    """A place as fields state it: `written` is the whole in one line, the others its parts."""

    written: str | None = None
    city: str | None = None
    region: str | None = None
    country: str | None = None


@dataclass(frozen=True, slots=True)
class PostingFields:
    """One vacancy in the source's own words; everything may be missing, and only `title` must not be in the end."""

    title: str | None = None
    employer: str | None = None
    description: str | None = None
    """HTML, escaped HTML or plain text."""
    url: str | None = None
    identifier: str | None = None
    posted: Json = None
    expires: Json = None
    places: list[StatedPlace] = field(default_factory=list[StatedPlace])
    remote: str | None = None
    """Words about where the work is done, such as "Hybrid" or "TELECOMMUTE"."""
    employment: list[str] = field(default_factory=list[str])
    pay: StatedPay = field(default_factory=StatedPay)
    industry: str | None = None
    seniority: str | None = None
    experience: str | None = None
    education: str | None = None
    skills: list[str] = field(default_factory=list[str])
    languages: list[str] = field(default_factory=list[str])
    listed: bool = True
    """False when the source itself keeps it from readers."""
