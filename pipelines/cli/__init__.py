"""The command line: one small module a family of commands, each of which loads what it needs when it is called.

No work is done here; a command reads settings, calls one function and says what came of it.
"""

import re
import signal
import sqlite3
import sys
from types import FrameType

import typer
from typer.core import TyperGroup

from assets.disk import CannotStore, describe_refusal
from pipelines.cli import (
    admin,
    alerts,
    arrivals,
    bench,
    database,
    demo,
    docs,
    erase,
    gazetteer,
    intake,
    janitor,
    matching,
    parsing,
    quarantine,
    rollback,
    run,
    safekeeping,
    scoreboard,
    services,
    settings,
    skills,
    sql,
    taxonomy,
)
from pipelines.errors import UserError

ERROR_STATUS = 2
DISK_OF_RECORDS = re.compile("disk is full|disk I/O error|readonly database|unable to open database file")
"""What SQLite says when the disk, and not the question, is the trouble."""


class _Sentences(TyperGroup):
    """Tells an error that its user can mend in a sentence."""

    def invoke(self, ctx: typer.Context) -> object:
        try:
            return super().invoke(ctx)
        except Exception as error:
            told = _tell(error)
            if told is None:
                raise
            typer.echo(f"matchmill: {told}", err=True)
            raise typer.Exit(ERROR_STATUS) from None


def _tell(error: BaseException) -> str | None:
    """The sentence for an error that its user can mend, or for a disk that refuses behind it; None for any other."""
    if isinstance(error, UserError | CannotStore):
        return str(error)
    if isinstance(error, OSError) and (told := describe_refusal(error)):
        return told
    if isinstance(error, sqlite3.OperationalError) and (why := DISK_OF_RECORDS.search(str(error))):
        return f"Dagster's records below the home can't be written ({why[0]}): free space there or make it writable"
    cause = getattr(error, "orig", None) or error.__cause__
    return _tell(cause) if isinstance(cause, BaseException) else None


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


FAMILIES = (
    *(demo, run, services, arrivals, intake, gazetteer, parsing, skills, matching),
    *(quarantine, rollback, safekeeping, erase, janitor, alerts, admin, docs),
    *(sql, settings, database, bench, taxonomy, scoreboard),
)
for family in FAMILIES:
    family.add_to(app)
