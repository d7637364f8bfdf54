"""`quarantine list` and `retry`: what could not be read, and another try at it.

What is in quarantine and how it is read again is known to `pipelines.quarantine`.
"""

import sys
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from pipelines.cli.tables import show_rows
from pipelines.errors import UserError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipelines.quarantine import Rejection
    from pipelines.settings import Settings

Reason = Annotated[str, typer.Option(help="Only what was rejected for this reason, such as 'image_only'.")]
Kind = Annotated[Literal["postings", "resumes"] | None, typer.Option(help="Only postings, or only résumés.")]
Format = Annotated[Literal["table", "json"], typer.Option("--format", help="How to print the list.")]
Ids = Annotated[
    list[str] | None, typer.Argument(metavar="ID…", help="Documents, by the beginning of their identifiers.")
]
All = Annotated[bool, typer.Option("--all", help="Every document in quarantine.")]
DryRun = Annotated[bool, typer.Option(help="Say what would be read again, and do nothing.")]


def add_to(app: typer.Typer) -> None:
    """Adds the commands of this module."""
    family = typer.Typer(no_args_is_help=True, help="Documents that could not be read.")
    family.command("list")(list_quarantine)
    family.command()(retry)
    app.add_typer(family, name="quarantine")


def list_quarantine(reason: Reason = "", kind: Kind = None, format: Format = "table") -> None:
    """List what could not be read, and why."""
    import json

    from pipelines.lakes import open_existing_lake
    from pipelines.quarantine import as_record, count_reasons, list_rejections
    from pipelines.settings import load_settings

    found = list_rejections(open_existing_lake(load_settings()), reason, kind or "")
    if format == "json":
        typer.echo(json.dumps([as_record(rejection) for rejection in found], ensure_ascii=False, indent=1))
        return
    show_rows(["Document", "Day", "Kind", "File", "Reason", "What to do"], [_row(rejection) for rejection in found])
    typer.echo(f"{len(found)} in quarantine{': ' if found else ''}{count_reasons(found)}.", err=True)


def retry(ids: Ids = None, every: All = False, dry_run: DryRun = False) -> None:
    """Read documents in quarantine once more, by the parsers of today; what can be read now goes on to the matches."""
    from pipelines.lakes import open_existing_lake
    from pipelines.quarantine import choose_documents
    from pipelines.settings import load_settings

    if bool(ids) == every:
        raise UserError("say which documents to read again: their identifiers, or --all")
    settings = load_settings()
    chosen, in_part = choose_documents(open_existing_lake(settings), ids or [])
    if in_part:
        typer.echo(f"{in_part} files stay: items of them were read; mend and import them again.", err=True)
    if dry_run:
        show_rows(
            ["Document", "Day", "Kind", "File", "Reason", "What to do"], [_row(rejection) for rejection in chosen]
        )
        typer.echo(f"{len(chosen)} documents would be read again.", err=True)
    elif not chosen:
        typer.echo("No document is in quarantine that could be read again.", err=True)
    elif _read_again(settings, chosen):
        raise typer.Exit(1)


def _read_again(settings: "Settings", chosen: "Sequence[Rejection]") -> int:
    """Read them in one run and tell what came of each; how many were rejected again."""
    from pipelines.cli.steps import StepLines
    from pipelines.lakes import open_existing_lake
    from pipelines.quarantine import list_rejections, read_again
    from pipelines.session import open_session

    with open_session(settings) as (opened, instance), StepLines(sys.stderr) as lines:
        report = read_again(opened, instance, [rejection.document_id for rejection in chosen], lines.tell)
    if not report.success:
        raise UserError(f"run {report.run_id} failed: {'; '.join(report.failures)}")
    still = {rejection.document_id: rejection for rejection in list_rejections(open_existing_lake(settings))}
    again = [still[rejection.document_id] for rejection in chosen if rejection.document_id in still]
    for rejection in chosen:
        if rejection.document_id not in still:
            typer.echo(f"{rejection.file}: read")
    for rejection in again:
        typer.echo(f"{rejection.file}: rejected again, {rejection.reason}. {rejection.detail}")
    typer.echo(f"{len(chosen)} retried, {len(chosen) - len(again)} read, {len(again)} rejected again.", err=True)
    return len(again)


def _row(rejection: "Rejection") -> list[str]:
    from pipelines.quarantine import SHORT_ID

    file = rejection.file if rejection.item is None else f"{rejection.file} item {rejection.item}"
    return [
        *(rejection.document_id[:SHORT_ID], rejection.day, rejection.kind, file),
        *(rejection.reason, rejection.detail),
    ]
