"""Hours and place in lines of their own."""

import pytest

from models.parsing.meanings.employment import find_employment_types
from models.parsing.meanings.remote import find_remote
from models.parsing.postings.terms import find_terms


@pytest.mark.parametrize(
    ("line", "types", "remote"),
    [
        ("• Employment type: full-time", ["FULL_TIME"], None),
        ("Anstellungsart: Teilzeit oder Vollzeit", ["FULL_TIME", "PART_TIME"], None),
        ("Hybrid: three days a week in our office", [], "hybrid"),
        ("• Fully remote, from anywhere in Germany", [], "remote"),
        ("On site in Norwich", [], "onsite"),
        ("Arbeit vor Ort in Freiburg", [], "onsite"),
        ("Our remote team meets twice a year, and everybody likes it.", [], None),
        ("A full-time parent founded us.", [], None),
    ],
)
def test_labelled_lines_count_and_running_text_does_not(line: str, types: list[str], remote: str | None) -> None:
    terms = find_terms(f"Halm bakes bread.\n{line}\nWrite to us.")
    assert find_employment_types(terms.employment) == types
    assert find_remote(" | ".join(terms.remote)) == remote
