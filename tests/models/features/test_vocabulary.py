"""What a vocabulary may hold, and what its weights do."""

import numpy as np
import polars as pl

from models.features.vocabulary import Vocabulary, fit_vocabulary


def _fit(rows: list[tuple[str, str, str]], public: list[str] | None = None) -> Vocabulary:
    corpus = pl.DataFrame(rows, schema=["owner", "title", "text"], orient="row")
    return fit_vocabulary(corpus, public or [], min_owners=2, max_terms=100)


def test_no_word_of_a_single_owner_enters() -> None:
    rows = [("a", "Welder", "xanadu welding"), ("a", "Welder", "xanadu again"), ("b", "Welder", "welding steel")]
    assert set(_fit(rows).terms) == {"welder", "weld"}


def test_words_of_public_texts_enter_whoever_uses_them() -> None:
    vocabulary = _fit([("a", "", "nothing shared"), ("b", "", "here")], public=["spot welding"])
    assert set(vocabulary.terms) == {"spot", "weld", "spot weld"}


def test_rarer_shared_words_weigh_more() -> None:
    rows = [(owner, "", f"python {'welding' if owner in 'ab' else ''}") for owner in "abcdef"]
    vocabulary = _fit(rows)
    text = vocabulary.weigh(["python welding"]).toarray()[0]
    assert text[vocabulary.columns["weld"]] > text[vocabulary.columns["python"]] > 0


def test_a_text_is_weighed_by_itself_alone() -> None:
    vocabulary = _fit([(owner, "", "python welding steel") for owner in "abc"])
    texts = ["python", "", "welding steel steel", "python steel"]
    together = vocabulary.weigh(texts).toarray()
    alone = np.concatenate([vocabulary.weigh([text]).toarray() for text in texts])
    assert (together == alone).all()
    assert not together[1].any()
