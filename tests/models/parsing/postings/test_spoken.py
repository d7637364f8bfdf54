"""Languages that a person must speak."""

import pytest

from models.parsing.postings.spoken import required_languages


@pytest.mark.parametrize(
    ("line", "codes"),
    [
        ("Fluent German required", ["de"]),
        ("Deutsch C1", ["de"]),
        ("Gute Sprachkenntnisse in Deutsch erforderlich (mindestens B2)", ["de"]),
        ("Sehr gute Deutsch- und Englischkenntnisse", ["de", "en"]),
        ("Business Analyst - Spanish Speaking", ["es"]),
        ("Fließend Englisch in Wort und Schrift", ["en"]),
        ("Proficiency in written and spoken French", ["fr"]),
        ("Fluency in Mandarin is a plus", []),
        ("Englischkenntnisse von Vorteil", []),
        ("You know the German market", []),
        ("Swiss cheese and French wine", []),
    ],
)
def test_languages_are_demanded_with_words_of_mastery(line: str, codes: list[str]) -> None:
    assert required_languages([line]) == codes
