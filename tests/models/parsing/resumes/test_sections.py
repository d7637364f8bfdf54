"""Headings cut a résumé into its parts."""

import pytest

from models.parsing.resumes.sections import heading_kind, split_sections


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("WORK EXPERIENCE", "work"),
        ("Professional Experience:", "work"),
        ("Berufserfahrung", "work"),
        ("Beruflicher Werdegang", "work"),
        ("Education & Training", "education"),
        ("Aus- und Weiterbildung", "education"),
        ("2. Skills", "skills"),
        ("Sprachkenntnisse", "languages"),
        ("Skills and Languages", "skills"),
        ("Formation", "education"),
        ("Parcours professionnel", "work"),
        ("Diplômes et formations", "education"),
        ("Compétences linguistiques", "languages"),
        ("Expérience professionnelle", "work"),
        ("Experiencia laboral", "work"),
        ("Estudios", "education"),
        ("Datos de contacto", "personal"),
        ("Esperienze professionali", "work"),
        ("Formazione", "education"),
        ("Competenze linguistiche", "languages"),
        ("Experiência profissional", "work"),
        ("Formação acadêmica", "education"),
        ("Idiomas", "languages"),
        ("Werkervaring", "work"),
        ("Opleiding", "education"),
        ("Persoonlijke gegevens", "personal"),
        ("Vaardigheden", "skills"),
        ("I gained experience in sales.", None),
        ("• Education", None),
        ("Experience with horses", None),
    ],
)
def test_headings_are_known_in_their_usual_forms(line: str, kind: str | None) -> None:
    assert heading_kind(line) == kind


def test_lines_stand_below_their_heading_and_rules_are_dropped() -> None:
    lines = ["Ada Example", "PROFILE", "-------", "Gardener.", "", "Skills: roses, pruning", "Interests", "Chess"]
    found = [(section.kind, section.lines) for section in split_sections(lines)]
    assert found == [
        ("top", ["Ada Example"]),
        ("summary", ["Gardener."]),
        ("skills", ["roses, pruning"]),
        ("other", ["Chess"]),
    ]
