"""dbt's models as Dagster's UI shows them: how many rows, the first of them, and a picture where it helps.

What a model says is decided in `dbt/`, where no personal column ever reaches; nothing is computed here.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any

import dagster as dg
import polars as pl

from assets.plots import COLOUR, DAYS_SHOWN, picture
from assets.preview import ROWS, table_of

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection
    from matplotlib.axes import Axes

BARS = 10
FEWEST_PLACES = 8
SECOND = "#d9944a"


def show_models(events: Iterable[Any], database: str) -> Iterator[Any]:
    """dbt's events, each model with what is to be seen of it.

    They come when dbt has ended, for until then it holds its file; what dbt raises is raised after them.
    """
    import duckdb  # here: an arrival loads these definitions too and has no use for it

    ended: list[Any] = []
    failure: Exception | None = None
    try:
        for event in events:
            ended.append(event)
    except Exception as error:
        failure = error
    with duckdb.connect(database, read_only=True) as connection:
        for event in ended:
            yield _shown(event, connection) if isinstance(event, dg.Output) else event
    if failure is not None:
        raise failure


def _shown(event: dg.Output[Any], connection: "DuckDBPyConnection") -> dg.Output[Any]:
    name = str(event.metadata["unique_id"].value).rpartition(".")[2]
    ((count,),) = connection.execute(f'select count(*) from main."{name}"').fetchall()
    first = connection.sql(f'from main."{name}" limit {ROWS}').pl()
    drawn = _plot(name, connection.sql(f'from main."{name}"').pl()) if name in PLOTS else ""
    looks = {"preview": table_of(first), "plot": drawn}
    told = {look: dg.MetadataValue.md(text) for look, text in looks.items() if text}
    return event.with_metadata({**event.metadata, "dagster/row_count": int(count), **told})


def _plot(name: str, rows: pl.DataFrame) -> str:
    return picture(lambda axes: PLOTS[name](rows, axes)) if rows.height else ""


def _skills(rows: pl.DataFrame, axes: "Axes") -> str:
    named = rows.group_by("skill").agg(pl.sum("postings")).sort("postings", "skill").tail(BARS)
    axes.barh(named["skill"].to_list(), named["postings"].to_list(), color=COLOUR)
    return "Skills that most postings name, all months"


def _occupations(rows: pl.DataFrame, axes: "Axes") -> str:
    known = rows.filter(pl.col("occupation_id") != "unknown").group_by("occupation")
    most = known.agg(pl.sum("postings"), pl.sum("people")).sort("postings", "occupation").tail(BARS)
    places = range(most.height)
    axes.barh([place + 0.2 for place in places], most["postings"].to_list(), height=0.4, color=COLOUR, label="open")
    axes.barh([place - 0.2 for place in places], most["people"].to_list(), height=0.4, color=SECOND, label="people")
    axes.set_yticks(list(places), most["occupation"].to_list())
    axes.legend(fontsize=7, frameon=False)
    return "Open postings and people by occupation"


def _days(rows: pl.DataFrame, axes: "Axes") -> str:
    days = rows.group_by("day").agg(pl.sum("parsed"), pl.sum("rejected")).sort("day").tail(DAYS_SHOWN)
    labels = [f"{day:%d %b}" for day in days["day"]]
    read = days["parsed"].to_list()
    axes.bar(labels, read, color=COLOUR, label="parsed", width=0.5)
    axes.bar(labels, days["rejected"].to_list(), bottom=read, color=SECOND, label="rejected", width=0.5)
    axes.set_xlim(-1, max(days.height, FEWEST_PLACES))
    axes.legend(fontsize=7, frameon=False, loc="upper right")
    return "Documents a day"


def _pay(rows: pl.DataFrame, axes: "Axes") -> str:
    currency = rows.group_by("pay_currency").agg(pl.sum("postings")).sort("postings", "pay_currency").tail(1).item(0, 0)
    paid = rows.filter(pl.col("pay_currency") == currency, pl.col("occupation_id") != "unknown").drop_nulls(
        ["pay_min_median", "pay_max_median"]
    )
    most = paid.sort("postings", "occupation", "region").tail(BARS)
    names = [f"{occupation}, {region}" for occupation, region in most.select("occupation", "region").iter_rows()]
    low, high = most["pay_min_median"] / 1000, most["pay_max_median"] / 1000
    axes.barh(names, (high - low).clip(lower_bound=0.5).to_list(), left=low.to_list(), color=COLOUR, height=0.5)
    return f"Pay a year, thousands of {currency}"


def _fit(rows: pl.DataFrame, axes: "Axes") -> str:
    for side, colour in (("profile", COLOUR), ("posting", SECOND)):
        lists = rows.filter(pl.col("side") == side).sort("made_at")
        axes.plot(
            range(1, lists.height + 1), lists["best_fit_mean"].to_list(), marker="o", color=colour, label=f"{side}s"
        )
    axes.set_ylim(0, 1)
    axes.set_xlim(0.5, max(rows["version"].n_unique(), FEWEST_PLACES) + 0.5)
    axes.legend(fontsize=7, frameon=False)
    return "Mean fit of the first of each list, version by version"


PLOTS: dict[str, Callable[[pl.DataFrame, "Axes"], str]] = {
    "skill_demand": _skills,
    "supply_demand": _occupations,
    "intake": _days,
    "pay": _pay,
    "match_quality": _fit,
}
"""Each draws a mart on the axes and returns the caption."""
