"""Which texts a static encoder learns to bring together: the parts of one document, and what a taxonomy relates.

A pair is one row of kind, anchor and text; no label and no outcome of any person enters here.
"""

import numpy as np
import polars as pl

from models.frames import Schema

TRAINING_PAIRS: Schema = {"kind": pl.String(), "anchor": pl.String(), "text": pl.String()}
"""`kind` names the relation (such as "alias" or "occupation_skill"): a training batch holds one kind only."""

_WINDOW = 40  # words; long enough to carry a topic, short enough that two of them differ


def pair_documents(corpus: pl.DataFrame, seed: int) -> pl.DataFrame:
    """Each document's title with its text, and two windows that don't overlap of each long text: TRAINING_PAIRS."""
    random = np.random.default_rng(seed)
    rows = list[tuple[str, str, str]]()
    for title, text in corpus.select("title", "text").iter_rows():
        if title and text:
            rows.append(("title", title, text))
        words = (text or "").split()
        if len(words) >= 2 * _WINDOW:
            middle = len(words) // 2
            first = int(random.integers(0, middle - _WINDOW + 1))
            second = int(random.integers(middle, len(words) - _WINDOW + 1))
            rows.append(
                ("window", " ".join(words[first : first + _WINDOW]), " ".join(words[second : second + _WINDOW]))
            )
    return pl.DataFrame(rows, schema=TRAINING_PAIRS, orient="row")
