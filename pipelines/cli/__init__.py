"""The command line: one small module a family of commands, each of which loads what it needs when it is called.

No work is done here; a command reads settings, calls one function and says what came of it.
"""

import signal
import sys
from types import FrameType

import typer
from typer.core import TyperGroup

from pipelines.cli import (
    arrivals,
    database,
    demo,
    matching,
    quarantine,
    reading,
    rollback,
    run,
    scoreboard,
    services,
    settings,
    sql,
    taxonomy,
)
from pipelines.errors import UserError

ERROR_STATUS = 2


class _Sentences(TyperGroup):
    """Tells an error that its user can mend in a sentence."""

    def invoke(self, ctx: typer.Context) -> object:
        try:
            return super().invoke(ctx)
        except UserError as error:
            typer.echo(f"matchmill: {error}", err=True)
            raise typer.Exit(ERROR_STATUS) from None


app = typer.Typer(
    cls=_Sentences,
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_show_locals=False,
    help="Matches people to work, as a pipeline you can audit and retrain.",
)


@app.callback()
def begin() -> None:
    """A polite end asked for by another program ends a command like ctrl-C: with everything put away."""
    signal.signal(signal.SIGTERM, _end)


def _end(number: int, frame: FrameType | None) -> None:
    sys.exit(128 + number)


for family in (
    demo,
    run,
    services,
    arrivals,
    reading,
    matching,
    scoreboard,
    quarantine,
    rollback,
    sql,
    settings,
    database,
    taxonomy,
):
    family.add_to(app)
