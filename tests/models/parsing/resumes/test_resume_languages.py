"""Résumés of invented people in German, field by field, and the periods and sections of five more languages."""

from datetime import date

import pytest

from models.parsing.records import Certificate, Language
from models.parsing.resumes.resume import parse_resume

TODAY = date(2026, 4, 1)
GERMAN = """Max Beispielmann
Staatlich geprüfter Techniker für Maschinenbau
Musterweg 5, 70173 Stuttgart
Telefon: 0711 5550123
max.beispielmann@example.com
Geburtsdatum: 01.02.1985, verheiratet

Kurzprofil
Techniker mit zehn Jahren Erfahrung in der Fertigung.

Berufserfahrung
04/2018 – heute
Konstrukteur, Erfundene Werke GmbH, Stuttgart
- Konstruktion von Vorrichtungen mit SolidWorks
- Betreuung von zwei Auszubildenden
09/2012 – 03/2018
Industriemechaniker, Beispiel & Söhne AG, Ulm
- Wartung von Drehmaschinen

Studium
10/2014 – 02/2018
Bachelor of Engineering Maschinenbau, Hochschule Ulm

Kenntnisse
SolidWorks, AutoCAD, MS Office
Sprachen
Deutsch: Muttersprache
Englisch: verhandlungssicher (C1)
Zertifikate
Schweißerschein, TÜV Süd, 2016
Verfügbarkeit
Kündigungsfrist: drei Monate zum Quartalsende
Gehaltsvorstellung: 55.000 Euro
"""


def test_a_german_resume_field_by_field() -> None:
    resume = parse_resume(GERMAN.encode(), "max.txt", TODAY)
    assert (resume.name, resume.headline) == ("Max Beispielmann", "Staatlich geprüfter Techniker für Maschinenbau")
    assert (resume.email, resume.phone) == ("max.beispielmann@example.com", "+497115550123")
    assert (resume.city, resume.country, resume.language) == ("Stuttgart", "DE", "de")
    assert resume.summary == "Techniker mit zehn Jahren Erfahrung in der Fertigung."
    assert [(work.position, work.name, work.location, work.start_date, work.end_date) for work in resume.work] == [
        ("Konstrukteur", "Erfundene Werke GmbH", "Stuttgart", "2018-04", None),
        ("Industriemechaniker", "Beispiel & Söhne AG", "Ulm", "2012-09", "2018-03"),
    ]
    assert resume.work[0].summary.split("\n")[1] == "Betreuung von zwei Auszubildenden"
    assert [(study.institution, study.level, study.end_date) for study in resume.education] == [
        ("Hochschule Ulm", 6, "2018-02")
    ]
    assert resume.skills == ["SolidWorks", "AutoCAD", "MS Office"]
    assert resume.languages == [
        Language("de", "native", "Muttersprache"),
        Language("en", "C1", "verhandlungssicher (C1)"),
    ]
    assert resume.certificates == [Certificate("Schweißerschein", "TÜV Süd", "2016")]
    assert resume.availability == "Kündigungsfrist: drei Monate zum Quartalsende"
    assert (resume.pay_floor_annual, resume.pay_currency, resume.experience_months) == (55_000, "EUR", 163)
    for private in ("Beispielmann", "Max", "verheiratet", "1985", "Stuttgart", "0711", "Hochschule Ulm"):
        assert private not in resume.matching_text


@pytest.mark.parametrize(
    ("work", "period", "study", "languages"),
    [
        ("Parcours professionnel", "mars 2018 – aujourd'hui", "Diplômes", "Langues"),
        ("Experiencia laboral", "marzo de 2018 – actualidad", "Estudios", "Idiomas"),
        ("Esperienze professionali", "marzo 2018 – oggi", "Istruzione e formazione", "Lingue straniere"),
        ("Experiência profissional", "março de 2018 – atualmente", "Formação acadêmica", "Idiomas"),
        ("Werkervaring", "maart 2018 – heden", "Opleidingen", "Talen"),
    ],
)
def test_sections_and_periods_of_five_more_languages(work: str, period: str, study: str, languages: str) -> None:
    text = (
        f"Ada Example\nada@example.com\n{work}\n{period}\nArchitect, Lantern Studio\n"
        f"{study}\nMaster Architecture, University of Examples, 2015\n{languages}\nEnglish C1\n"
    )
    resume = parse_resume(text.encode(), "ada.txt", TODAY)
    assert [(one.position, one.name, one.start_date, one.current) for one in resume.work] == [
        ("Architect", "Lantern Studio", "2018-03", True)
    ]
    assert [(one.institution, one.level, one.end_date) for one in resume.education] == [
        ("University of Examples", 7, "2015")
    ]
    assert [(one.language, one.level) for one in resume.languages] == [("en", "C1")]


APPRENTICE = """Max Beispielmann
Ausbildung
09/2010 – 06/2013
Ausbildung zum Mechatroniker, Erfundene Werke GmbH, Stuttgart
2000 – 2010
Realschule am Beispielberg
Sprachen
Deutsch: Muttersprache
Englisch: sehr gute Kenntnisse
Französisch: Grundkenntnisse
Spanisch: gute Kenntnisse
Italienisch: fließend in Wort und Schrift
Polnisch: Schulkenntnisse
"""


def test_an_apprenticeship_at_a_firm_and_levels_of_german_words() -> None:
    resume = parse_resume(APPRENTICE.encode(), "max.txt", TODAY)
    studies = [(one.institution, one.study_type, one.area, one.level, one.end_date) for one in resume.education]
    assert studies[0] == ("Erfundene Werke GmbH", "Ausbildung", "Mechatroniker", 3, "2013-06")
    assert studies[1][0] == "Realschule am Beispielberg"
    levels = {one.language: one.level for one in resume.languages}
    assert levels == {"de": "native", "en": "C1", "fr": "A2", "es": "B2", "it": "C1", "pl": "B1"}
