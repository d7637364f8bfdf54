"""Amounts of money as English and German documents write them.

Nothing is converted here.
"""

from sample.records import Pay

SIGNS = {"GBP": "£", "EUR": "€", "USD": "$"}
PERIODS = {"HOUR": "hour", "MONTH": "month", "YEAR": "year"}
GERMAN_PERIODS = {"HOUR": "Stunde", "MONTH": "Monat", "YEAR": "Jahr"}


def english_pay(pay: Pay, style: int) -> str:
    """`£28,000 - £34,000 per year`, or with style 1 `GBP 28,000 to 34,000 a year`; one figure if both are the same."""
    low, high = english_amount(pay.low), english_amount(pay.high)
    sign = SIGNS.get(pay.currency)
    if style == 0 and sign:
        amounts = f"{sign}{low}" if low == high else f"{sign}{low} - {sign}{high}"
        return f"{amounts} per {PERIODS[pay.period]}"
    amounts = low if low == high else f"{low} to {high}"
    article = "an" if pay.period == "HOUR" else "a"
    return f"{pay.currency} {amounts} {article} {PERIODS[pay.period]}"


def german_pay(pay: Pay) -> str:
    """`3.100 bis 3.600 EUR brutto im Monat`."""
    low, high = german_amount(pay.low), german_amount(pay.high)
    amounts = low if low == high else f"{low} bis {high}"
    joint = "in der" if pay.period == "HOUR" else "im"
    return f"{amounts} {pay.currency} brutto {joint} {GERMAN_PERIODS[pay.period]}"


def english_amount(amount: float) -> str:
    """`28,000` or `13.50`."""
    return f"{amount:,.0f}" if amount >= 1000 or amount == int(amount) else f"{amount:.2f}"


def german_amount(amount: float) -> str:
    """`28.000` or `13,50`."""
    return english_amount(amount).translate(str.maketrans(",.", ".,"))
