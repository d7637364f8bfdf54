"""What only says which page this is goes; whatever says anything else of a person stays."""

import pytest

from models.parsing.resumes.page_marks import drop_page_marks


@pytest.mark.parametrize(
    "line",
    [
        "Ada Example – 2/3", "Page 2 of 3", "Seite 2 von 3", "2 / 3", "ADA EXAMPLE | Curriculum Vitae | 2",
        "February 10, 2026 Ada Example · Curriculum Vitae 3", "Resume, page 2",
        "Last updated in May 2026 – Ada Example, 1/2",
    ],
)  # fmt: skip
def test_page_marks_go(line: str) -> None:
    assert drop_page_marks(["first", line, "last"], "Ada Example") == ["first", "last"]


@pytest.mark.parametrize(
    "line",
    [
        "Ada Example", "2019", "03/2019", "05/24", "2015 – 2018", "Curriculum Vitae", "Ada Example, Gardener 2",
        "Wrote 2/3 of the catalogue", "Level 2 of 3 in pruning", "10115 Berlin", "+49 30 90182 0", "3.5/4", "12/2020",
    ],
)  # fmt: skip
def test_other_lines_stay(line: str) -> None:
    assert drop_page_marks([line], "Ada Example") == [line]
