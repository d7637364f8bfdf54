"""The words of money: currencies, numbers as people write them, periods of pay.

Nothing here decides what a posting pays; that is `pay.py`.
"""

import re

from models.parsing.meanings.vocabulary import match_words
from models.parsing.records import PayPeriod

_CODES = (
    "USD|CAD|AUD|NZD|SGD|HKD|BRL|MXN|GBP|EUR|CHF|INR|JPY|PLN|SEK|NOK|DKK|CZK|HUF|RON|BGN|ETB|ZAR|KES|NGN|AED|SAR|ILS|TRY"
    "|UAH|CNY|KRW|PHP|IDR|MYR|THB|TWD|VND|ARS|CLP|COP|PEN|EGP|MAD|TND|GHS|UGX|TZS|PKR|BDT|LKR"
)
_WORDS = {
    **{code.lower(): code for code in _CODES.split("|")},
    **dict.fromkeys(("us$", "$"), "USD"),
    **dict.fromkeys(("ca$", "c$"), "CAD"),
    **dict.fromkeys(("au$", "a$"), "AUD"),
    **dict.fromkeys(("sg$", "s$"), "SGD"),
    **dict.fromkeys(("€", "euro", "euros"), "EUR"),
    **dict.fromkeys(("fr.", "sfr."), "CHF"),
    "nz$": "NZD",
    "hk$": "HKD",
    "r$": "BRL",
    "mx$": "MXN",
    "£": "GBP",
    "₹": "INR",
    "rs.": "INR",
    "¥": "JPY",
    "zł": "PLN",
    "kč": "CZK",
    "birr": "ETB",
    "₦": "NGN",
    "₪": "ILS",
    "₺": "TRY",
    "₴": "UAH",
    "rmb": "CNY",
    "₩": "KRW",
    "₱": "PHP",
}
_NAMES = rf"{_CODES}|{_CODES.lower().replace('|try', '')}|Euros?|EURO|Birr|BIRR|RMB"
CURRENCY = rf"(?:(?:US|CA|AU|NZ|SG|HK|MX|[CASR])?\$|[£€₹¥₦₪₺₴₩₱]|zł|Kč|(?:\b|(?<=\d))(?:{_NAMES})\b|\b(?:Rs|S?Fr)\.)"
"""Pattern of a currency's sign, code or name."""

NUMBER = r"(?:\d{1,3}(?:[,.'’ \u00a0\u202f]\d{3})+(?!\d)(?:[.,]\d{1,2}(?!\d))?|\d+(?:[.,]\d{1,2}(?!\d))?)"
"""Pattern of a number with thousands in groups, or plain, with at most two decimals."""

_EURO_AREA = "AT|BE|BG|CY|DE|EE|ES|FI|FR|GR|HR|IE|IT|LT|LU|LV|MT|NL|PT|SI|SK"
_OWN_CURRENCY = (
    "US:USD|GB:GBP|CA:CAD|AU:AUD|NZ:NZD|CH:CHF|IN:INR|SG:SGD|HK:HKD|PL:PLN|SE:SEK|NO:NOK|DK:DKK|CZ:CZK|HU:HUF|RO:RON|JP:JPY"
    "|ET:ETB|ZA:ZAR|KE:KES|NG:NGN|BR:BRL|MX:MXN|IL:ILS|TR:TRY|UA:UAH|CN:CNY|KR:KRW|PH:PHP|AE:AED|SA:SAR"
)
CURRENCY_OF_COUNTRY = {
    **dict.fromkeys(_EURO_AREA.split("|"), "EUR"),
    **{pair[:2]: pair[3:] for pair in _OWN_CURRENCY.split("|")},
}
"""ISO 3166-1 alpha-2 to ISO 4217, for amounts whose document names no currency."""

_DOLLARS = frozenset({"USD", "CAD", "AUD", "NZD", "SGD", "HKD", "MXN"})
_CURRENCY = re.compile(CURRENCY)
_AMOUNT = re.compile(rf"({NUMBER})(\s?[kK]\b)?")
_PERIODS: dict[PayPeriod, re.Pattern[str]] = {
    "HOUR": match_words(
        "hour; hourly; hours; hr; hrs; ph; p/h; p.h; p.h.; an hour; /h; stunde; stunden; std; pro std; stundenlohn;"
        " heure; hora;"
        "uur; godz*; per hour*"
    ),
    "DAY": match_words("day; daily; pd; p/d; tag; tages*; täglich; jour; día; dag; dzień"),
    "WEEK": match_words("week; weekly; wk; pw; p/w; woche; wöchentlich*; semaine; semana; tydzień"),
    "MONTH": match_words(
        "month; monthly; mo; pcm; p/m; monat; monatlich*; mtl; mois; mensuel*; mes; mensual; maand; mies*; miesiąc"
    ),
    "YEAR": match_words(
        "annum; annual; annually; annualised; annualized; year; yearly; years; yr; pa; p/a; p.a; p.a.; p. a; jahr;"
        " jahres*; jährlich*;"
        "*jahresgehalt; per an; par an; annuel*; año; anual; anno; jaar; rok; rocznie"
    ),
}
_HOURS_A_WEEK = re.compile(r"\d\s*\+?\s*(?:h|hrs?|hours?|std|stunden)\.?\s*(?:/|per|a|each|pro)\s*(?:week|wk|woche)")


def is_currency(word: str) -> bool:
    """Whether the word is a currency's sign, code or name and nothing else."""
    return word.lower() in _WORDS


def find_currency(text: str, country: str | None = None) -> str | None:
    """ISO 4217 code of the first currency that the text names; a bare "$" is the country's own dollar if it has one."""
    found = _CURRENCY.search(text)
    if found is None:
        return None
    own = CURRENCY_OF_COUNTRY.get(country or "")
    return own if found[0] == "$" and own in _DOLLARS else _WORDS.get(found[0].lower())


def find_period(text: str) -> PayPeriod | None:
    """The period of pay that the text names first; weekly hours of work are not one."""
    text = _HOURS_A_WEEK.sub(" ", text.lower())
    earliest, told = len(text), None
    for period, pattern in _PERIODS.items():
        if (match := pattern.search(text)) and match.start() < earliest:
            earliest, told = match.start(), period
    return told


def read_amount(text: str) -> float | None:
    """The first number of a field that holds an amount, "k" taken as thousand: "60000", "60.000", "€ 60k"."""
    found = _AMOUNT.search(text)
    return read_number(found[1]) * (1000 if found[2] else 1) if found else None


def read_number(text: str) -> float:
    """The value of what `NUMBER` matched: "60.000" and "60,000" are sixty thousand, "25.50" and "25,50" are not.

    A separator is decimal when it comes last and is not followed by exactly three digits.
    """
    digits = re.sub(r"['’ \u00a0\u202f]", "", text)
    last = max(digits.rfind("."), digits.rfind(","))
    if last < 0:
        return float(digits)
    whole, decimals = re.sub(r"[.,]", "", digits[:last]), digits[last + 1 :]
    return float(f"{whole}{decimals}") if len(decimals) == 3 else float(f"{whole or 0}.{decimals}")
