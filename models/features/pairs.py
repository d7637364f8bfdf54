"""Which texts a static encoder learns to bring together: the parts of one document, and what a taxonomy relates.

A pair is one row of kind, anchor and text; no label and no outcome of any person enters here.
"""

from collections.abc import Sequence

import numpy as np
import polars as pl

from models.features.official_pairs import pair_official
from models.frames import Schema
from models.skills.taxonomy import Taxonomy

TRAINING_PAIRS: Schema = {"kind": pl.String(), "anchor": pl.String(), "text": pl.String()}
"""`kind` names the relation (such as "alias" or "occupation_skill"): a training batch holds one kind only."""

_WINDOW = 40  # words; long enough to carry a topic, short enough that two of them differ


def pair_documents(corpus: pl.DataFrame, seed: int) -> pl.DataFrame:
    """Each document's title with its text, and a window of its first half with one of its second: TRAINING_PAIRS."""
    random = np.random.default_rng(seed)
    rows = list[tuple[str, str, str]]()
    for title, text in corpus.select("title", "text").iter_rows():
        if title and text:
            rows.append(("title", title, text))
        words = (text or "").split()
        middle = len(words) // 2
        if middle >= _WINDOW:
            rows.append(("window", _draw_window(words[:middle], random), _draw_window(words[middle:], random)))
    return pl.DataFrame(rows, schema=TRAINING_PAIRS, orient="row")


def _draw_window(words: Sequence[str], random: np.random.Generator) -> str:
    start = int(random.integers(0, len(words) - _WINDOW + 1))
    return " ".join(words[start : start + _WINDOW])


def pair_taxonomy(taxonomy: Taxonomy) -> pl.DataFrame:
    """Each skill's label with its other names, in both languages, and what loaded classifications say: TRAINING_PAIRS.

    Their words are nobody's own, so all of them may enter a vocabulary.
    """
    rows = [("alias", taxonomy.skills[alias.skill_id].label, alias.text) for alias in taxonomy.aliases]
    rows += [("translation", skill.label, skill.label_de) for skill in taxonomy.skills.values()]
    own = pl.DataFrame(rows, schema=TRAINING_PAIRS, orient="row")
    pairs = pl.concat([own, *(pair_official(official) for official in taxonomy.officials)])
    return pairs.filter(pl.col("anchor") != pl.col("text")).unique().sort(pl.all())
