"""The report on a ranking that people know: which metrics, at which depths, in which order.

How each is computed is in `evaluate.py`; nothing is read from files here.
"""

import polars as pl

from models.ranking.evaluate import Metric, evaluate

DEPTH = 10
DEEP = 50


def judge_run(run: pl.DataFrame, qrels: pl.DataFrame, seed: int) -> dict[str, Metric]:
    """`map`, `ndcg@10`, `recall@10`, `recall@50` and `mrr` of a RUN against QRELS. Raises ValueError as `evaluate`."""
    shallow, deep = (evaluate(run, qrels, cutoff=depth, seed=seed) for depth in (DEPTH, DEEP))
    recall = f"recall@{DEEP}"
    return {
        "map": shallow["map"],
        f"ndcg@{DEPTH}": shallow[f"ndcg@{DEPTH}"],
        f"recall@{DEPTH}": shallow[f"recall@{DEPTH}"],
        recall: deep[recall],
        "mrr": shallow["mrr"],
    }
