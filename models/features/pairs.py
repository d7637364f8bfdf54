"""Which texts a static encoder learns to bring together: the parts of one document, and what a taxonomy relates.

A pair is one row of kind, anchor and text; no label and no outcome of any person enters here.
"""

from collections.abc import Iterator, Sequence

import numpy as np
import polars as pl

from models.frames import Schema
from models.skills.taxonomy import Taxonomy

TRAINING_PAIRS: Schema = {"kind": pl.String(), "anchor": pl.String(), "text": pl.String()}
"""`kind` names the relation (such as "alias" or "occupation_skill"): a training batch holds one kind only."""

_WINDOW = 40  # words; long enough to carry a topic, short enough that two of them differ
_WORDS_A_PAIR, _MOST_PAIRS = 100, 8


def pair_documents(corpus: pl.DataFrame, seed: int) -> pl.DataFrame:
    """Each document's title with its text, and windows of its first half with windows of its second: TRAINING_PAIRS."""
    random = np.random.default_rng(seed)
    rows = list[tuple[str, str, str]]()
    for title, text in corpus.select("title", "text").iter_rows():
        if title and text:
            rows.append(("title", title, text))
        rows += [("window", *pair) for pair in _pair_windows((text or "").split(), random)]
    return pl.DataFrame(rows, schema=TRAINING_PAIRS, orient="row")


def _pair_windows(words: Sequence[str], random: np.random.Generator) -> Iterator[tuple[str, str]]:
    """One pair of windows that don't overlap for every `_WORDS_A_PAIR` words, at random places."""
    middle = len(words) // 2
    if middle < _WINDOW:
        return
    for _ in range(min(len(words) // _WORDS_A_PAIR, _MOST_PAIRS) or 1):
        first = int(random.integers(0, middle - _WINDOW + 1))
        second = int(random.integers(middle, len(words) - _WINDOW + 1))
        yield " ".join(words[first : first + _WINDOW]), " ".join(words[second : second + _WINDOW])


def pair_taxonomy(taxonomy: Taxonomy) -> pl.DataFrame:
    """Each skill's label with its other names, in both languages: TRAINING_PAIRS, and the words that are nobody's."""
    rows = [("alias", taxonomy.skills[alias.skill_id].label, alias.text) for alias in taxonomy.aliases]
    rows += [("translation", skill.label, skill.label_de) for skill in taxonomy.skills.values()]
    pairs = pl.DataFrame(rows, schema=TRAINING_PAIRS, orient="row")
    return pairs.filter(pl.col("anchor") != pl.col("text")).unique().sort(pl.all())
