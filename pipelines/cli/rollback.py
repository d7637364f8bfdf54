"""`rollback`: readers brought back to an earlier run of matches, and held there.

How pointers move is known to `models.tables.rollback`.
"""

from typing import TYPE_CHECKING, Annotated

import typer

from pipelines.cli.tables import show_rows
from pipelines.errors import UserError

if TYPE_CHECKING:
    from models.tables.rollback import KeptRun

To = Annotated[str, typer.Option(metavar="RUN", help="The run to go back to; without it, the one before the current.")]
Listed = Annotated[bool, typer.Option("--list", help="Only list the runs that can be gone back to.")]
Release = Annotated[bool, typer.Option(help="Let the next run publish the newest matches again.")]
DryRun = Annotated[bool, typer.Option(help="Say what would be done, and do nothing.")]


def add_to(app: typer.Typer) -> None:
    """Adds the commands of this module."""
    app.command("rollback")(roll_back)


def roll_back(to: To = "", listed: Listed = False, release: Release = False, dry_run: DryRun = False) -> None:
    """Show readers an earlier run of matches, and nothing newer until --release."""
    from models.tables.rollback import list_runs
    from pipelines.postgres import database
    from pipelines.settings import load_settings

    if sum((bool(to), listed, release)) > 1:
        raise UserError("--to, --list and --release exclude each other")
    with database(load_settings()) as url:
        runs = list_runs(url)
        if listed:
            show_rows(["Run", "Published (UTC)", "Regime", "Matches", ""], [_row(run) for run in runs])
        elif release:
            _release(url, runs, dry_run)
        else:
            _go_back(url, _choose(runs, to), dry_run)


def _go_back(url: str, run: "KeptRun", dry_run: bool) -> None:
    from models.tables.publish import PublishRefused
    from models.tables.rollback import rollback

    if dry_run:
        typer.echo(f"Readers would see {_say(run)}, and nothing newer until the release.")
        return
    try:
        rollback(url, run.id)
    except PublishRefused as refusal:
        raise UserError(f"{refusal}; readers see what they saw") from None
    typer.echo(f"Readers now see {_say(run)}, and nothing newer until `matchmill rollback --release`.")


def _release(url: str, runs: "list[KeptRun]", dry_run: bool) -> None:
    from models.tables.rollback import release

    held = next((run for run in runs if run.held), None)
    if held is None:
        typer.echo("Readers are not held: every run publishes what it ranks.")
    elif dry_run:
        typer.echo(f"Readers would no longer be held at {_say(held)}.")
    else:
        release(url)
        typer.echo(f"Readers see {_say(held)} until the next run, which publishes the newest matches.")


def _choose(runs: "list[KeptRun]", to: str) -> "KeptRun":
    """The run whose identifier begins so; without one, the latest before the current. Raises UserError."""
    if to:
        named = [run for run in runs if run.id.startswith(to)]
        if len(named) != 1:
            why = "several runs begin so" if named else "there is no such run, or it is no longer kept"
            raise UserError(f"--to {to}: {why}; see `matchmill rollback --list`")
        return named[0]
    at = next((position for position, run in enumerate(runs) if run.current), None)
    if at is None:
        raise UserError("nothing was ever published: there is nothing to go back from")
    if at + 1 == len(runs):
        raise UserError("no run before the current one is kept: there is nothing to go back to")
    return runs[at + 1]


def _say(run: "KeptRun") -> str:
    return f"run {run.id} of {_moment(run)} UTC ({run.rows:,} matches, {run.regime})"


def _row(run: "KeptRun") -> list[str]:
    state = "readers are held here" if run.held else "readers see this" if run.current else ""
    return [run.id, _moment(run), run.regime, str(run.rows), state]


def _moment(run: "KeptRun") -> str:
    from datetime import UTC

    return f"{run.published_at.astimezone(UTC):%Y-%m-%d %H:%M:%S}"
