"""Finds pay within a description, where most amounts are something else: bonuses, budgets, a company's own figures.

Fields and cells that are about pay are read by `pay.py`.
"""

import re

from models.parsing.meanings.money import find_currency, find_period, is_currency
from models.parsing.meanings.pay import HIGH_INCOME, Pay, find_candidates, likely_period, read_amounts, settle_pay
from models.parsing.meanings.vocabulary import match_words

_SIGN = re.compile(r"[$£€₹¥₦₪₺₴₩₱]|\b[A-Z]{3}\b|\b(?:zł|Birr|Euro)\b")
_PAY = match_words(
    "salar*; pay; compensation; wage*; rate; earning*; remuneration; ote; *gehalt*; *vergütung*; *lohn; entgelt;"
    " salaire*; salario*;"
    "base; basis; paid"
)
_OTHER_MONEY = match_words(
    "bonus*; *budget; stipend*; allowance*; funding; revenue*; raised; arr; voucher*; reimburs*; match*; credit*;"
    " referral; invest*;"
    "valuation; series *; grant; insurance; deductible; sales of; turnover; portfolio; deal*; contract value; quota;"
    " gutschein*;"
    "zuschuss; umsatz; backed; round; donat*; fee; fees; fine"
)
_SENTENCE_END = re.compile(r"[.!?;]\s|\n")
_NEXT_WORDS = re.compile(r"(?:[^\S\n]*(?!plus\b|and\b|with\b)[\w-]+){0,2}")
_BEFORE, _AFTER = 45, 60
_LIKELY_A_YEAR = (8_000, 2_000_000)


def find_pay(text: str, country: str | None = None) -> Pay | None:
    """Pay that prose states: an amount with a currency and a likely size, beside a word for pay or as range and period.

    Of several the first counts.
    """
    seen = -1
    for sign in _SIGN.finditer(text):
        if sign.start() < seen or not is_currency(sign[0]):
            continue
        start = max(0, sign.start() - _BEFORE)
        window = text[start : sign.end() + _AFTER]
        for match in find_candidates(window):
            if not match.start() <= sign.start() - start < match.end():
                continue
            seen = start + match.end()
            before = text[max(0, start + match.start() - 90) : start + match.start()]
            if pay := _judge(match, window, before, country):
                return pay
    return None


def _judge(match: re.Match[str], window: str, before: str, country: str | None) -> Pay | None:
    after = window[match.end() :]
    period = find_period(match[0] + after[:25]) or find_period(before[-60:])
    about_pay = bool(_PAY.search((before + after).lower()))
    if not (about_pay or (match["high"] and period)) or _OTHER_MONEY.search(_beside(before, after)):
        return None
    low, high = read_amounts(match, window)
    currency = find_currency(match[0], country)
    pay = settle_pay(Pay(low, high, currency, period or likely_period(low or high or 0, currency, None), "parsed"))
    annual = pay.annual_minimum or pay.annual_maximum if pay else None
    floor, ceiling = _LIKELY_A_YEAR
    return None if annual is None or (currency in HIGH_INCOME and not floor <= annual <= ceiling) else pay


def _beside(before: str, after: str) -> str:
    """The words of the same sentence just before the amount, and the two that follow it, in lower case."""
    following = _NEXT_WORDS.match(after)
    return f"{_SENTENCE_END.split(before[-_BEFORE:])[-1]} {following[0] if following else ''}".lower()
