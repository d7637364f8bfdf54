"""What the words around a skill say about it: negation, years, level."""

import polars as pl
import pytest

from models.skills.extract import SkillExtractor
from models.skills.taxonomy import load_taxonomy

EXTRACTOR = SkillExtractor(load_taxonomy())


def stated(text: str, column: str) -> dict[str, object]:
    """What is said of each skill in one column, by the end of its id."""
    spans = EXTRACTOR.extract(pl.Series([text]))
    return {
        str(skill_id).removeprefix("mm:"): value for skill_id, value in spans.select("skill_id", column).iter_rows()
    }


@pytest.mark.parametrize(
    ("text", "negated"),
    [
        ("No experience with Java, Python or Docker.", {"java", "python", "docker"}),
        ("No experience with Java, but Python.", {"java"}),
        ("No experience with Java. Python since 2010.", {"java"}),
        ("Java is not required.", {"java"}),
        ("Python required, Java and Docker are not required.", {"java", "docker"}),
        ("Keine Java-Kenntnisse nötig, Python ist wichtig", {"java"}),
        ("Keine Erfahrung mit Java, aber mit Python", {"java"}),
        ("Linux ist nicht erforderlich", {"linux"}),
        ("Auch ohne Java-Kenntnisse willkommen, Python hilft", {"java"}),
        ("There is no one who knows Java better", set()),
        ("Java and Python", set()),
    ],
)
def test_negation(text: str, negated: set[str]) -> None:
    assert {skill for skill, value in stated(text, "negated").items() if value} == negated


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("5 years of Java", {"java": 5.0}),
        ("3+ years hands on experience with Java and Python", {"java": 3.0, "python": 3.0}),
        ("Java (5 years), Python (2.5 yrs)", {"java": 5.0, "python": 2.5}),
        ("Java 5 years, Python 3 years", {"java": 5.0, "python": 3.0}),
        ("five years' experience in Linux", {"linux": 5.0}),
        ("2-4 years with Docker", {"docker": 2.0}),
        ("Mindestens 3 Jahre Berufserfahrung mit Java", {"java": 3.0}),
        ("Java - 5 Jahre", {"java": 5.0}),
        ("Java, 5 years, Python, 2 years", {"java": 5.0, "python": 2.0}),
        ("Docker, 3 years of experience", {"docker": 3.0}),
        ("Docker, 3 years of Java", {"docker": None, "java": 3.0}),
        ("Seit 10 Jahren Java", {"java": 10.0}),
        ("must be 18 years old. Java", {"java": None}),
        ("Java since last year", {"java": None}),
        ("In 2015 years of Java began", {"java": None}),
        ("You are 18 years of age and know Java", {"java": None}),
    ],
)
def test_years(text: str, years: dict[str, float | None]) -> None:
    found = stated(text, "years")
    assert {skill: found.get(skill) for skill in years} == years


@pytest.mark.parametrize(
    ("text", "skill", "level"),
    [
        ("Python: expert", "python", 1.0),
        ("basic Excel", "excel", 0.2),
        ("advanced knowledge of SQL", "sql", 0.8),
        ("Grundkenntnisse in Java", "java", 0.2),
        ("sehr gute Kenntnisse in Java", "java", 0.7),
        ("Java (fortgeschritten)", "java", 0.8),
        ("Python 7/10", "python", 0.7),
        ("Python: 4/5", "python", 0.8),
        ("Python: 90%", "python", 0.9),
        ("increased sales 20%", "sales", None),
        ("Python ★★★★☆", "python", 0.8),
        ("Python 12/10", "python", None),
        ("Python 8 out of 10", "python", 0.8),
        ("Python: 8 von 10", "python", 0.8),
        ("Python: 0.8", "python", 0.8),
        ("Python (0,75)", "python", 0.75),
        ("Python 0.8", "python", None),
        ("Java 7/8", "java", None),
        ("Python: beginner", "python", 0.2),
        ("Python - intermediate", "python", 0.5),
        ("Python (proficient)", "python", 0.7),
        ("Python: Anfänger", "python", 0.2),
        ("Python: Experte", "python", 1.0),
        ("Python: Profi", "python", 0.9),
        ("German: C1", "german", 0.8),
        ("Englisch (B2)", "english", 0.6),
        ("Python", "python", None),
    ],
)
def test_level_is_brought_to_one_scale(text: str, skill: str, level: float | None) -> None:
    assert stated(text, "level")[skill] == level


def test_level_of_each_in_a_list() -> None:
    levels = stated("Excel (advanced), Java (basic), Python", "level")
    assert levels == {"excel": 0.8, "java": 0.2, "python": None}


def test_surface_keeps_the_words_that_state_years_or_level() -> None:
    assert stated("Python 7/10", "surface") == {"python": "Python 7/10"}
    assert stated("at least 5 years of Java.", "surface") == {"java": "5 years of Java"}
    assert stated("I write Java.", "surface") == {"java": "Java"}
    assert stated("Deutsch: B2, Python: 8 von 10", "surface") == {"german": "Deutsch: B2", "python": "Python: 8 von 10"}
