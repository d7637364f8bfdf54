"""Metrics against numbers worked out by hand."""

import math

import polars as pl
import pytest

from models.ranking.evaluate import QRELS, RUN, evaluate, judge_query


def test_one_query_by_hand() -> None:
    values = judge_query(["a", "b", "c", "d"], {"b": 2.0, "d": 1.0, "x": 1.0}, cutoff=3)
    ideal = 2 / math.log2(2) + 1 / math.log2(3) + 1 / math.log2(4)
    assert values["map"] == pytest.approx((1 / 2 + 2 / 4) / 3)
    assert values["recall@3"] == pytest.approx(1 / 3)
    assert values["mrr"] == 0.5
    assert values["ndcg@3"] == pytest.approx(2 / math.log2(3) / ideal)


def _frames(queries: int, hits: int) -> tuple[pl.DataFrame, pl.DataFrame]:
    run = [(f"{q}", document, score) for q in range(queries) for document, score in (("a", 2.0), ("b", 1.0))]
    qrels = [(f"{q}", "a" if q < hits else "b", 1.0) for q in range(queries)]
    return pl.DataFrame(run, schema=RUN, orient="row"), pl.DataFrame(qrels, schema=QRELS, orient="row")


def test_the_interval_holds_the_mean_and_narrows_with_queries() -> None:
    few, many = (evaluate(*_frames(size, size // 2))["mrr"] for size in (10, 400))
    assert few.mean == many.mean == 0.75
    assert few.low <= few.mean <= few.high
    assert many.high - many.low < few.high - few.low
    assert evaluate(*_frames(10, 5)) == evaluate(*_frames(10, 5))


def test_a_query_without_an_answer_counts_zero() -> None:
    run, qrels = _frames(2, 2)
    assert evaluate(run.filter(pl.col("query") == "0"), qrels)["map"].mean == 0.5


def test_judgements_without_anything_relevant_are_refused() -> None:
    run, qrels = _frames(2, 2)
    with pytest.raises(ValueError, match="relevant"):
        evaluate(run, qrels.with_columns(relevance=0.0))
