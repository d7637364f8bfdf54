"""Dates in the forms of boards, exports and people."""

from datetime import date, datetime

import pytest

from models.parsing.meanings.dates import parse_date


@pytest.mark.parametrize(
    "written",
    [
        "2026-08-05",
        "2026-08-05T23:59:59+0000",
        "2026-08-05T04:16:30-04:00",
        "2026-08-05 09:41:37 UTC",
        "2026/8/5",
        "20260805",
        "05.08.2026",
        "5.8.26",
        "05/08/2026",
        "August 5, 2026",
        "Aug 5th, 2026",
        "5 August 2026",
        "Wed, 05 Aug 2026 10:00:00 GMT",
        "5. August 2026",
        "5 août 2026",
        "5 de agosto de 2026",
        1785924000,
        1785924000123,
        "1785924000",
        46239,
        datetime(2026, 8, 5, 23, 0),
        date(2026, 8, 5),
    ],
)
def test_the_same_day_in_many_forms(written: object) -> None:
    assert parse_date(written) == date(2026, 8, 5)


def test_the_month_comes_first_only_where_it_must() -> None:
    assert parse_date("08/25/2026") == date(2026, 8, 25)
    assert parse_date("03/04/2026") == date(2026, 4, 3)


def test_a_month_alone_is_its_first_day() -> None:
    assert parse_date("2017-10") == date(2017, 10, 1)


@pytest.mark.parametrize("written", [None, "", "soon", "3 days ago", "2026-02-30", "1897-01-01", True, 12, [], "Mar"])
def test_what_is_no_date_gives_none(written: object) -> None:
    assert parse_date(written) is None
