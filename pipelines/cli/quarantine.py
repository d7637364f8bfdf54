"""`quarantine list`, `show` and `retry`: what could not be read, all about one document, and another try at it.

What is in quarantine and how it is read again is known to `pipelines.quarantine`.
"""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from pipelines.cli.tables import show_rows
from pipelines.errors import UserError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pipelines.quarantine import Facts, Rejection
    from pipelines.settings import Settings

Reason = Annotated[str, typer.Option(help="Only what was rejected for this reason, such as 'image_only'.")]
Kind = Annotated[Literal["postings", "resumes"] | None, typer.Option(help="Only postings, or only résumés.")]
Format = Annotated[Literal["table", "json"], typer.Option("--format", help="How to print the list.")]
Ids = Annotated[
    list[str] | None, typer.Argument(metavar="ID…", help="Documents, by the beginning of their identifiers.")
]
Id = Annotated[str, typer.Argument(metavar="ID", help="The document, by the beginning of its identifier.")]
Save = Annotated[Path | None, typer.Option(metavar="FILE", help="Write the document's bytes to this file.")]
All = Annotated[bool, typer.Option("--all", help="Every document in quarantine.")]
DryRun = Annotated[bool, typer.Option(help="Say what would be read again, and do nothing.")]

COLUMNS = ("Document", "Day", "Kind", "File", "Reason", "What is wrong", "What to do")


def add_to(app: typer.Typer) -> None:
    """Adds the commands of this module."""
    family = typer.Typer(no_args_is_help=True, help="Documents that could not be read.")
    family.command("list")(list_quarantine)
    family.command()(show)
    family.command()(retry)
    app.add_typer(family, name="quarantine")


def list_quarantine(reason: Reason = "", kind: Kind = None, format: Format = "table") -> None:
    """List what could not be read, why, and what to do about it."""
    import json

    from pipelines.lakes import open_existing_lake
    from pipelines.quarantine import as_record, count_reasons, list_rejections
    from pipelines.settings import load_settings

    found = list_rejections(open_existing_lake(load_settings()), reason, kind or "")
    if format == "json":
        typer.echo(json.dumps([as_record(rejection) for rejection in found], ensure_ascii=False, indent=1))
        return
    show_rows(COLUMNS, [_row(rejection) for rejection in found])
    typer.echo(f"{len(found)} in quarantine{': ' if found else ''}{count_reasons(found)}.", err=True)


def show(identifier: Id, save: Save = None) -> None:
    """Tell all that is known of one document in quarantine, and what to do about it."""
    from pipelines.advice import advise
    from pipelines.lakes import open_existing_lake
    from pipelines.quarantine import SHORT_ID, read_facts
    from pipelines.settings import load_settings

    lake = open_existing_lake(load_settings())
    facts = read_facts(lake, identifier)
    if save is not None and not facts.stored_at:
        raise UserError(f"{identifier}: its bytes are no longer kept, see MATCHMILL_RAW_DAYS")
    for name, value in _facts(facts):
        typer.echo(f"{name + ':':<12}{value}")
    for reason in dict.fromkeys(reason for _, reason, _ in facts.refused):
        typer.echo(f"{'To do:':<12}{advise(reason)}")
    if facts.stored_at:
        typer.echo(f"{'Then:':<12}matchmill quarantine retry {facts.document_id[:SHORT_ID]} (or import it anew)")
    rows = [[str(row), reason, detail] for row, reason, detail in facts.refused if row is not None]
    if rows:
        show_rows(["Row", "Reason", "What is wrong"], rows)
    if save is not None:
        _save(lake.read_blob(facts.document_id), save)


def _facts(facts: "Facts") -> "Iterator[tuple[str, str]]":
    yield "Document", facts.document_id
    yield "File", facts.file
    yield "Kind", f"{facts.kind}, from {facts.source}"
    yield "Arrived", f"{facts.received_at:%Y-%m-%d %H:%M:%S} UTC"
    yield "Size", f"{facts.byte_size:,} bytes"
    yield "Bytes", facts.stored_at or "no longer kept (MATCHMILL_RAW_DAYS)"
    yield "Read by", f"parser version {facts.parser_version}"
    for row, reason, detail in facts.refused:
        if row is None:
            yield "Reason", f"{reason}. {detail}"


def _save(content: bytes, target: Path) -> None:
    """For the operator's eyes: the file may be somebody's résumé."""
    from pipelines.cli.output import write_whole

    with write_whole(target) as partial:
        if partial.is_file():
            partial.chmod(0o600)
        partial.write_bytes(content)
    typer.echo(f"{len(content):,} bytes written to {target}; delete it when you are done.", err=True)


def retry(ids: Ids = None, every: All = False, dry_run: DryRun = False) -> None:
    """Read documents in quarantine once more, by the parsers of today; what can be read now goes on to the matches."""
    from pipelines.lakes import open_existing_lake
    from pipelines.quarantine import choose_documents
    from pipelines.settings import load_settings

    if bool(ids) == every:
        raise UserError("say which documents to read again: their identifiers, or --all")
    settings = load_settings()
    choice = choose_documents(open_existing_lake(settings), ids or [])
    chosen = choice.documents
    if choice.read_in_part:
        typer.echo(f"{choice.read_in_part} files stay: rows of them were read; mend and import them again.", err=True)
    if choice.without_bytes:
        typer.echo(f"{choice.without_bytes} files stay: their bytes are no longer kept; import them again.", err=True)
    if dry_run:
        show_rows(COLUMNS, [_row(rejection) for rejection in chosen])
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
    from pipelines.advice import advise
    from pipelines.quarantine import SHORT_ID

    file = rejection.file if rejection.item is None else f"{rejection.file} row {rejection.item + 1}"
    return [
        *(rejection.document_id[:SHORT_ID], rejection.day, rejection.kind, file),
        *(rejection.reason, rejection.detail, advise(rejection.reason)),
    ]
