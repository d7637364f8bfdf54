"""Positions are read from the usual ways to lay out a work history."""

import pytest

from models.parsing.records import Work
from models.parsing.resumes.work import join_duties, read_work

BAKER = ("Head Baker", "Corner Bakery", "2019-03", None)
WAITER = ("Waiter", "Café Nordwind", "2016-01", "2019-02")


def facts(works: list[Work]) -> list[tuple[str | None, str | None, str | None, str | None]]:
    return [(work.position, work.name, work.start_date, work.end_date) for work in works]


LAYOUTS = {
    "title, employer and dates": """Head Baker
Corner Bakery, Leeds | Mar 2019 – Present
• Bakes 400 loaves a night
Waiter
Café Nordwind, Hamburg | Jan 2016 – Feb 2019
• Served 60 tables""",
    "dates first": """03/2019 – heute
Head Baker
Corner Bakery, Leeds
Bakes 400 loaves a night
01/2016 – 02/2019
Waiter
Café Nordwind, Hamburg
Served 60 tables""",
    "all in one line": """Head Baker, Corner Bakery, Leeds\tMar 2019 – Present
Bakes 400 loaves a night
Waiter, Café Nordwind, Hamburg\tJan 2016 – Feb 2019
Served 60 tables""",
    "employer first": """Corner Bakery – Leeds
Head Baker
2019-03 – present
• Bakes 400 loaves a night
Café Nordwind – Hamburg
Waiter
2016-01 – 2019-02
• Served 60 tables""",
    "dates last": """Head Baker, Corner Bakery – Leeds
• Bakes 400 loaves a night
March 2019 – present
Waiter, Café Nordwind – Hamburg
• Served 60 tables
January 2016 – February 2019""",
    "torn apart": """Head Baker
Mar 2019
to
Current
Corner Bakery
,
Leeds
• Bakes 400 loaves a night
Waiter
Jan 2016
to
Feb 2019
Café Nordwind
,
Hamburg
• Served 60 tables""",
    "labels": """03/2019 – present
Employer: Corner Bakery
Position: Head Baker
• Bakes 400 loaves a night
01/2016 – 02/2019
Employer: Café Nordwind
Position: Waiter
• Served 60 tables""",
}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_layouts(layout: str) -> None:
    works = read_work(LAYOUTS[layout].split("\n"))
    assert facts(works) == [BAKER, WAITER]
    assert [work.summary for work in works] == ["Bakes 400 loaves a night", "Served 60 tables"]
    assert [work.current for work in works] == [True, False]


def test_places_are_kept_apart_from_employers() -> None:
    works = read_work(
        ["Nurse, Lindenhof Klinik, Kleinhausen 2019 – 2020", "Nurse, City Hospital, Austin, TX 2015 – 2018"]
    )
    assert [(work.name, work.location) for work in works] == [
        ("Lindenhof Klinik", "Kleinhausen"),
        ("City Hospital", "Austin, TX"),
    ]


def test_entries_without_dates_are_read_by_their_form() -> None:
    works = read_work(["Gardener, Rose Nursery", "• Pruned roses", "Florist, Tulip Shop", "• Bound bunches"])
    assert [(work.position, work.name) for work in works] == [("Gardener", "Rose Nursery"), ("Florist", "Tulip Shop")]


def test_wrapped_lines_go_back_to_their_duty() -> None:
    lines = ["• Planned the planting of a park", "of two hectares", "• Led five gardeners", "Responsibilities:"]
    assert join_duties(lines, 40) == ["Planned the planting of a park of two hectares", "Led five gardeners"]


def test_towns_that_only_their_state_tells_are_no_employers() -> None:
    works = read_work(
        ["Quill Press", "Rolla, MO", "Editor", "2013 – 2015", "• Edited", "Proofreader", "2011 – 2013", "• Read"]
    )
    assert [(work.position, work.name, work.location) for work in works] == [
        ("Editor", "Quill Press", "Rolla, MO"),
        ("Proofreader", "Quill Press", "Rolla, MO"),
    ]


def test_an_entry_without_dates_among_dated_ones_is_kept() -> None:
    works = read_work(["Baker, Corner Bakery, 2019 – 2021", "• Baked", "Gardener, Rose Nursery", "• Pruned"])
    assert [(work.position, work.summary) for work in works] == [("Baker", "Baked"), ("Gardener", "Pruned")]


def test_leave_is_no_position() -> None:
    works = read_work(
        ["Baker, Corner Bakery, 2019 – 2021", "Parental leave, 2018 – 2019", "Waiter, Café Nordwind, 2016 – 2018"]
    )
    assert [work.position for work in works] == ["Baker", "Waiter"]
