"""Skills, certificates and awards as lists."""

from models.parsing.records import Certificate
from models.parsing.resumes.listed import read_certificates, read_skills


def test_skills_by_commas_bullets_tabs_and_categories() -> None:
    lines = [
        "Languages: Python, SQL (Postgres, Oracle)",
        "• live chat",
        "window dressing\tstock",
        "Excel, Excel,",
        "Word.",
    ]
    assert read_skills(lines) == [
        "Python", "SQL (Postgres, Oracle)", "live chat", "window dressing", "stock", "Excel", "Word"
    ]  # fmt: skip


def test_prose_is_no_skill() -> None:
    assert read_skills(["I am a person who has always liked to work with other people"]) == []


def test_certificates_with_issuer_and_date() -> None:
    lines = ["• ITIL 4 Foundation (2023)", "First Aid, Red Cross, May 2021", "Führerschein Klasse B"]
    assert read_certificates(lines) == [
        Certificate("ITIL 4 Foundation", None, "2023"),
        Certificate("First Aid", "Red Cross", "2021-05"),
        Certificate("Führerschein Klasse B", None, None),
    ]
