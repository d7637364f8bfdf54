"""The view for matching holds the work and not the person."""

import pytest

from models.parsing.records import Certificate, Education, Project, Resume, Work
from models.parsing.resumes.masking import mask
from models.parsing.resumes.matching_text import build_matching_text

ADA = Resume(
    name="Ada Example",
    given_name="Ada",
    family_name="Example",
    email="ada@example.com",
    location="Kleinhausen",
    headline="Gärtnerin und Floristin",
    summary="Ada grows roses. She is married with two kids. Nationality: British. Call +44 20 7946 0056.",
    work=[
        Work(
            "Rose Nursery",
            "Senior Gardener",
            "Kleinhausen",
            summary="Pruned roses at Rose Nursery in Leeds for Ms Smith",
        )
    ],
    education=[Education("York College", "Botany", "BSc", 6), Education("York College", "Secret School Name")],
    skills=["pruning", "https://ada.example.com"],
    certificates=[Certificate("Pesticide licence", "York College")],
    projects=[Project("Seed Swap", "A catalogue of seeds in Python with Ada Example")],
)


def test_titles_skills_and_duties_stay_and_everything_personal_goes() -> None:
    text = build_matching_text(ADA)
    lines = text.split("\n")
    assert lines[:5] == ["Gärtner und Florist", "Senior Gardener", "pruning", "Pesticide licence", "Botany"]
    assert "grows roses." in lines
    assert lines[-2] == "Seed Swap" and lines[-1].startswith("A catalogue of seeds in Python")
    assert any(line.startswith("Pruned roses at") for line in lines)
    for leak in (
        "ada",
        "example",
        "nursery",
        "leeds",
        "kleinhausen",
        "she",
        "married",
        "british",
        "7946",
        "york",
        "secret",
        "http",
    ):
        assert leak not in text.lower().split(), leak
        assert leak == "she" or leak not in text.lower(), leak


@pytest.mark.parametrize(
    ("line", "masked"),
    [
        ("Krankenschwester im Nachtdienst", "Krankenpfleger im Nachtdienst"),
        ("Softwareentwicklerin", "Softwareentwickler"),
        ("Waitress and hostess", "Waiter and host"),
        ("Reading reports and sales in Berlin", "Reading reports and sales in"),
        ("geboren am 14.05.1981 in Grimma", ""),
        ("German national with a passport", "national with a passport"),
        ("Kauffrau für Büromanagement", "Kaufmann für Büromanagement"),
        ("Reported to Dr. Vera Beispiel, head of surgery", "Reported to, head of surgery"),
        ("Reference: vera@example.com", ""),
        ("Cabin crew, cabin, Berlin", "Cabin crew, cabin"),
        ("Python, R and SQL", "Python, R and SQL"),
    ],
)
def test_lines(line: str, masked: str) -> None:
    assert mask(line, None) == masked
