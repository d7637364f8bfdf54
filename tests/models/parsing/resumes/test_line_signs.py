"""Lines are judged alone: what they say hangs on nothing around them."""

import random

from models.parsing.resumes.line_signs import read_signs

STATION = [
    "Gardener, Rose Nursery, London", "2019 – 2021", "• pruned four hundred roses in two public parks",
    "• trained three new colleagues in grafting and in pruning", "• kept the books of the nursery",
]  # fmt: skip
LINES = [
    "Ada Example", "Work Experience", *STATION * 4, "Education", "BSc Horticulture, University of Examples", "2015",
    "Skills", "Pruning", "Grafting", "Soil science",
]  # fmt: skip


def test_a_line_says_what_it_says_wherever_it_stands() -> None:
    shuffled = random.Random(3).sample(LINES, len(LINES))
    assert sorted(map(repr, read_signs("\n".join(LINES)))) == sorted(map(repr, read_signs("\n".join(shuffled))))


def test_headings_positions_and_studies_are_told() -> None:
    signs = read_signs("\n".join(LINES))
    assert [one.heading for one in signs if one.heading] == ["work", "education", "skills"]
    assert sum(one.title for one in signs) == 4
    assert [one.study for one in signs].index(True) == LINES.index("BSc Horticulture, University of Examples")
