"""Lines are judged alone, and the order of a résumé is told from that of a shuffled one."""

import random

from models.parsing.resumes.certainty import is_in_order
from models.parsing.resumes.line_signs import order_of, read_signs

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


def test_headings_positions_studies_and_periods_are_told() -> None:
    signs = read_signs("\n".join(LINES))
    assert [one.heading for one in signs if one.heading] == ["work", "education", "skills"]
    assert sum(one.title for one in signs) == 4
    assert [one.study for one in signs].index(True) == LINES.index("BSc Horticulture, University of Examples")
    assert signs[3].period


def test_hardly_any_shuffling_is_in_order_and_the_resume_is() -> None:
    assert is_in_order(read_signs("\n".join(LINES)))
    chance = random.Random(5)
    found = [is_in_order(read_signs("\n".join(chance.sample(LINES, len(LINES))))) for _ in range(300)]
    assert sum(found) <= 3


def test_a_few_lines_tell_no_order() -> None:
    assert order_of(read_signs("Ada Example\nGardener\nKew")) == 0.0
    assert order_of(read_signs("\n".join(["• pruned roses"] * 9))) == 0.0
