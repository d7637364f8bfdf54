"""`db upgrade`: the tables brought up to date.

What the tables are is known to `models.tables`.
"""

import typer


def add_to(app: typer.Typer) -> None:
    """Adds the commands of this module."""
    family = typer.Typer(no_args_is_help=True, help="The database and its tables.")
    family.command()(upgrade)
    app.add_typer(family, name="db")


def upgrade() -> None:
    """Bring the tables up to date: of DATABASE_URL, else of the embedded Postgres."""
    from pipelines.postgres import database
    from pipelines.settings import load_settings

    settings = load_settings()
    with database(settings):
        where = "DATABASE_URL" if settings.database_url else f"the embedded Postgres in {settings.home}"
        typer.echo(f"The tables of {where} are up to date.")
