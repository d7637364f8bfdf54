"""One row per vacancy: the latest version of each posting, duplicates collapsed, expiry and closure decided.

Where the rows come from and where they go is not known here.
"""

import uuid
from datetime import date

import numpy as np
import polars as pl
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

from models.current.readings import latest_readings
from models.frames import CURRENT_POSTINGS, PARSED_POSTINGS
from models.parsing.batch import EMPLOYER_SOURCE

NAMESPACE = uuid.UUID("6f1c3a52-5d0e-5c0b-9a57-0b6a5d1f7c21")
"""Of posting identifiers: `uuid5(NAMESPACE, key of the first document that spoke of the vacancy)`."""

SHORTEST_TELLING_TEXT = 200
"""Characters; below that, equal descriptions say nothing about equal vacancies."""


def resolve_postings(parsed: pl.DataFrame, closed_keys: frozenset[str], today: date) -> pl.DataFrame:
    """PARSED_POSTINGS of all days to CURRENT_POSTINGS, sorted by id.

    `closed_keys` are the posting keys that their owners have closed. A vacancy is expired the day after
    `valid_through`. Two postings are one vacancy when title, employer and place agree after normalisation, or title,
    place and a description of some length do.
    """
    latest = (
        latest_readings(parsed)
        .sort("received_at", "document_id", "item")
        .unique("posting_key", keep="last", maintain_order=True)
    )
    if latest.is_empty():
        return pl.DataFrame(schema=CURRENT_POSTINGS)
    clustered = latest.with_columns(cluster=_cluster(latest), first=_first_seen(parsed, latest))
    members = clustered.group_by("cluster").agg(
        pl.col("posting_key").sort_by("first", "posting_key").first().alias("first_key"),
        pl.col("posting_key").sort().alias("posting_keys"),
        pl.col("source").unique().sort().alias("sources"),
        pl.col("posting_key").is_in(list(closed_keys)).all().alias("closed"),
    )
    spoken = clustered.unique("cluster", keep="last", maintain_order=True).join(members, on="cluster")
    status = (
        pl.when("closed")
        .then(pl.lit("closed"))
        .when(pl.col("valid_through") < today)
        .then(pl.lit("expired"))
        .otherwise(pl.lit("open"))
    )
    ids = [str(uuid.uuid5(NAMESPACE, key)) for key in spoken["first_key"]]
    resolved = spoken.select(
        pl.Series("posting_id", ids),
        status.alias("status"),
        "posting_keys",
        pl.col("sources_right" if "sources_right" in spoken.columns else "sources"),
        *[name for name in CURRENT_POSTINGS if name in PARSED_POSTINGS],
    )
    return resolved.sort("posting_id")


def read_closed_keys(changes: pl.DataFrame) -> frozenset[str]:
    """The posting keys that their employers have closed, of RAW_EMPLOYER_POSTINGS."""
    latest = changes.sort("change_seq").unique("employer_posting_id", keep="last", maintain_order=True)
    closed = latest.filter(operation="close")["employer_posting_id"].to_list()
    return frozenset(f"{EMPLOYER_SOURCE}:{posting_id}" for posting_id in closed)


def _first_seen(parsed: pl.DataFrame, latest: pl.DataFrame) -> pl.Series:
    first = parsed.group_by("posting_key").agg(pl.col("received_at").min().alias("first"))
    return latest.join(first, on="posting_key", how="left", maintain_order="left")["first"]


def _cluster(latest: pl.DataFrame) -> pl.Series:
    """A number per row, equal for rows of one vacancy."""
    place = pl.concat_str([_plain(pl.col(name)) for name in ("country", "city", "remote")], separator="|")
    title = _plain(pl.col("title"))
    employer = _plain(pl.col("hiring_organization"))
    text = _plain(pl.col("description"))
    keys = latest.select(
        pl.when(employer != "").then(pl.concat_str([title, employer, place], separator="|")).alias("vacancy"),
        pl.when(text.str.len_chars() >= SHORTEST_TELLING_TEXT)
        .then(pl.concat_str([title, place, text], separator="|"))
        .alias("text"),
    )
    rows = np.arange(latest.height)
    links = [(rows, _first_with(keys[name])) for name in ("vacancy", "text")]
    ends = [np.concatenate(side) for side in zip(*links, strict=True)]
    graph = coo_array((np.ones(len(ends[0])), (ends[0], ends[1])), shape=(latest.height, latest.height))
    return pl.Series("cluster", connected_components(graph, directed=False)[1])


def _first_with(key: pl.Series) -> np.ndarray:
    """For each row the number of the first row with the same key; its own where there is no key."""
    numbered = pl.DataFrame({"key": key}).with_row_index("row")
    first = numbered.select(pl.when(pl.col("key").is_null()).then("row").otherwise(pl.col("row").min().over("key")))
    return first.to_series().to_numpy()


def _plain(text: pl.Expr) -> pl.Expr:
    return text.fill_null("").str.to_lowercase().str.replace_all(r"[^\p{L}\p{N}+#]+", " ").str.strip_chars()
