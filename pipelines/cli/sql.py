"""`sql`: questions to the lake and the marts, one on the command line or many in a shell.

What can be asked and what is masked is known to `pipelines.views`.
"""

import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from pipelines.cli.tables import show_rows
from pipelines.errors import UserError

if TYPE_CHECKING:
    import duckdb

    from pipelines.views import Answer

Statement = Annotated[str, typer.Argument(help="What to ask; without it, a shell.", show_default=False)]
Format = Annotated[Literal["table", "json"], typer.Option("--format", help="How to print the rows.")]
Limit = Annotated[int, typer.Option(min=1, help="Rows to print of each answer.")]

GREETING = """Read-only; names, contacts and texts of people are masked. `show tables from marts;` and
`show tables from lake;` list what there is, `describe pay;` its columns; ctrl-D ends."""
PROMPT, CONTINUED = "sql> ", "...> "
ENDS = ("exit", "quit", ".exit", ".quit", "\\q")


def add_to(app: typer.Typer) -> None:
    """Adds the commands of this module."""
    app.command()(sql)


def sql(statement: Statement = "", format: Format = "table", limit: Limit = 1000) -> None:
    """Ask the lake's current rows and the marts in SQL (DuckDB); personal columns are masked, nothing can be changed.

    Views: an asset of the lake by its name (current_postings, ranked_matches, ...), and every mart (skill_demand, pay,
    intake, ...), which `matchmill run --job marts` makes anew.
    """
    from pipelines.settings import load_settings
    from pipelines.views import ask, open_views

    with open_views(load_settings()) as connection:
        if statement or not sys.stdin.isatty():
            for answer in ask(connection, statement or sys.stdin.read(), limit):
                _show(answer, format)
        else:
            _converse(connection, format, limit)


def _converse(connection: "duckdb.DuckDBPyConnection", format: str, limit: int) -> None:
    """Answer until the person leaves; a statement that is wrong is told and forgotten."""
    from pipelines.views import ask

    typer.echo(GREETING, err=True)
    for statement in _statements():
        try:
            for answer in ask(connection, statement, limit):
                _show(answer, format)
        except UserError as error:
            typer.echo(str(error), err=True)


def _statements() -> Iterator[str]:
    """What is typed, up to each semicolon at the end of a line."""
    import readline  # noqa: F401  (gives `input` a history and editing)

    typed: list[str] = []
    while True:
        try:
            line = input(CONTINUED if typed else PROMPT)
        except EOFError:
            typer.echo()
            return
        except KeyboardInterrupt:
            typer.echo()
            typed = []
            continue
        if not typed and line.strip().rstrip(";").lower() in ENDS:
            return
        typed = [*typed, line] if typed or line.strip() else []
        if line.rstrip().endswith(";"):
            yield "\n".join(typed)
            typed = []


def _show(answer: "Answer", format: str) -> None:
    if format == "json":
        import json

        records = [dict(zip(answer.columns, row, strict=True)) for row in answer.rows]
        typer.echo(json.dumps(records, ensure_ascii=False, default=str, indent=1))
    else:
        show_rows(answer.columns, (["" if value is None else str(value) for value in row] for row in answer.rows))
    if answer.more:
        typer.echo(f"only the first {len(answer.rows)} rows; --limit shows more", err=True)
