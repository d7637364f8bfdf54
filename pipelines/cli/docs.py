"""`docs`: the documentation of the marts, as a page to open in a browser.

How it is made is known to `pipelines.mart_docs`.
"""

import typer


def add_to(app: typer.Typer) -> None:
    """Adds the commands of this module."""
    app.command()(docs)


def docs() -> None:
    """Write what the marts and their columns mean, how they are made and tested, as one HTML page; it holds no rows."""
    from pipelines.mart_docs import build_docs
    from pipelines.settings import load_settings

    typer.echo(build_docs(load_settings()))
