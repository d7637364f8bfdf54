"""Classes of words that stand in like company: what a few hundred labelled documents tell of a word, others share.

The classes were found without labels by `python -m benchmarks.word_classes` (Brown et al. 1992 began this).
"""

import re
from functools import cache
from pathlib import Path

_CLASSES = Path(__file__).parents[1] / "data" / "word_classes.txt"
_DIGITS = re.compile(r"\d+")
_UNKNOWN = ("-", "-")


@cache
def _known() -> dict[str, tuple[str, str]]:
    lines = _CLASSES.read_text(encoding="utf-8").splitlines()
    rows = [line.split(" ") for line in lines if not line.startswith("# ")]
    return {
        "\n" if word == "\\n" else word: (str(number), group)
        for number, (group, *words) in enumerate(rows)
        for word in words
    }


def classes_of(word: str) -> tuple[str, str]:
    """The class of a word in whatever case, and the group of classes; "-" for a word in none."""
    key = "0" * len(word) if _DIGITS.fullmatch(word) else word.lower()
    return _known().get(key, _UNKNOWN)
