"""Entries put together from mentions, where the lines of a text say nothing."""

from datetime import date

from models.parsing.resumes.assemble import assemble_education, assemble_work
from models.parsing.resumes.mentions.find import find_mentions
from models.parsing.resumes.resume import parse_resume

PARTS = [
    "Mira Vantongeren",
    "Experience",
    "Assistant Buyer, Ferncastle Trading Ltd, Akron, OH",
    "June 2011 - February 2015",
    *["• Bought timber, tools and paint for four hundred shops in three counties"] * 16,
    "Education",
    "Master of Science in Botany, Larkfield University, Akron, OH, 2010",
    "Bachelor of Arts, Dunmore College, Dayton, OH, 2007",
]


def test_studies_keep_school_degree_and_year_together() -> None:
    text = "\n".join(PARTS)
    studies = assemble_education(text, find_mentions(text)[0])
    assert [(one.institution, one.study_type, one.level, one.end_date) for one in studies] == [
        ("Larkfield University", "Master of Science in Botany", 7, "2010"),
        ("Dunmore College", "Bachelor of Arts", 6, "2007"),
    ]
    assert studies[0].area == "Botany"


def test_positions_keep_title_employer_and_period_together() -> None:
    text = "\n".join(PARTS)
    (work,) = assemble_work(text, find_mentions(text)[0])
    assert (work.position, work.name) == ("Assistant Buyer", "Ferncastle Trading Ltd")
    assert (work.start_date, work.end_date) == ("2011-06", "2015-02")


def test_a_flattened_text_still_gives_its_studies() -> None:
    resume = parse_resume("   ".join(PARTS).encode(), "cv.txt", date(2026, 1, 1))
    assert [study.institution for study in resume.education] == ["Larkfield University", "Dunmore College"]


def test_one_long_line_gives_positions_with_their_duties() -> None:
    duties = "Bought timber, tools and paint for four hundred shops. " * 20
    text = (
        "Assistant Buyer Work Experience Assistant Buyer Ferncastle Trading Ltd - Akron, OH June 2011 to February 2015 "
        f"{duties}Senior Buyer Larkfield Stores Ltd - Dayton, OH March 2015 to Present Negotiated with sawmills. "
        "Education Bachelor of Arts in Botany Dunmore College - Dayton, OH 2007 Skills Excel, SAP"
    )
    resume = parse_resume(text.encode(), "cv.txt", date(2026, 1, 1))
    assert [(work.start_date, "timber" in work.summary, "sawmills" in work.summary) for work in resume.work] == [
        ("2011-06", True, False),
        ("2015-03", False, True),
    ]
    assert "Negotiated with sawmills." in resume.matching_text and "Dunmore" not in resume.matching_text
    assert resume.skills == ["Excel", "SAP"]


def test_a_text_without_positions_gives_none() -> None:
    assert assemble_work("word", []) == []
