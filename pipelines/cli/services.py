"""`dev` and `serve`: what stays up until it is stopped.

How it is kept up is known to `pipelines.up`.
"""

import typer


def add_to(app: typer.Typer) -> None:
    """Adds the commands of this module."""
    app.command()(dev)
    app.command()(serve)


def dev() -> None:
    """Run the Dagster UI, its daemon and the API together; ctrl-C stops all of it."""
    from pipelines.settings import load_settings
    from pipelines.up import run_dev

    raise typer.Exit(run_dev(load_settings(), typer.echo))


def serve() -> None:
    """Run the API alone, with the embedded Postgres if none runs on this home."""
    from pipelines.settings import load_settings
    from pipelines.up import run_serve

    raise typer.Exit(run_serve(load_settings(), typer.echo))
