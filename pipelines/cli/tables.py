"""Rows shown to people: a table on a terminal, tab-separated lines elsewhere.

What the rows say is not known here.
"""

from collections.abc import Iterable, Sequence

import typer


def show_rows(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Print rows of texts on standard output; the names of the columns only where a person reads them."""
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    console = Console()
    if not console.is_terminal:
        for row in rows:
            typer.echo("\t".join(row))
        return
    table = Table(*columns, box=None)
    for row in rows:
        table.add_row(*map(Text, row))  # what a document says is no markup
    console.print(table)
