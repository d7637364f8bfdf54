"""Skills, certificates and awards as lists."""

import pytest

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


@pytest.mark.parametrize(
    ("line", "certificate"),
    [
        (
            "Certified Kubernetes Administrator (CKA), CNCF, 05/2021, expires 05/2024",
            Certificate("Certified Kubernetes Administrator (CKA)", "CNCF", "2021-05", "2024-05"),
        ),
        (
            "BLS, American Heart Association, valid until 06/2026",
            Certificate("BLS", "American Heart Association", None, "2026-06"),
        ),
        ("SHRM-CP, valid through December 2026", Certificate("SHRM-CP", None, None, "2026-12")),
        ("Ersthelferin, DRK, 04/2024, gültig bis 04/2026", Certificate("Ersthelferin", "DRK", "2024-04", "2026-04")),
        ("RN License No. 12345, California, exp. 2025", Certificate("RN License", "California", None, "2025")),
        ("PRINCE2, AXELOS, March 2022 (expires March 2025)", Certificate("PRINCE2", "AXELOS", "2022-03", "2025-03")),
        (
            "AWS Solutions Architect – Professional, 2020",
            Certificate("AWS Solutions Architect – Professional", None, "2020"),
        ),
        ("PMP – Example Institute – 2023", Certificate("PMP", "Example Institute", "2023")),
        ("ISO 9001:2015 Lead Auditor", Certificate("ISO 9001:2015 Lead Auditor")),
    ],
)
def test_validity_of_certificates(line: str, certificate: Certificate) -> None:
    assert read_certificates([line]) == [certificate]


def test_a_line_of_dates_belongs_to_the_certificate_above() -> None:
    lines = [
        "AWS Developer",
        "Issued May 2021 · Expires May 2024",
        "Scrum Master",
        "Issued June 2022 · No expiration date",
    ]
    assert read_certificates(lines) == [
        Certificate("AWS Developer", None, "2021-05", "2024-05"),
        Certificate("Scrum Master", None, "2022-06"),
    ]


def test_what_a_person_does_not_know_is_no_skill_and_levels_stay() -> None:
    lines = ["Go (expert), Python (8/10), Terraform 5 years; no experience with Java", "keine Kenntnisse in SAP, NoSQL"]
    assert read_skills(lines) == ["Go (expert)", "Python (8/10)", "Terraform 5 years", "NoSQL"]
