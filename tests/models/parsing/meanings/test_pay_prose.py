"""Pay within descriptions, among amounts that are none."""

import pytest

from models.parsing.meanings.pay import Pay
from models.parsing.meanings.pay_prose import find_pay


@pytest.mark.parametrize(
    ("text", "pay"),
    [
        (
            "We raised $50M - $100M in funding. The annual base salary range for this role is $150,000 - $200,000 USD.",
            Pay(150000, 200000, "USD", "YEAR", "parsed"),
        ),
        ("Base pay: 60.000 - 70.000 € jährlich. Budget 1.000 € im Jahr", Pay(60000, 70000, "EUR", "YEAR", "parsed")),
        ("Salary: CHF 78,000 to 92,000 a year", Pay(78000, 92000, "CHF", "YEAR", "parsed")),
        ("Pay: GBP 13.50 to 15.50 an hour", Pay(13.5, 15.5, "GBP", "HOUR", "parsed")),
        ("Gehalt: 3.000 bis 3.700 EUR brutto im Monat", Pay(3000, 3700, "EUR", "MONTH", "parsed")),
    ],
)
def test_pay_is_found(text: str, pay: Pay) -> None:
    assert find_pay(text) == pay


@pytest.mark.parametrize(
    "text",
    [
        "We raised $40,000,000 in a series A.",
        "A sign-on bonus of $15,000 and a learning budget of $20,000 a year.",
        "You will manage a portfolio of £250,000 to £500,000 a year.",
        "Our customers pay $12 a month.",
        "Be 18 years old and live within 30 km.",
    ],
)
def test_other_money_is_no_pay(text: str) -> None:
    assert find_pay(text) is None
