"""What a posting asks for, how much, and where it says so."""

import pytest

from models.parsing.postings.requirements import split_requirements

POSTING = """Halm Bakery bakes for twelve villages.

What you will do

• Bake at night
• Keep the oven log

What you bring

• Completed training as a baker
• Driving licence is a plus
• No experience with wholesale needed

Nice to have

• A second language

What we offer

• Free bread, which is required by tradition
"""


def _by_importance(text: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for requirement in split_requirements(text):
        found.setdefault(requirement.importance, []).append(requirement.text)
    return found


def test_sections_and_words_decide_the_importance() -> None:
    assert _by_importance(POSTING) == {
        "required": ["Completed training as a baker"],
        "preferred": ["Driving licence is a plus", "A second language"],
        "excluded": ["No experience with wholesale needed"],
    }


def test_spans_point_at_the_words() -> None:
    for requirement in split_requirements(POSTING):
        assert POSTING[requirement.start : requirement.end] == requirement.text


def test_german_headings() -> None:
    text = """Deine Aufgaben:
• Brote formen

Das bringst du mit:
• Abgeschlossene Ausbildung als Bäcker
• Erfahrung im Schichtbetrieb von Vorteil
• Führerschein nicht erforderlich

Wünschenswert:
• Kenntnisse in Konditorei

Wir bieten:
• Freie Brötchen"""
    assert _by_importance(text) == {
        "required": ["Abgeschlossene Ausbildung als Bäcker"],
        "preferred": ["Erfahrung im Schichtbetrieb von Vorteil", "Kenntnisse in Konditorei"],
        "excluded": ["Führerschein nicht erforderlich"],
    }


@pytest.mark.parametrize(
    ("heading", "importance"),
    [
        ("Requirements:", "required"),
        ("MUST HAVES", "required"),
        ("Who you are", "required"),
        ("Minimum qualifications", "required"),
        ("What we're looking for", "required"),
        ("What we ask for", "required"),
        ("Anforderungen", "required"),
        ("Dein Profil", "required"),
        ("Votre profil", "required"),
        ("Preferred qualifications", "preferred"),
        ("It helps if you have", "preferred"),
        ("Bonus points", "preferred"),
        ("Idealerweise", "preferred"),
    ],
)
def test_headings_open_sections(heading: str, importance: str) -> None:
    assert _by_importance(f"We build boats.\n\n{heading}\n• Sewing sails by hand") == {
        importance: ["Sewing sails by hand"]
    }


@pytest.mark.parametrize(
    "heading", ["Responsibilities", "Benefits", "About us", "How to apply", "Our process", "Aufgaben", "Wir bieten"]
)
def test_other_headings_ask_for_nothing(heading: str) -> None:
    assert split_requirements(f"{heading}\n• Sewing sails by hand") == []


def test_prose_asks_sentence_by_sentence() -> None:
    text = (
        "We are a small yard. You must be able to weld steel. A lathe certificate would be an advantage. We drink tea."
    )
    assert _by_importance(text) == {
        "required": ["You must be able to weld steel."],
        "preferred": ["A lathe certificate would be an advantage."],
    }


def test_a_paragraph_behind_the_list_ends_the_section() -> None:
    text = "Requirements\n\n• Sewing sails\n\nThe yard lies by the river and was founded by two sisters."
    assert _by_importance(text) == {"required": ["Sewing sails"]}


def test_what_an_employer_says_of_itself_asks_for_nothing() -> None:
    text = "Requirements\n\nWelding by hand.\nOur yard has won three prizes.\nWe are looking for calm people."
    assert _by_importance(text) == {"required": ["Welding by hand.", "We are looking for calm people."]}


def test_a_heading_within_a_line_counts_for_its_line() -> None:
    assert _by_importance("Requirements: welding and sewing") == {"required": ["welding and sewing"]}
