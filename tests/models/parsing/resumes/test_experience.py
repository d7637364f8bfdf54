"""Months in work, overlaps counted once."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from models.parsing.records import Work
from models.parsing.resumes.experience import count_months

TODAY = date(2026, 4, 1)


def work(start: str | None, end: str | None) -> Work:
    return Work("Rose Nursery", "Gardener", start_date=start, end_date=end, current=end is None and start is not None)


def test_overlaps_count_once() -> None:
    assert count_months([work("2019-01", "2019-12"), work("2019-07", "2020-06")], TODAY) == 18


def test_a_current_position_counts_until_today() -> None:
    assert count_months([work("2025-04", None)], TODAY) == 12


def test_years_alone_count_from_middle_to_middle() -> None:
    assert count_months([work("2015", "2018")], TODAY) == 36


def test_without_dates_nothing_is_known() -> None:
    assert count_months([work(None, None)], TODAY) is None
    assert count_months([work("2020-05", "2019-01")], TODAY) is None


@given(st.lists(st.tuples(st.integers(1990, 2025), st.integers(1, 12), st.integers(0, 60)), min_size=1, max_size=8))
def test_never_more_than_the_sum_and_never_less_than_the_longest(spans: list[tuple[int, int, int]]) -> None:
    works = [
        work(
            f"{year}-{month:02d}",
            f"{(year * 12 + month - 1 + length) // 12}-{(year * 12 + month - 1 + length) % 12 + 1:02d}",
        )
        for year, month, length in spans
    ]
    single = [count_months([one], TODAY) or 0 for one in works]
    total = count_months(works, TODAY) or 0
    assert max(single) <= total <= sum(single)
