"""Finds a value in a text by its letters and digits alone, whatever blanks, marks, breaks and capitals lie between.

What the value means is not known here.
"""

import unicodedata
from collections.abc import Iterator


def fold_letters(text: str) -> tuple[str, list[int]]:
    """Letters and digits in lower case and compatibility form, and for each the index in `text` that it comes from."""
    folded: list[str] = []
    sources: list[int] = []
    for index, letter in enumerate(text):
        if letter.isascii():
            if letter.isalnum():
                folded.append(letter.lower())
                sources.append(index)
            continue
        for part in unicodedata.normalize("NFKD", letter).casefold():
            if part.isalnum():
                folded.append(part)
                sources.append(index)
    return "".join(folded), sources


class Letters:
    """A text by its letters: where a value stands in it."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.folded, self.sources = fold_letters(text)

    def find(self, value: str) -> Iterator[tuple[int, int]]:
        """Start and end (exclusive) in the text of each place that says `value` in whole words."""
        wanted, _ = fold_letters(value)
        at = self.folded.find(wanted) if wanted else -1
        while at >= 0:
            start, end = self.sources[at], self.sources[at + len(wanted) - 1] + 1
            if not self._inside_word(at) and not self._inside_word(at + len(wanted)):
                yield start, end + (self.text[end : end + 1] == value[-1] and not value[-1].isalnum())
            at = self.folded.find(wanted, at + 1)

    def _inside_word(self, at: int) -> bool:
        """Whether the letter at this place of `folded` goes on a word that the letter before it belongs to."""
        return 0 < at < len(self.folded) and self.sources[at] - self.sources[at - 1] <= 1
