"""What a posting pays: amounts from fields or words, their currency and period, and what they come to in a year.

Currencies are never converted here, and part-time pay is not scaled up: "pro rata" amounts are those of a full week.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from models.parsing.money import CURRENCY, CURRENCY_OF_COUNTRY, NUMBER, find_currency, find_period, read_number
from models.parsing.records import PayPeriod

PERIODS_A_YEAR: dict[PayPeriod, int] = {"HOUR": 2080, "DAY": 260, "WEEK": 52, "MONTH": 12, "YEAR": 1}
"""40 hours a week over 52 weeks, five days a week: the U.S. Bureau of Labor Statistics' year, https://www.bls.gov/oes/oes_ques.htm."""


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
        return self._a_year(self.minimum)

    @property
    def annual_maximum(self) -> float | None:
        return self._a_year(self.maximum)

    def _a_year(self, amount: float | None) -> float | None:
        return None if amount is None or self.period is None else round(amount * PERIODS_A_YEAR[self.period], 2)


_SCALE = r"\s?(?:k|tsd\.?|thousand)\b"
_AMOUNT = rf"(?:{CURRENCY}\s?\)?\s?)?(?:{NUMBER})(?:{_SCALE})?(?:\s?{CURRENCY})?"
_CANDIDATE = re.compile(
    rf"(?P<low>{_AMOUNT})(?:\s*(?:/\s?(?:yr|year|hr|hour|h))?\s*(?:-|–|—|−|‒|~|\bto\b|\bbis\b|\band\b|\bund\b|\bà\b|\btot\b|\bdo\b)"
    rf"\s*(?P<high>{_AMOUNT}))?",
    re.IGNORECASE,
)
_NUMBER = re.compile(NUMBER)
_THOUSANDS = re.compile(r"\d" + _SCALE, re.IGNORECASE)
_NO_PAY_AFTER = re.compile(
    r"\s?(?:%|percent|\(k\)|(?:\+\s?)?(?:hours?|hrs?|days?|weeks?|months?|years?|yrs?|stunden|std|tage|wochen|monate|jahre|employees"
    r"|people|m|mm|mn|bn|b|million|billion|mio|mrd|x|am|pm)\b)",
    re.IGNORECASE,
)
_UP_TO = re.compile(r"(?:up to|upto|max(?:imum)?\.?|bis(?: zu)?|jusqu'à|hasta)\s*:?\s*\(?$", re.IGNORECASE)
_AT_LEAST = re.compile(
    r"(?:from|starting at|starts at|min(?:imum)?\.?|at least|ab|von|mindestens|dès|desde)\s*:?\s*\(?$", re.IGNORECASE
)
_PAY_WORD = re.compile(
    r"salar|\bpay\b|compensation|\bwage|\brate\b|gehalt|vergütung|\blohn|entgelt|remuneration|salaire|salario|\bote\b|earning",
    re.IGNORECASE,
)
_OTHER_MONEY = re.compile(
    r"bonus|budget|stipend|allowance|funding|revenue|raised|\barr\b|voucher|reimburs|match|credit|referral|invest|valuation|series [a-f]\b"
    r"|grant\b|insurance|deductible|sales of|turnover|portfolio|deal|contract value|quota|gutschein|zuschuss|umsatz",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"[.!?;]\s|\n")
_NEXT_WORDS = re.compile(r"(?:[^\S\n]*[\w-]+){0,2}")
_SIGN = re.compile(CURRENCY, re.IGNORECASE)
_HIGH_INCOME = frozenset(["USD", "EUR", "GBP", "CHF", "CAD", "AUD", "NZD", "SGD"])
_ANNUAL_BOUNDS = (8_000, 2_000_000)


def state_pay(
    minimum: float | None, maximum: float | None, currency: str | None, period: PayPeriod | None
) -> Pay | None:
    """Pay from structured fields; zeros and negatives count as nothing, a turned-round range is turned back."""
    amounts = sorted(amount for amount in (minimum, maximum) if amount and amount > 0)
    if not amounts:
        return None
    low = amounts[0] if minimum and minimum > 0 else None
    high = amounts[-1] if maximum and maximum > 0 else None
    return Pay(low, high, currency, _likely_period(amounts[0], currency, period), "stated")


def parse_pay(
    text: str, currency: str | None = None, period: PayPeriod | None = None, country: str | None = None
) -> Pay | None:
    """Pay from a cell or field that is about pay. What the text itself says goes before the hints.

    Hints: `currency` and `period` of fields beside it, `country` (ISO 3166-1) for a currency that nobody names.
    "negotiable", "Band 6" and "37.5 hours" give `None`.
    """
    best: tuple[int, Pay] | None = None
    for match in _candidates(text):
        after = text[match.end() : match.end() + 40]
        written = find_period(match[0] + after) or find_period(text)
        found_currency = find_currency(match[0], country) or find_currency(text, country) or currency
        low, high = _amounts(match, text)
        weight = 2 * bool(_SIGN.search(match[0])) + 2 * bool(match["high"]) + bool((low or high or 0) >= 1000)
        weight += bool(find_period(after[:25]))
        if weight == 0 and written is None:
            continue
        found_currency = found_currency or CURRENCY_OF_COUNTRY.get(country or "")
        decided = written or _likely_period(low or high or 0, found_currency, period)
        if best is None or weight > best[0]:
            best = weight, Pay(low, high, found_currency, decided, "parsed")
    return best[1] if best else None


def find_pay(text: str, country: str | None = None) -> Pay | None:
    """Pay stated somewhere in prose: needs a currency beside it, a range, period or word for pay, and a likely size.

    Bonuses, budgets and a company's own figures are passed over; of several ranges the first counts.
    """
    for sign in _SIGN.finditer(text):
        start = max(0, sign.start() - 45)
        window = text[start : sign.end() + 60]
        for match in _candidates(window):
            if not match.start() <= sign.start() - start <= match.end():
                continue
            before, after = text[max(0, start + match.start() - 90) : start + match.start()], window[match.end() :]
            if pay := _pay_in_prose(match, window, before, after, country):
                return pay
    return None


def _pay_in_prose(match: re.Match[str], window: str, before: str, after: str, country: str | None) -> Pay | None:
    period = find_period(after[:25]) or find_period(before[-60:])
    about_pay = bool(_PAY_WORD.search(before + after))
    if not (about_pay or (match["high"] and period)) or _OTHER_MONEY.search(_beside(before, after)):
        return None
    low, high = _amounts(match, window)
    currency = find_currency(match[0], country)
    pay = Pay(low, high, currency, period or _likely_period(low or high or 0, currency, None), "parsed")
    annual = pay.annual_minimum or pay.annual_maximum
    floor, ceiling = _ANNUAL_BOUNDS
    if annual is None or (currency in _HIGH_INCOME and not floor <= annual <= ceiling):
        return None
    return pay


def _beside(before: str, after: str) -> str:
    """The words of the same sentence just before the amount, and the two that follow it."""
    following = _NEXT_WORDS.match(after)
    return f"{_SENTENCE_END.split(before[-45:])[-1]} {following[0] if following else ''}"


def _candidates(text: str) -> Iterator[re.Match[str]]:
    for match in _CANDIDATE.finditer(text):
        before = text[match.start() - 1] if match.start() else " "
        if before.isalnum() or before in ".,#" or _NO_PAY_AFTER.match(text, match.end()):
            continue
        yield match


def _amounts(match: re.Match[str], text: str) -> tuple[float | None, float | None]:
    low = _value(match["low"])
    if match["high"] is None:
        before, after = text[: match.start()], text[match.end() : match.end() + 2]
        if _UP_TO.search(before):
            return None, low
        return (low, None) if _AT_LEAST.search(before) or after.lstrip().startswith("+") else (low, low)
    high = _value(match["high"])
    if low < 1000 <= high and _THOUSANDS.search(match["high"]) and not _THOUSANDS.search(match["low"]):
        low *= 1000
    return min(low, high), max(low, high)


def _value(amount: str) -> float:
    found = _NUMBER.search(amount)
    value = read_number(found[0]) if found else 0.0
    return value * 1000 if _THOUSANDS.search(amount) else value


def _likely_period(amount: float, currency: str | None, period: PayPeriod | None) -> PayPeriod | None:
    """The period as given unless it can't be; one that nobody gives is told by size, where wages are known well enough."""
    if currency not in _HIGH_INCOME:
        return period
    if period in (None, "YEAR") and 5 <= amount < 200:
        return "HOUR"
    if period is None and amount >= 12_000:
        return "YEAR"
    return period
