"""Periods and dates in the ways that résumés write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.parsing.meanings.periods import find_date, find_duration, find_period, join_period, without


@pytest.mark.parametrize(
    ("line", "start", "end"),
    [
        ("Jan 2019 – Present", "2019-01", None),
        ("03/2018 - 12/2020", "2018-03", "2020-12"),
        ("seit 2019", "2019", None),
        ("since March 2020", "2020-03", None),
        ("2015 – 2018", "2015", "2018"),
        ("01.03.2018 - 31.12.2020", "2018-03", "2020-12"),
        ("Jan '19 - Feb '21", "2019-01", "2021-02"),
        ("2018-03-01 to 2020-12-31", "2018-03", "2020-12"),
        ("May – Aug 2020", "2020-05", "2020-08"),
        ("März 2015 bis Juni 2017", "2015-03", "2017-06"),
        ("05/2017 bis heute", "2017-05", None),
        ("Sept. 2018 — May 2023", "2018-09", "2023-05"),
        ("10/14 - 03/16", "2014-10", "2016-03"),
        ("janvier 2019 – aujourd'hui", "2019-01", None),
        ("janv. 2019 à déc. 2020", "2019-01", "2020-12"),
        ("de mars 2018 à juin 2019", "2018-03", "2019-06"),
        ("depuis septembre 2021", "2021-09", None),
        ("enero de 2019 – actualidad", "2019-01", None),
        ("marzo de 2017 a junio de 2018", "2017-03", "2018-06"),
        ("desde marzo de 2020", "2020-03", None),
        ("gennaio 2018 – oggi", "2018-01", None),
        ("dal maggio 2016 al luglio 2018", "2016-05", "2018-07"),
        ("março de 2017 a dezembro de 2019", "2017-03", "2019-12"),
        ("fevereiro de 2020 – atualmente", "2020-02", None),
        ("jan. 2018 tot en met mrt. 2019", "2018-01", "2019-03"),
        ("sinds oktober 2020", "2020-10", None),
        ("mei 2019 – nu", "2019-05", None),
        ("12 May 2019 – 3 June 2020", "2019-05", "2020-06"),
        ("Summer 2012 - Dec. 2014", "2012", "2014-12"),
        ("Herbst 2015 bis heute", "2015", None),
        ("Q3 2020 – Q1 2021", "2020-07", "2021-03"),
        ("2. Quartal 2019 – heute", "2019-04", None),
    ],
)
def test_periods(line: str, start: str, end: str | None) -> None:
    period = find_period(f"Gardener, Rose Nursery ({line})")
    assert period is not None
    assert (period.start, period.end, period.current) == (start, end, end is None)
    assert without(f"Gardener, Rose Nursery ({line})", period) == "Gardener, Rose Nursery"


@pytest.mark.parametrize("line", ["I planted 2019 roses", "Tel. 2018 555 0101", "24/7 service", "1-5 years"])
def test_other_numbers_are_no_period(line: str) -> None:
    assert find_period(line) is None


@pytest.mark.parametrize(("line", "date"), [("Graduated June 2018", "2018-06"), ("2019", "2019"), ("no date", None)])
def test_single_dates(line: str, date: str | None) -> None:
    found = find_date(line)
    assert (found.end if found else None) == date


@pytest.mark.parametrize(
    ("first", "second", "joined"),
    [
        ("Jan 2014 to", "Present", "Jan 2014 to Present"),
        ("July 2009", "Present", "July 2009 – Present"),
        ("Paralegal (2006", "2013)", "Paralegal (2006 – 2013)"),
        ("2006", "Present: Sales Manager", "2006 – Present: Sales Manager"),
        ("2014", "2012", None),
        ("Present", "2012", None),
        ("Gardener 2006", "2013", None),
        ("2006", "2013 roses", None),
    ],
)
def test_periods_torn_into_two_lines(first: str, second: str, joined: str | None) -> None:
    assert join_period(first, second) == joined


@pytest.mark.parametrize("line", ["8 yrs 3 mos", "(2 years)", "Jan 2018 – Present · 8 years", "5 Jahre"])
def test_durations_tell_no_dates(line: str) -> None:
    found = find_duration(line)
    assert found is not None
    assert (found.start, found.end, found.current, found.span[1]) == (None, None, False, len(line))


def test_a_number_of_years_within_a_line_is_no_duration() -> None:
    assert find_duration("Led 5 years of work") is None
    assert find_duration("Engineer with 5 years") is None


@given(st.text(alphabet="0123456789 /.-–JanMayseitto'", max_size=40))
def test_months_are_months(line: str) -> None:
    period = find_period(line)
    for moment in (period.start, period.end) if period else ():
        assert moment is None or len(moment) == 4 or 1 <= int(moment[5:]) <= 12
