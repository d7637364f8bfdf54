"""The words that say a field come with the record, and what was rejected with them."""

from datetime import date

from models.parsing.resumes.json_resume_write import write_json_resume
from models.parsing.resumes.resume import parse_resume

CV = """Mira Vantongeren
mira.vantongeren@post.example

Experience
Assistant Buyer
Ferncastle Trading Ltd, Akron, OH
June 2011 - February 2015
• Bought timber for Tobias Quillmark, M.D.

References
Dr. Ottilie Brandeis, Larkfield University
"""


def test_evidence_quotes_the_text_it_points_at() -> None:
    resume = parse_resume(CV.encode(), "cv.txt", date(2026, 1, 1))
    accepted = {(one.field, one.value) for one in resume.evidence if one.accepted}
    assert {("title", "Assistant Buyer"), ("employer", "Ferncastle Trading Ltd"), ("place", "Akron, OH")} <= accepted
    assert all(CV[one.start : one.end].split() == one.value.split() for one in resume.evidence)
    assert all(0 <= one.confidence <= 1 for one in resume.evidence)


def test_what_was_rejected_is_told_too() -> None:
    resume = parse_resume(CV.encode(), "cv.txt", date(2026, 1, 1))
    assert any(not one.accepted for one in resume.evidence)


def test_names_of_other_people_never_reach_matching() -> None:
    view = parse_resume(CV.encode(), "cv.txt", date(2026, 1, 1)).matching_text
    assert "timber" in view
    for name in ("Quillmark", "Brandeis", "Vantongeren"):
        assert name not in view


def test_evidence_is_written_with_the_json_resume() -> None:
    written = write_json_resume(parse_resume(CV.encode(), "cv.txt", date(2026, 1, 1)))
    said = {(one["field"], one["value"]) for one in written["meta"]["evidence"]}
    assert ("title", "Assistant Buyer") in said
