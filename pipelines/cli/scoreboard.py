"""`scoreboard`: what reading is worth on labels that a user mounts, each figure beside a baseline and its aim.

What is measured stands in `pipelines.scoreboard`; nothing is measured here.
"""

import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from pipelines.cli.progress import follow
from pipelines.errors import UserError

if TYPE_CHECKING:
    from pipelines.scoreboard.rows import Figure, Row

Board = Annotated[Literal["reading"], typer.Argument(help="Which scoreboard.")]
Labels = Annotated[Path, typer.Option("--labels", help="Folder of labelled data; what it lacks is left out.")]
Only = Annotated[str, typer.Option("--only", help="Measure only rows whose name holds these words.")]
Format = Annotated[Literal["table", "json"], typer.Option("--format", help="How to print the result.")]
HEAD = f"{'':34}  {'ours':>6}  {'95 % interval':>15}  {'baseline':>8}  {'aim':>6}"


def add_to(app: typer.Typer) -> None:
    """Adds the commands of this module."""
    app.command(no_args_is_help=True)(scoreboard)


def scoreboard(
    board: Board, labels: Labels = Path("../shared/data/labels"), only: Only = "", format: Format = "table"
) -> None:
    """Measure how well documents are read, on labelled documents, beside baselines measured again."""
    from pipelines.scoreboard import reading_rows

    if not labels.is_dir():
        raise UserError(f"there is no folder {labels}: name one with --labels")
    rows = [row for row in reading_rows() if only.lower() in f"{row.what} {row.on}".lower()]
    measured: list[dict[str, object]] = []
    for row in follow(rows, "measured"):
        missing = [need for need in row.needs if not (labels / need).exists()]
        figures = [] if missing else row.measure(labels)
        measured.append({"what": row.what, "on": row.on, "figures": [asdict(figure) for figure in figures]})
        if format == "table":
            _print(row, figures, missing)
    if format == "json":
        typer.echo(json.dumps(measured, indent=2))


def _print(row: "Row", figures: "list[Figure]", missing: list[str]) -> None:
    typer.echo(f"\n{row.what}, on {row.on}")
    if missing:
        typer.echo(f"  left out: the labels lack {', '.join(missing)}")
        return
    typer.echo(HEAD)
    for figure in figures:
        interval = f"{figure.low:.3f} to {figure.high:.3f}"
        baseline = "" if figure.baseline is None else f"{figure.baseline:.3f}"
        aim = "" if figure.target is None else f"{'≤' if figure.at_most else '≥'} {figure.target:.2f}"
        verdict = {True: "reached", False: "missed", None: ""}[figure.reached]
        typer.echo(
            f"  {figure.name:32}  {figure.ours:6.3f}  {interval:>15}  {baseline:>8}  {aim:>6}  {verdict}".rstrip()
        )
