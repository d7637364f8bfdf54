"""`settings`: what is set, from where, and what it means.

No setting is declared here.
"""

import typer


def add_to(app: typer.Typer) -> None:
    """Adds the commands of this module."""
    app.command("settings")(show_settings)


def show_settings() -> None:
    """List every setting with its value, where that comes from, and what it means."""
    from rich.console import Console
    from rich.table import Table

    from pipelines.settings import load_settings

    rows = load_settings().rows()
    console = Console()
    if not console.is_terminal:
        for row in rows:
            typer.echo("\t".join(row))
        return
    table = Table("Variable", "Value", "From", "Meaning", box=None)
    for row in rows:
        table.add_row(*row)
    console.print(table)
