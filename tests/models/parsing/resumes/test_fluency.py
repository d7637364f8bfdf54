"""Languages and CEFR levels."""

import pytest

from models.parsing.resumes.fluency import find_level, read_languages


def test_languages_with_their_levels() -> None:
    lines = [
        "• English: native speaker",
        "Deutsch (verhandlungssicher), Französisch – Grundkenntnisse",
        "Irish: upper intermediate (B2)",
    ]
    found = [(language.language, language.level) for language in read_languages(lines)]
    assert found == [("en", "native"), ("de", "C1"), ("fr", "A2"), ("ga", "B2")]


@pytest.mark.parametrize(
    ("words", "level"),
    [
        ("Muttersprache", "native"),
        ("near-native", "C2"),
        ("fluent", "C1"),
        ("gute Kenntnisse", "B2"),
        ("upper intermediate", "B2"),
        ("intermediate", "B1"),
        ("basic", "A2"),
        ("Grundkenntnisse (B1)", "B1"),
        ("", None),
    ],
)
def test_levels(words: str, level: str | None) -> None:
    assert find_level(words) == level
