"""What a text names, on a layout with lines and on one that lost them."""

from itertools import pairwise

import pytest

from models.parsing.mentions.find import find_candidates, find_mentions

CV = """Mira Vantongeren
14 Larch Road, Dunmore, OH 44111 | mira.vantongeren@post.example

Work Experience
Senior Project Manager, Brightwell Logistics Inc., Dayton, OH
March 2015 - Present
• Led a team that moved four warehouses
Assistant Buyer
Ferncastle Trading Ltd, Akron, OH
June 2011 - February 2015
• Bought timber and tools

Education
Bachelor of Science in Economics, Larkfield University, Akron, OH, 2011
"""


def found(text: str, field: str) -> set[str]:
    kept, _ = find_mentions(text)
    return {text[one.start : one.end] for one in kept if one.field == field}


@pytest.mark.parametrize(
    ("field", "values"),
    [
        ("name", {"Mira Vantongeren"}),
        ("email", {"mira.vantongeren@post.example"}),
        ("title", {"Senior Project Manager", "Assistant Buyer"}),
        ("employer", {"Brightwell Logistics Inc", "Ferncastle Trading Ltd"}),
        ("degree", {"Bachelor of Science in Economics"}),
        ("school", {"Larkfield University"}),
        ("graduation_year", {"2011"}),
    ],
)
def test_fields_are_named_by_their_words(field: str, values: set[str]) -> None:
    assert found(CV, field) == values


def test_places_keep_town_and_state_together() -> None:
    assert found(CV, "place") == {"Dunmore, OH", "Dayton, OH", "Akron, OH"}


def test_mentions_are_in_order_and_free_of_overlaps() -> None:
    kept, _ = find_mentions(CV)
    assert all(one.end <= other.start for one, other in pairwise(kept))


def test_nothing_that_was_rejected_is_surer_than_what_it_lost_to() -> None:
    kept, rejected = find_mentions(CV)
    for one in rejected:
        rivals = [other for other in kept if one.start < other.end and other.start < one.end]
        assert all(one.confidence <= other.confidence for other in rivals if other.field != "email")


def test_a_state_is_no_degree() -> None:
    assert found("Ann Lee\nBoston, MA\n\nExperience\nClerk, Acme Inc, Boston, MA\n2010 - 2012", "degree") == set()


def test_candidates_say_why() -> None:
    title = next(one for one in find_candidates(CV) if CV[one.start : one.end] == "Assistant Buyer")
    assert {"whole_line", "in_work", "rank_first"} <= title.signs
