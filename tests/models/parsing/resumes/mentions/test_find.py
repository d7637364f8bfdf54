"""What a text names, on a layout with lines and on one that lost them."""

from itertools import pairwise

import pytest

from models.parsing.resumes.mentions.find import find_candidates, find_mentions

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


def candidates(text: str, field: str) -> set[str]:
    return {" ".join(text[one.start : one.end].split()) for one in find_candidates(text) if one.field == field}


@pytest.mark.parametrize(
    ("line", "employer"),
    [
        ("Fitter, Larkmoor Castings Pvt. Ltd., Pune", "Larkmoor Castings Pvt. Ltd"),
        ("Fitter, Larkmoor Castings (P) Ltd, Pune", "Larkmoor Castings (P) Ltd"),
        ("Nurse, St. Oswin Hospital, Dayton, OH", "St. Oswin Hospital"),
        ("Larkmoor Data Works (LDW), Pune", "Larkmoor Data Works (LDW)"),
        ("Larkmoor Group-Pune, India", "Larkmoor Group"),
        ("Fernside Motors Estimator", "Fernside Motors"),
        ("• Moved the books for the Fernside Museum, twice a year", "Fernside Museum"),
        ("Analyst, Fernside Health\nSystems, Dayton, OH", "Fernside Health Systems"),
    ],
)
def test_names_of_employers_are_whole(line: str, employer: str) -> None:
    assert employer in candidates(f"Work Experience\n{line}\n", "employer")


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("FIELD OFFICER - Fernside Consultants, Pune", "FIELD OFFICER"),
        ("• Technical architect of a ticketing system", "Technical architect"),
        ("Lecturer in Law, Fernside University", "Lecturer in Law"),
        ("VP, North American Sales", "VP, North American Sales"),
        ("Worked as a video\nproducer for two years", "video producer"),
    ],
)
def test_titles_are_whole(line: str, title: str) -> None:
    assert title in candidates(f"Work Experience\n{line}\n", "title")


@pytest.mark.parametrize(
    ("line", "place"),
    [
        ("Analyst, Fernside Ltd, Austin, Texas, USA", "Austin, Texas, USA"),
        ("14 Larch Road, Dayton, OH", "14 Larch Road"),
        ("Led sales in Europe and Latin America", "Latin America"),
    ],
)
def test_places_are_towns_with_their_country_streets_and_continents(line: str, place: str) -> None:
    assert place in candidates(f"Work Experience\n{line}\n", "place")


@pytest.mark.parametrize(
    ("line", "degree"),
    [
        ("Diploma in Nursing (DNK), 2009", "Diploma in Nursing (DNK)"),
        ("Hospitality Management BA (Hons), 2009", "Hospitality Management BA (Hons)"),
        ("Major in Music", "Major in Music"),
    ],
)
def test_degrees_keep_their_short_form_and_subject(line: str, degree: str) -> None:
    assert degree in candidates(f"Education\n{line}\n", "degree")


def test_usual_names_are_names_far_from_the_top() -> None:
    padding = "\n".join(f"• Kept the books of store {number} in good order" for number in range(20))
    assert "Abena Okafor" in found(f"{CV}\n{padding}\nReferences\nMs. Abena Okafor\nTelephone on request\n", "name")


@pytest.mark.parametrize("first", ["Xhavit Zhegrova", "Tuyet-Nhung Quach", "ULF DJURBERG - Electrician"])
def test_a_name_of_no_list_is_a_name_at_the_top(first: str) -> None:
    rest = CV.split("\n", 1)[1].replace("mira.vantongeren", "office")
    assert first.split(" - ")[0] in found(f"{first}\n{rest}", "name")


@pytest.mark.parametrize("first", ["Relevant Achievements", "Selected Projects"])
def test_ordinary_words_are_no_name_at_the_top(first: str) -> None:
    assert found(CV.replace("Mira Vantongeren", first).replace("mira.vantongeren", "office"), "name") == set()


def test_a_name_is_found_among_other_capital_words_of_a_sentence() -> None:
    text = f"{CV}\nReferences\nSite Director Abena Okafor Ferncastle Trading\n"
    assert any((one.field, text[one.start : one.end]) == ("name", "Abena Okafor") for one in find_candidates(text))


def test_words_that_return_below_the_top_speak_for_a_name_only_if_they_began_there() -> None:
    text = f"{CV}\nMira Vantongeren\nLarkfield Fair\nLarkfield Fair\n"
    signs = {text[one.start : one.end]: one.signs for one in find_candidates(text) if one.field == "name"}
    assert "repeated_from_top" in signs["Mira Vantongeren"]
    assert "repeated" in signs["Larkfield Fair"]
