"""`db upgrade`: lake and tables brought up to date.

What the tables are is known to `models.tables`, how a lake is laid out to `assets.lake.formats`.
"""

import typer


def add_to(app: typer.Typer) -> None:
    """Adds the commands of this module."""
    family = typer.Typer(no_args_is_help=True, help="The database and its tables.")
    family.command()(upgrade)
    app.add_typer(family, name="db")


def upgrade() -> None:
    """Bring the lake and the tables up to date: those of DATABASE_URL, else of the embedded Postgres."""
    from assets.lake import Files
    from assets.lake.formats import read_format
    from pipelines.lakes import open_lake
    from pipelines.postgres import database
    from pipelines.settings import load_settings

    settings = load_settings()
    if read_format(Files(settings.lake)) is not None:
        open_lake(settings)
    with database(settings):
        where = "DATABASE_URL" if settings.database_url else f"the embedded Postgres in {settings.home}"
        typer.echo(f"The tables of {where} are up to date.")
