"""What a posting or a person says about pay: amounts, their currency and period, and what they come to in a year.

Currencies are never converted here, and part-time pay is not scaled up: "pro rata" amounts are those of a full week.
Pay within prose is looked for in `pay_prose.py`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from models.parsing.meanings.money import CURRENCY, CURRENCY_OF_COUNTRY, NUMBER, find_currency, find_period, read_number
from models.parsing.records import PayPeriod

PERIODS_A_YEAR: dict[PayPeriod, int] = {"HOUR": 2080, "DAY": 260, "WEEK": 52, "MONTH": 12, "YEAR": 1}
"""40 hours and 5 days a week, 52 weeks: the year-round, full-time year of the U.S. Bureau of Labor Statistics'
wage estimates, https://www.bls.gov/oes/oes_ques.htm."""


@dataclass(frozen=True, slots=True)
class Pay:
    """An amount or a range in `currency` (ISO 4217) per `period`; one open end is `None`."""

    minimum: float | None
    maximum: float | None
    currency: str | None
    period: PayPeriod | None
    source: Literal["stated", "parsed"]

    @property
    def annual_minimum(self) -> float | None:
        """The lower end a year, as `PERIODS_A_YEAR` has it; `None` when the period isn't known."""
        return self._a_year(self.minimum)

    @property
    def annual_maximum(self) -> float | None:
        """The upper end a year."""
        return self._a_year(self.maximum)

    def _a_year(self, amount: float | None) -> float | None:
        return None if amount is None or self.period is None else round(amount * PERIODS_A_YEAR[self.period], 2)


_SCALE = r"\s?(?:[kK]|[Tt]sd\.?|[Tt]ausend|thousand)(?!\w)"
_AMOUNT = rf"(?:{CURRENCY}\s?\)?\s?)?{NUMBER}(?:{_SCALE})?(?:\s?{CURRENCY})?"
_UNIT = r"(?:\s?(?:/|per|an?)\s?(?:yr|year|annum|hr|hour|h|month|week|day))?"
_TO = r"(?:-|–|—|−|‒|~|to|bis|and|und|à|tot|do)(?![a-zA-Z])"
_CANDIDATE = re.compile(rf"(?<![\w.,#])(?P<low>{_AMOUNT})(?:{_UNIT}\s*{_TO}\s*(?P<high>{_AMOUNT}))?")
_NUMBER = re.compile(NUMBER)
_THOUSANDS = re.compile(r"\d" + _SCALE)
_SIGN = re.compile(CURRENCY)
_NO_PAY_AFTER = re.compile(
    r"\s?(?:%|\(k\)|(?:\+\s?)?(?:percent|hours?|hrs?|days?|weeks?|months?|years?|yrs?|stunden|std|tage|wochen|monate"
    r"|jahre"
    r"|employees|people|m|mm|mn|bn|b|million|billion|mio|mrd|x|am|pm)\b)",
    re.IGNORECASE,
)
_UP_TO = re.compile(r"(?:up to|upto|max(?:imum)?\.?|bis(?: zu)?|jusqu'à|hasta)\s*:?\s*\(?$", re.IGNORECASE)
_AT_LEAST = re.compile(
    r"\b(?:from|start(?:ing|s) (?:at|from)|min(?:imum)?\.?|at least|ab|von|mindestens|dès|desde)\s*:?\s*\(?$",
    re.IGNORECASE,
)
HIGH_INCOME = frozenset(["USD", "EUR", "GBP", "CHF", "CAD", "AUD", "NZD", "SGD"])
"""Currencies in which the size of an amount tells an hour's pay from a year's."""
LEAST_A_DAY = 25
LEAST_A_YEAR = 12_000
LIKELY_A_YEAR = (1_000, 3_000_000)
"""What somebody is paid a year in such a currency, from a few hours a week to the head of a company."""


def state_pay(
    minimum: float | None, maximum: float | None, currency: str | None, period: PayPeriod | None
) -> Pay | None:
    """Pay from structured fields; zeros and negatives count as nothing, a turned-round range is turned back."""
    low = minimum if minimum and minimum > 0 else None
    high = maximum if maximum and maximum > 0 else None
    if low is not None and high is not None and low > high:
        low, high = high, low
    amount = low or high
    return settle_pay(Pay(low, high, currency, likely_period(amount, currency, period), "stated")) if amount else None


def parse_pay(
    text: str, currency: str | None = None, period: PayPeriod | None = None, country: str | None = None
) -> Pay | None:
    """Pay from a cell or field that is about pay. What the text itself says goes before the hints.

    Hints: `currency` and `period` of fields beside it, `country` (ISO 3166-1) for a currency that nobody names.
    "negotiable", "Band 6" and "37.5 hours" give `None`.
    """
    best: tuple[int, Pay] | None = None
    whole_period = find_period(text)
    for match in find_candidates(text):
        after = text[match.end() : match.end() + 25]
        beside = find_period(f"{match[0]} {after}")
        low, high = read_amounts(match, text)
        weight = (
            2 * bool(_SIGN.search(match[0])) + 2 * bool(match["high"]) + bool((low or high or 0) >= 1000) + bool(beside)
        )
        if weight == 0 or (best is not None and weight <= best[0]):
            continue
        named = find_currency(match[0], country) or find_currency(text, country)
        found = named or currency or CURRENCY_OF_COUNTRY.get(country or "")
        written = beside or whole_period
        best = weight, Pay(low, high, found, written or likely_period(low or high or 0, found, period), "parsed")
    return settle_pay(best[1]) if best else None


def find_candidates(text: str) -> Iterator[re.Match[str]]:
    """Amounts and ranges in the text, without numbers of hours, people or per cent, and without millions."""
    return (match for match in _CANDIDATE.finditer(text) if not _NO_PAY_AFTER.match(text, match.end()))


def read_amounts(match: re.Match[str], text: str) -> tuple[float | None, float | None]:
    """Lower and upper end of what `find_candidates` found; "up to" and "from" leave one end open."""
    low = _value(match["low"])
    if match["high"] is None:
        before, after = text[: match.start()], text[match.end() : match.end() + 2]
        if _UP_TO.search(before):
            return None, low
        return (low, None) if _AT_LEAST.search(before) or after.lstrip().startswith("+") else (low, low)
    high = _value(match["high"])
    if low < 1000 <= high and _THOUSANDS.search(match["high"]) and not _THOUSANDS.search(match["low"]):
        low *= 1000  # "100-120k"
    return min(low, high), max(low, high)


def _value(amount: str) -> float:
    found = _NUMBER.search(amount)
    value = read_number(found[0]) if found else 0.0
    return value * 1000 if _THOUSANDS.search(amount) else value


def likely_period(amount: float, currency: str | None, period: PayPeriod | None) -> PayPeriod | None:
    """The period as given unless it can't be; one that nobody gives is told by size, where wages are known."""
    if currency not in HIGH_INCOME:
        return period
    if (period in (None, "YEAR") and 5 <= amount < 200) or (period in ("DAY", "WEEK") and 5 <= amount < LEAST_A_DAY):
        return "HOUR"
    return "YEAR" if period in (None, "HOUR", "DAY") and amount >= LEAST_A_YEAR else period


def settle_pay(pay: Pay) -> Pay | None:
    """Pay as it can be: "£49,036 an hour" is a year's, and in "6 - £31,365" the 6 is no end of it.

    `None` if neither end is left. Other currencies are taken at their word.
    """
    if pay.currency not in HIGH_INCOME:
        return pay
    period = likely_period(pay.maximum or pay.minimum or 0.0, pay.currency, pay.period)
    settled = replace(pay, period=period)
    low, high = (
        amount if annual is None or LIKELY_A_YEAR[0] <= annual <= LIKELY_A_YEAR[1] else None
        for amount, annual in (
            (settled.minimum, settled.annual_minimum),
            (settled.maximum, settled.annual_maximum),
        )
    )
    return None if low is None and high is None else replace(settled, minimum=low, maximum=high)
