"""Pay in fields and cells: every form that postings were seen to write it in."""

import pytest

from models.parsing.meanings.pay import Pay, parse_pay, state_pay


@pytest.mark.parametrize(
    ("text", "low", "high", "currency", "period"),
    [
        ("£31,365 - 37,890 per annum", 31365, 37890, "GBP", "YEAR"),
        ("(£) 31,365 - 37,890 Per Annum Pro Rata", 31365, 37890, "GBP", "YEAR"),
        ("Band 6 £24,907 to £30,615 pa", 24907, 30615, "GBP", "YEAR"),
        ("£38500.00 Per Annum Reimbursement of PIN", 38500, 38500, "GBP", "YEAR"),
        ("Potential to earn £43213", 43213, 43213, "GBP", "YEAR"),
        ("£17.69 p/h £20 p/h on nights & weekends", 17.69, 17.69, "GBP", "HOUR"),
        ("10.09 per hour", 10.09, 10.09, None, "HOUR"),
        ("100,000 - 120,000 + Benefits", 100000, 120000, None, None),
        ("37.5 hours per week, £25,000", 25000, 25000, "GBP", "YEAR"),
        ("$25.50/hr", 25.5, 25.5, "USD", "HOUR"),
        ("$80,000/yr - $95,000/yr", 80000, 95000, "USD", "YEAR"),
        ("$20 to $25 an hour, 40 hours per week", 20, 25, "USD", "HOUR"),
        ("$211.4K – $290.6K • Offers Equity", 211400, 290600, "USD", "YEAR"),
        ("100k-120k USD", 100000, 120000, "USD", "YEAR"),
        ("100-120k EUR", 100000, 120000, "EUR", "YEAR"),
        ("CA$90k", 90000, 90000, "CAD", "YEAR"),
        ("60.000–75.000 € brutto/Jahr", 60000, 75000, "EUR", "YEAR"),
        ("3.000 bis 3.700 EUR brutto im Monat", 3000, 3700, "EUR", "MONTH"),
        ("€ 3.200,50 pro Monat", 3200.5, 3200.5, "EUR", "MONTH"),
        ("450 € pro Tag", 450, 450, "EUR", "DAY"),
        ("CHF 95'000 - 110'000", 95000, 110000, "CHF", "YEAR"),
        ("12 000 - 15 000 PLN / mies", 12000, 15000, "PLN", "MONTH"),
        ("15,000 ETB Monthly", 15000, 15000, "ETB", "MONTH"),
        ("€600 a week", 600, 600, "EUR", "WEEK"),
        ("up to £50k", None, 50000, "GBP", "YEAR"),
        ("ab 60.000 € im Jahr", 60000, None, "EUR", "YEAR"),
        ("£30,000+", 30000, None, "GBP", "YEAR"),
    ],
)
def test_amounts_currency_and_period_are_read(
    text: str, low: float | None, high: float | None, currency: str | None, period: str | None
) -> None:
    assert parse_pay(text) == Pay(low, high, currency, period, "parsed")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "text", ["negotiable", "-", "", "Band 6", "37.5 hours", "Pay per task", "10% bonus", "$1.2M funding"]
)
def test_what_names_no_pay_gives_none(text: str) -> None:
    assert parse_pay(text) is None


def test_the_text_goes_before_the_hints() -> None:
    pay = parse_pay("£9.86 per hour", currency="EUR", period="YEAR")
    assert pay == Pay(9.86, 9.86, "GBP", "HOUR", "parsed")


def test_hints_fill_what_the_text_leaves_open() -> None:
    pay = parse_pay("4,500 - 5,000", period="MONTH", country="CH")
    assert pay == Pay(4500, 5000, "CHF", "MONTH", "parsed")


def test_a_bare_dollar_is_the_countrys_own() -> None:
    pay = parse_pay("$90,000", country="AU")
    assert pay is not None
    assert pay.currency == "AUD"


@pytest.mark.parametrize(
    ("period", "annual"), [("HOUR", 41600), ("DAY", 5200), ("WEEK", 1040), ("MONTH", 240), ("YEAR", 20), (None, None)]
)
def test_a_years_pay_counts_full_time_weeks(period: str | None, annual: float | None) -> None:
    assert Pay(None, 20, "USD", period, "stated").annual_maximum == annual  # type: ignore[arg-type]


def test_stated_pay_drops_zeros_and_turns_ranges_round() -> None:
    assert state_pay(0, 0, "USD", "YEAR") is None
    assert state_pay(75000, 60000, "EUR", "YEAR") == Pay(60000, 75000, "EUR", "YEAR", "stated")
    assert state_pay(0, 50000, "EUR", "YEAR") == Pay(None, 50000, "EUR", "YEAR", "stated")


def test_a_yearly_pay_of_ten_pounds_is_an_hourly_one() -> None:
    pay = state_pay(10.5, None, "GBP", "YEAR")
    assert pay is not None
    assert pay.period == "HOUR"


@pytest.mark.parametrize(
    ("text", "low", "high", "period"),
    [
        ("£49,036 per hour", 49036, 49036, "YEAR"),
        ("6 - £31,365 per annum", None, 31365, "YEAR"),
        ("£31,365 - £37,890,000 per annum", 31365, None, "YEAR"),
        ("£13.79 for every day", 13.79, 13.79, "HOUR"),
    ],
)
def test_what_cannot_be_pay_is_put_right_or_left_out(
    text: str, low: float | None, high: float | None, period: str
) -> None:
    assert parse_pay(text) == Pay(low, high, "GBP", period, "parsed")  # type: ignore[arg-type]


def test_stated_pay_that_nobody_is_paid_counts_as_nothing() -> None:
    assert state_pay(375, 450, "GBP", "YEAR") is None
    assert state_pay(375, 450, "ETB", "YEAR") is not None
