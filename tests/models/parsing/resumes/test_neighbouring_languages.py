"""Résumés of invented people in French, Spanish, Italian, Portuguese and Dutch, field by field."""

from dataclasses import dataclass
from datetime import date

import pytest

from models.parsing.resumes.resume import parse_resume

TODAY = date(2026, 4, 1)
FRENCH = """Camille Exemple
Infirmière diplômée d'État
12 rue des Lilas, 69003 Lyon
camille.exemple@example.com
+33 4 55 55 01 23

Expérience professionnelle
mars 2018 – aujourd'hui
Infirmière, Clinique des Tilleuls, Lyon
- Soins des plaies et suivi des patients
septembre 2014 – février 2018
Aide-soignante, Hôpital Saint-Exemple, Grenoble
- Accompagnement des personnes âgées

Formation
2011 – 2014
Diplôme d'État d'infirmier, Institut de formation en soins infirmiers de Lyon
2009 – 2011
Baccalauréat, Lycée des Exemples

Compétences
Soins des plaies, Pédiatrie, Triage
Langues
Français : langue maternelle
Anglais : courant (C1)
"""
SPANISH = """Lucía Ejemplo
Ingeniera de software
Calle Inventada 8, 41001 Sevilla
lucia.ejemplo@example.com

Experiencia laboral
marzo de 2018 – actualidad
Ingeniera de software, Invenciones del Sur S.L., Sevilla
- Desarrollo de servicios en Java
enero de 2015 – febrero de 2018
Programadora, Datos de Ejemplo S.A., Madrid
- Mantenimiento de bases de datos

Formación académica
2010 – 2014
Grado en Ingeniería Informática, Universidad de Ejemplo

Habilidades
Java, PostgreSQL, Docker
Idiomas
Español: lengua materna
Inglés: avanzado (C1)
"""
ITALIAN = """Giulia Esempio
Contabile
Via Inventata 3, 20121 Milano
giulia.esempio@example.com

Esperienze professionali
marzo 2018 – oggi
Contabile, Invenzioni S.r.l., Milano
- Gestione della contabilità generale
gennaio 2015 – febbraio 2018
Impiegata amministrativa, Esempi S.p.A., Torino
- Fatturazione e pagamenti

Istruzione e formazione
2012 – 2014
Laurea magistrale in Economia, Università degli Esempi

Competenze
Contabilità, SAP, Excel
Lingue
Italiano: madrelingua
Inglese: buono (B2)
"""
PORTUGUESE = """Inês Exemplo
Enfermeira
Rua Inventada 5, 1000-001 Lisboa
ines.exemplo@example.com

Experiência profissional
março de 2018 – atualmente
Enfermeira, Clínica dos Exemplos, Lisboa
- Cuidados a doentes idosos
janeiro de 2015 – fevereiro de 2018
Auxiliar de saúde, Hospital Inventado, Porto
- Apoio à equipa de enfermagem

Formação acadêmica
2010 – 2014
Licenciatura em Enfermagem, Universidade do Exemplo

Competências
Triagem, Pediatria
Idiomas
Português: língua materna
Inglês: fluente (C1)
"""
DUTCH = """Sanne Voorbeeld
Verpleegkundige
Verzonnenstraat 7, 3511 AB Utrecht
sanne.voorbeeld@example.com

Werkervaring
maart 2018 – heden
Verpleegkundige, Ziekenhuis De Linde, Utrecht
- Zorg voor oudere patiënten
januari 2015 – februari 2018
Administratief medewerker, Verzinsels B.V., Amsterdam
- Facturen en betalingen

Opleidingen
2010 – 2014
Bachelor Verpleegkunde, Hogeschool Voorbeeld

Vaardigheden
Wondzorg, Triage
Talen
Nederlands: moedertaal
Engels: vloeiend (C1)
"""


@dataclass(frozen=True)
class Said:
    """What an invented person's résumé says: positions, studies and languages as they are read."""

    name: str
    place: tuple[str, str]
    work: list[tuple[str, str, str, str, str | None]]
    studies: list[tuple[str, str | None, str, int, str, str]]
    skills: list[str]
    languages: list[tuple[str, str]]


SAID = {
    "fr": (
        FRENCH,
        Said(
            "Camille Exemple",
            ("Lyon", "FR"),
            [
                ("Infirmière", "Clinique des Tilleuls", "Lyon", "2018-03", None),
                ("Aide-soignante", "Hôpital Saint-Exemple", "Grenoble", "2014-09", "2018-02"),
            ],
            [
                (
                    "Institut de formation en soins infirmiers de Lyon",
                    None,
                    "Diplôme d'État d'infirmier",
                    6,
                    "2011",
                    "2014",
                ),
                ("Lycée des Exemples", None, "Baccalauréat", 3, "2009", "2011"),
            ],
            ["Soins des plaies", "Pédiatrie", "Triage"],
            [("fr", "native"), ("en", "C1")],
        ),
    ),
    "es": (
        SPANISH,
        Said(
            "Lucía Ejemplo",
            ("Seville", "ES"),
            [
                ("Ingeniera de software", "Invenciones del Sur S.L.", "Sevilla", "2018-03", None),
                ("Programadora", "Datos de Ejemplo S.A.", "Madrid", "2015-01", "2018-02"),
            ],
            [("Universidad de Ejemplo", "Ingeniería Informática", "Grado", 6, "2010", "2014")],
            ["Java", "PostgreSQL", "Docker"],
            [("es", "native"), ("en", "C1")],
        ),
    ),
    "it": (
        ITALIAN,
        Said(
            "Giulia Esempio",
            ("Milan", "IT"),
            [
                ("Contabile", "Invenzioni S.r.l.", "Milano", "2018-03", None),
                ("Impiegata amministrativa", "Esempi S.p.A.", "Torino", "2015-01", "2018-02"),
            ],
            [("Università degli Esempi", "Economia", "Laurea magistrale", 7, "2012", "2014")],
            ["Contabilità", "SAP", "Excel"],
            [("it", "native"), ("en", "B2")],
        ),
    ),
    "pt": (
        PORTUGUESE,
        Said(
            "Inês Exemplo",
            ("Lisbon", "PT"),
            [
                ("Enfermeira", "Clínica dos Exemplos", "Lisboa", "2018-03", None),
                ("Auxiliar de saúde", "Hospital Inventado", "Porto", "2015-01", "2018-02"),
            ],
            [("Universidade do Exemplo", "Enfermagem", "Licenciatura", 6, "2010", "2014")],
            ["Triagem", "Pediatria"],
            [("pt", "native"), ("en", "C1")],
        ),
    ),
    "nl": (
        DUTCH,
        Said(
            "Sanne Voorbeeld",
            ("Utrecht", "NL"),
            [
                ("Verpleegkundige", "Ziekenhuis De Linde", "Utrecht", "2018-03", None),
                ("Administratief medewerker", "Verzinsels B.V.", "Amsterdam", "2015-01", "2018-02"),
            ],
            [("Hogeschool Voorbeeld", "Verpleegkunde", "Bachelor", 6, "2010", "2014")],
            ["Wondzorg", "Triage"],
            [("nl", "native"), ("en", "C1")],
        ),
    ),
}


@pytest.mark.parametrize("language", SAID)
def test_a_resume_of_a_neighbouring_language_field_by_field(language: str) -> None:
    text, said = SAID[language]
    resume = parse_resume(text.encode(), "cv.txt", TODAY)
    assert (resume.name, (resume.city, resume.country), resume.language) == (said.name, said.place, language)
    assert [(one.position, one.name, one.location, one.start_date, one.end_date) for one in resume.work] == said.work
    assert [one.current for one in resume.work] == [True, False]
    assert [
        (one.institution, one.area, one.study_type, one.level, one.start_date, one.end_date) for one in resume.education
    ] == said.studies
    assert resume.skills == said.skills
    assert [(one.language, one.level) for one in resume.languages] == said.languages
    assert resume.email and resume.email not in resume.matching_text
    assert all(part not in resume.matching_text for part in said.name.split())
