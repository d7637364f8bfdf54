"""One long line of an export gets its lines back."""

import pytest

from models.parsing.documents.exported import mend_export
from models.parsing.resumes.sections import heading_kind


def test_wide_gaps_become_line_breaks_and_escapes_characters() -> None:
    parts = ["Ada Example", "Gardener"] + [
        "\\xe2\\x80\\xa2 pruned four hundred old roses in a public park near the river"
    ] * 20
    mended = mend_export('"' + "   ".join(parts) + '"').split("\n")
    assert mended[:3] == ["Ada Example", "Gardener", "• pruned four hundred old roses in a public park near the river"]
    assert len(mended) == 22


def test_text_with_line_breaks_stays() -> None:
    text = "Ada  Example\n" * 100
    assert mend_export(text) == text


def test_one_line_without_gaps_is_cut_at_its_headings() -> None:
    duties = "Bought timber for the Board of Education. " * 30
    text = (
        f"Senior Buyer Work Experience Buyer Ferncastle Ltd 2011 to 2015 {duties}Education Dunmore College Skills SQL"
    )
    assert mend_export(text).split("\n")[::2] == [
        "Senior Buyer",
        f"Buyer Ferncastle Ltd 2011 to 2015 {duties}".strip(),
        "Dunmore College",
        "SQL",
    ]


def test_a_long_paragraph_without_headings_stays() -> None:
    text = "She taught Education and Skills at a school for thirty years. " * 30
    assert mend_export(text) == text


@pytest.mark.parametrize(
    "heading",
    [
        *("Work Experience", "Employment History", "Teaching Experience", "Additional Information", "Military Service"),
        *("Certifications/Licenses", "Technical Skills", "Core Competencies", "Areas of Expertise", "Career Objective"),
        *("Executive Summary", "Honors and Awards", "Berufserfahrung", "Ausbildung und Studium", "Sprachkenntnisse"),
    ],
)
def test_a_heading_within_a_line_opens_a_section_that_is_known(heading: str) -> None:
    mended = mend_export(f"Senior Buyer {heading} " + "Bought timber for shops. " * 50).split("\n")
    assert mended[:2] == ["Senior Buyer", heading] and heading_kind(heading) is not None
