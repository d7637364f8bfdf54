"""One small picture for an asset whose shape says more than its counts: fit, pay, documents a day.

Only numbers and days are drawn, never a row.
"""

import base64
import io
from collections.abc import Callable
from typing import TYPE_CHECKING

import polars as pl

from assets.lake import Snapshot

if TYPE_CHECKING:
    from matplotlib.axes import Axes

INCHES = (5.0, 2.2)
DOTS_PER_INCH = 90
BINS = 25
DAYS_SHOWN = 60
TICKS = 8
COLOUR = "#5b8db8"


def plot(snapshot: Snapshot) -> str:
    """The picture of that asset as Markdown with the PNG inside; "" when it has none or there are no rows."""
    draw = PLOTS.get(snapshot.asset)
    return picture(lambda axes: draw(snapshot, axes)) if draw else ""


def picture(draw: Callable[["Axes"], str]) -> str:
    """What `draw` draws as Markdown, under the caption that it returns; "" when it returns none."""
    from matplotlib.figure import Figure  # here, because most assets have no picture and it takes a while to load

    figure = Figure(INCHES, DOTS_PER_INCH, layout="constrained")
    axes = figure.subplots()
    caption = draw(axes)
    if not caption:
        return ""
    axes.spines[["top", "right"]].set_visible(False)
    axes.set_title(caption, fontsize=9, loc="left")
    axes.tick_params(labelsize=8)
    content = io.BytesIO()
    figure.savefig(content, format="png")
    return f"![{caption}](data:image/png;base64,{base64.b64encode(content.getvalue()).decode()})"


def _fit(snapshot: Snapshot, axes: "Axes") -> str:
    fits = snapshot.read("profile/", ["fit"])["fit"]
    if fits.is_empty():
        return ""
    axes.hist(fits.to_numpy(), bins=BINS, range=(0, 1), color=COLOUR)
    return f"Fit of the {fits.len()} matches in people's lists, uncalibrated"


def _pay(snapshot: Snapshot, axes: "Axes") -> str:
    bounds = snapshot.read(columns=["pay_currency", "pay_annual_min", "pay_annual_max"])
    paid = bounds.select(
        "pay_currency",
        pay=pl.mean_horizontal("pay_annual_min", "pay_annual_max") / 1000,
    ).drop_nulls()
    if paid.is_empty():
        return ""
    currency, count = paid["pay_currency"].value_counts().sort("count", "pay_currency", descending=True).row(0)
    pay = paid.filter(pay_currency=currency)["pay"]
    axes.hist(pay.clip(upper_bound=pay.quantile(0.99)).to_numpy(), bins=BINS, color=COLOUR)
    return f"Pay a year, middle of the range, of {count} postings in {currency}, thousands"


def _similarity(snapshot: Snapshot, axes: "Axes") -> str:
    similarity = snapshot.read(columns=["similarity"])["similarity"]
    if similarity.is_empty():
        return ""
    axes.hist(similarity.to_numpy(), bins=BINS, color=COLOUR)
    return f"Similarity of the {similarity.len()} pairs, standardised"


def _experience(snapshot: Snapshot, axes: "Axes") -> str:
    years = snapshot.read(columns=["experience_months"])["experience_months"].drop_nulls() / 12
    if years.is_empty():
        return ""
    axes.hist(years.clip(upper_bound=50).to_numpy(), bins=BINS, color=COLOUR)
    return f"Years of work of {years.len()} people"


def _reasons(snapshot: Snapshot, axes: "Axes") -> str:
    reasons = snapshot.read(columns=["reason"]).group_by("reason").len().sort("len", "reason").tail(TICKS)
    if reasons.is_empty():
        return ""
    axes.barh(reasons["reason"].to_list(), reasons["len"].to_list(), color=COLOUR)
    return f"Why {snapshot.rows} documents and rows of documents could not be read"


def _arrivals(snapshot: Snapshot, axes: "Axes") -> str:
    days = snapshot.read(columns=["received_at"]).group_by(day=pl.col("received_at").dt.date()).len().sort("day")
    if days.is_empty():
        return ""
    shown = days.tail(DAYS_SHOWN)
    places = range(shown.height)
    axes.bar(places, shown["len"].to_list(), color=COLOUR)
    ticks = places[:: -(-shown.height // TICKS)]
    axes.set_xticks(ticks, [shown["day"][place].strftime("%d %b") for place in ticks])
    axes.set_xlim(-1, max(shown.height, TICKS))
    return f"Documents a day, {days['len'].sum()} in all"


PLOTS: dict[str, Callable[[Snapshot, "Axes"], str]] = {
    "raw_postings": _arrivals,
    "raw_resumes": _arrivals,
    "rejected_documents": _reasons,
    "current_postings": _pay,
    "current_profiles": _experience,
    "shortlist": _similarity,
    "ranked_matches": _fit,
}
"""Each draws on the axes and returns the caption, "" when there is nothing to draw."""
