"""A text that lost letters is told from one that is whole, and names are no misspellings."""

import random

import pytest

from models.parsing.resumes.lost_letters import share_of_damaged_words

ENGLISH = """Planned and delivered training for new colleagues in the laboratory, managed suppliers and budgets,
prepared financial reports, supported customers with technical questions and improved the quality of documentation."""
GERMAN = """Leitung der Buchhaltung und Erstellung von Rechnungen, Beratung von Kunden im Verkauf, Planung der
Ausbildung, Betreuung der Lagerverwaltung und Verwaltung von Verträgen mit Lieferanten."""


def lose(text: str, share: float) -> str:
    chance = random.Random(7)
    return "".join(letter for letter in text if not letter.isalpha() or chance.random() > share)


@pytest.mark.parametrize("text", [ENGLISH, GERMAN])
def test_whole_texts_are_whole_and_damaged_ones_are_damaged(text: str) -> None:
    assert share_of_damaged_words(text) == 0.0
    assert share_of_damaged_words(lose(text, 0.05)) >= 0.05


def test_a_name_that_looks_like_a_word_without_a_letter_is_no_damage() -> None:
    assert share_of_damaged_words("Wren sold roses. Wren grew them. Wren, Wren and Wren") == 0.0


def test_capitals_hide_no_damage_and_nothing_is_no_damage() -> None:
    damaged = lose(ENGLISH, 0.05)
    assert share_of_damaged_words(damaged.upper()) == share_of_damaged_words(damaged)
    assert share_of_damaged_words("") == share_of_damaged_words("C# 2019 R") == 0.0
