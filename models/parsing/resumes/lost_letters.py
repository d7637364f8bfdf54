"""How many words of a text have lost a letter, as bad fonts and bad scans leave them.

Nothing is mended here, and no language is told: a word counts where one letter more makes it a word that résumés use.
"""

from functools import cache

from models.parsing.resumes.usual_words import long_words, usual_words

_BY_CHANCE = 1  # a name may look like a word that lost a letter, however often it stands there


def share_of_damaged_words(text: str) -> float:
    """The share of a text's different words of four letters and more that lack one within, 0 to 1."""
    words = set(long_words(text))
    damaged = len(words & _lacking_a_letter())
    return max(0, damaged - _BY_CHANCE) / len(words) if words else 0.0


@cache
def _lacking_a_letter() -> frozenset[str]:
    """Every usual word without one of its inner letters, but for what is a usual word again."""
    words = usual_words()
    return frozenset(word[:at] + word[at + 1 :] for word in words for at in range(1, len(word) - 1)) - words
