"""The words of money: currencies, numbers as people write them, periods of pay.

Nothing here decides what a posting pays; that is `pay.py`.
"""

import re

from models.parsing.records import PayPeriod

_CURRENCY_WORDS = {
    "us$": "USD", "usd": "USD", "$": "USD", "ca$": "CAD", "c$": "CAD", "cad": "CAD", "au$": "AUD", "a$": "AUD", "aud": "AUD",
    "nz$": "NZD", "nzd": "NZD", "s$": "SGD", "sg$": "SGD", "sgd": "SGD", "hk$": "HKD", "hkd": "HKD", "r$": "BRL", "brl": "BRL",
    "mx$": "MXN", "mxn": "MXN", "£": "GBP", "gbp": "GBP", "€": "EUR", "eur": "EUR", "euro": "EUR", "euros": "EUR",
    "chf": "CHF", "sfr": "CHF", "fr.": "CHF", "₹": "INR", "inr": "INR", "rs.": "INR", "¥": "JPY", "jpy": "JPY", "zł": "PLN",
    "pln": "PLN", "sek": "SEK", "nok": "NOK", "dkk": "DKK", "czk": "CZK", "kč": "CZK", "huf": "HUF", "ron": "RON", "bgn": "BGN",
    "etb": "ETB", "birr": "ETB", "zar": "ZAR", "kes": "KES", "ngn": "NGN", "₦": "NGN", "aed": "AED", "sar": "SAR", "ils": "ILS",
    "₪": "ILS", "try": "TRY", "₺": "TRY", "uah": "UAH", "₴": "UAH", "cny": "CNY", "rmb": "CNY", "krw": "KRW", "₩": "KRW",
    "php": "PHP", "₱": "PHP", "idr": "IDR", "myr": "MYR", "thb": "THB", "twd": "TWD", "vnd": "VND", "ars": "ARS", "clp": "CLP",
    "cop": "COP", "kr": "SEK",
}  # fmt: skip
CURRENCY = r"(?:US\$|CA?\$|AU?\$|NZ\$|SG?\$|HK\$|R\$|MX\$|[$£€₹¥₦₪₺₴₩₱]|zł|Kč|\b(?:" + "|".join(
    sorted({re.escape(word) for word in _CURRENCY_WORDS if word.isascii() and word.isalpha()}, key=len, reverse=True)
) + r")\b|\bRs\.|\bFr\.)"  # fmt: skip
"""Pattern of a currency's sign or code."""

NUMBER = r"\d{1,3}(?:[,.'’ \u00a0\u202f]\d{3})+(?!\d)(?:[.,]\d{1,2}(?!\d))?|\d+(?:[.,]\d{1,2}(?!\d))?"
"""Pattern of a number with thousands in groups, or plain, with at most two decimals."""

CURRENCY_OF_COUNTRY = {
    **dict.fromkeys(["AT", "BE", "CY", "DE", "EE", "ES", "FI", "FR", "GR", "HR", "IE", "IT", "LT", "LU", "LV", "MT", "NL", "PT", "SI", "SK"], "EUR"),
    "US": "USD", "GB": "GBP", "CA": "CAD", "AU": "AUD", "NZ": "NZD", "CH": "CHF", "IN": "INR", "SG": "SGD", "HK": "HKD",
    "PL": "PLN", "SE": "SEK", "NO": "NOK", "DK": "DKK", "CZ": "CZK", "HU": "HUF", "RO": "RON", "BG": "EUR", "JP": "JPY",
    "ET": "ETB", "ZA": "ZAR", "KE": "KES", "NG": "NGN", "BR": "BRL", "MX": "MXN", "IL": "ILS", "TR": "TRY", "UA": "UAH",
    "CN": "CNY", "KR": "KRW", "PH": "PHP", "AE": "AED", "SA": "SAR",
}  # fmt: skip
"""ISO 3166-1 alpha-2 to ISO 4217, for amounts whose document names no currency."""

_DOLLARS = frozenset({"USD", "CAD", "AUD", "NZD", "SGD", "HKD", "MXN"})
_CURRENCY = re.compile(CURRENCY, re.IGNORECASE)
_PERIODS: list[tuple[PayPeriod, re.Pattern[str]]] = [
    (
        "HOUR",
        re.compile(
            r"\bhour|\bhourly\b|/\s?hr?s?\b|\bhr\b|\bp\.?/?h\b\.?|\bstunde|/\s?std\b|\bstd\.|\bheure|\bhora\b|\buur\b|\bgodz",
            re.I,
        ),
    ),
    ("DAY", re.compile(r"\bday\b|\bdaily\b|/\s?d\b|\btag(?:e[ns])?\b|\btagessatz|\bjour\b|\bdía\b|\bdag\b", re.I)),
    ("WEEK", re.compile(r"\bweek(?:ly)?\b|/\s?wk\b|\bp/?w\b|\bwoche|\bwöchentlich|\bsemaine|\bsemana\b", re.I)),
    (
        "MONTH",
        re.compile(
            r"\bmonth(?:ly)?\b|/\s?mo\b|\bpcm\b|\bmonat|\bmtl\b|\bmois\b|\bmensuel|\bmes\b|\bmaand|\bmies", re.I
        ),
    ),
    (
        "YEAR",
        re.compile(
            r"\bannum\b|\bannual|\byear(?:ly)?\b|/\s?yr\b|\byr\b|\bp\.?\s?a\b\.?|\bjahr|\bjährlich|/\s?a\b|\bpar an\b|\bannuel|\baño\b"
            r"|\banno\b|\bjaar",
            re.I,
        ),
    ),
]
_AMOUNT = re.compile(rf"({NUMBER})(\s?k\b)?", re.IGNORECASE)
_HOURS_A_WEEK = re.compile(
    r"\d\s*\+?\s*(?:h|hrs?|hours?|std|stunden)\.?\s*(?:/|per|a|each|pro)\s*(?:week|wk|woche)", re.IGNORECASE
)


def find_currency(text: str, country: str | None = None) -> str | None:
    """ISO 4217 code of the first currency that the text names; a bare "$" is the country's own dollar if it has one."""
    found = _CURRENCY.search(text)
    if found is None:
        return None
    currency = _CURRENCY_WORDS.get(found[0].lower())
    own = CURRENCY_OF_COUNTRY.get(country or "")
    return own if found[0] == "$" and own in _DOLLARS else currency


def find_period(text: str) -> PayPeriod | None:
    """The period of pay that the text names first; weekly hours of work are not one."""
    text = _HOURS_A_WEEK.sub(" ", text)
    found = [(match.start(), period) for period, pattern in _PERIODS if (match := pattern.search(text))]
    return min(found)[1] if found else None


def read_amount(text: str) -> float | None:
    """The first number of a field that holds an amount, "k" taken as thousand: "60000", "60.000", "€ 60k"."""
    found = _AMOUNT.search(text)
    return read_number(found[1]) * (1000 if found[2] else 1) if found else None


def read_number(text: str) -> float:
    """The value of what `NUMBER` matched: "60.000" and "60,000" are sixty thousand, "25.50" and "25,50" are not.

    A separator is decimal when it comes last, once, and is not followed by exactly three digits.
    """
    digits = re.sub(r"['’ \u00a0\u202f]", "", text)
    last = max(digits.rfind("."), digits.rfind(","))
    if last < 0:
        return float(digits)
    whole, decimals = re.sub(r"[.,]", "", digits[:last]), digits[last + 1 :]
    return float(f"{whole}{decimals}") if len(decimals) == 3 else float(f"{whole or 0}.{decimals}")
