"""How good a ranking is against judgements: MAP, nDCG, recall and MRR with bootstrap intervals.

It reads runs and judgements only; no ranking is made or changed here.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import polars as pl

from models.frames import Schema

RUN: Schema = {"query": pl.String(), "document": pl.String(), "score": pl.Float64()}
QRELS: Schema = {"query": pl.String(), "document": pl.String(), "relevance": pl.Float64()}
"""Relevance above 0 counts as relevant; nDCG uses it as gain."""

Floats = npt.NDArray[np.float64]

_RESAMPLES = 2000


@dataclass(frozen=True)
class Metric:
    """The mean over queries and the bounds of its 95 % interval."""

    mean: float
    low: float
    high: float
    queries: int


def evaluate(run: pl.DataFrame, qrels: pl.DataFrame, cutoff: int = 10, seed: int = 20) -> dict[str, Metric]:
    """`map`, `ndcg@k`, `recall@k` and `mrr` of a RUN against QRELS, over the queries with a relevant document.

    A query that the run does not answer counts 0. Documents are ordered by score, ties by id. Intervals come from
    2,000 resamples of the queries (percentile bootstrap). Raises ValueError when no query has a relevant document.
    """
    relevant = qrels.filter(pl.col("relevance") > 0)
    if relevant.is_empty():
        raise ValueError("no query has a relevant document: check that the judgements' relevance is above 0")
    gains = {
        query: dict(rows.select("document", "relevance").iter_rows()) for (query,), rows in relevant.group_by("query")
    }
    ordered = run.sort("query", -pl.col("score"), "document")
    answers = {query: rows["document"].to_list() for (query,), rows in ordered.group_by("query", maintain_order=True)}
    values = [judge_query(answers.get(query, []), gains[query], cutoff) for query in sorted(gains)]
    return {name: _interval(np.array([value[name] for value in values]), seed) for name in values[0]}


def judge_query(documents: list[str], gains: Mapping[str, float], cutoff: int) -> dict[str, float]:
    """Every metric of one query: its documents in order, and the gain of each relevant one."""
    found = np.array([gains.get(document, 0.0) for document in documents], dtype=np.float64)
    hits = found > 0
    places = np.flatnonzero(hits) + 1
    precisions = np.arange(1, len(places) + 1) / places
    ideal = _discounted(np.array(sorted(gains.values(), reverse=True)), cutoff)
    return {
        "map": float(precisions.sum() / len(gains)),
        f"ndcg@{cutoff}": _discounted(found, cutoff) / ideal,
        f"recall@{cutoff}": float(hits[:cutoff].sum() / len(gains)),
        "mrr": float(1 / places[0]) if len(places) else 0.0,
    }


def _discounted(gains: Floats, cutoff: int) -> float:
    """Discounted cumulative gain, Järvelin and Kekäläinen 2002, with the gain as judged."""
    top = gains[:cutoff]
    return float((top / np.log2(np.arange(2, len(top) + 2))).sum())


def _interval(values: Floats, seed: int) -> Metric:
    random = np.random.default_rng(seed)
    means = values[random.integers(0, len(values), size=(_RESAMPLES, len(values)))].mean(axis=1)
    low, high = np.quantile(means, [0.025, 0.975])
    return Metric(float(values.mean()), float(low), float(high), len(values))
