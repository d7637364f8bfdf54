"""`janitor`: takes away what the retention settings no longer keep.

What that is, is known to `pipelines.janitor`.
"""

from typing import Annotated

import typer

from assets import clock
from pipelines.cli.tables import show_rows

DryRun = Annotated[bool, typer.Option(help="Say what would go, and delete nothing.")]


def add_to(app: typer.Typer) -> None:
    """Adds the commands of this module."""
    app.command("janitor")(take_away)


def take_away(dry_run: DryRun = False) -> None:
    """Delete old versions, files, bytes, runs and outputs that the retention settings no longer keep."""

    from pipelines.janitor import Home, clean
    from pipelines.lakes import open_existing_lake
    from pipelines.session import open_session
    from pipelines.settings import load_settings

    settings = load_settings()
    lake = open_existing_lake(settings)
    with open_session(settings) as (opened, instance):
        url = opened.database_url.get_secret_value() if opened.database_url else ""
        taken = list(clean(Home(opened, lake, url, instance), clock.now(), dry_run))
    show_rows(["Kind", "Count", "Bytes"], [[kind.kind, str(kind.count), str(kind.size)] for kind in taken])
    count, size = sum(kind.count for kind in taken), sum(kind.size for kind in taken)
    verb = "would go" if dry_run else "went"
    typer.echo(f"{count} things {verb}, {size / 1e6:.1f} MB.", err=True)
    for kind in taken:
        if kind.left:
            typer.echo(f"{kind.left} {kind.kind} are still read; the next janitor takes them.", err=True)
