"""`import`: files of people's own put into the inbox, or shown as they would be read.

How a file is told apart and copied is known to `pipelines.arrivals`, how it would be read to `arrival_preview`.
"""

import sys
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from assets import clock
from pipelines.cli.progress import follow
from pipelines.errors import UserError

if TYPE_CHECKING:
    from pipelines.arrival_preview import Preview

Paths = Annotated[list[Path], typer.Argument(help="Files and folders: postings, résumés or both.", show_default=False)]
Kind = Annotated[str, typer.Option("--as", help="Take all for 'postings' or 'resumes' instead of telling them apart.")]
Source = Annotated[str, typer.Option(help="Where they come from: a name that stays with each document.")]
Maps = Annotated[
    list[str] | None,
    typer.Option("--map", metavar="FIELD=COLUMN", help="Which column of a table is a field; may be repeated."),
]
DryRun = Annotated[bool, typer.Option(help="Show what would be read of each file, and put nothing in the inbox.")]

WORDS = {"postings": "of postings", "resumes": "of résumés"}


def add_to(app: typer.Typer) -> None:
    """Adds the commands of this module."""
    app.command("import", no_args_is_help=True)(import_files)


def import_files(
    paths: Paths, kind: Kind = "", source: Source = "", maps: Maps = None, dry_run: DryRun = False
) -> None:
    """Put postings and people in the inbox, whatever the files are called.

    Postings: CSV, XLSX, Parquet, JSON of boards, JSON Lines, HTML pages with a JobPosting. People: résumés as PDF,
    DOCX, HTML, text or JSON Resume, and tables (CSV, XLSX, JSON Lines, Parquet) with one person a row.
    """
    from pipelines.arrivals import KINDS, bring_in, files_below
    from pipelines.settings import load_settings

    if kind not in ("", *KINDS):
        raise UserError(f"--as {kind}: take 'postings' or 'resumes'")
    if source.startswith((".", "~")) or "/" in source:
        raise UserError(f"--source {source}: take a plain name, without a slash, that begins with neither . nor ~")
    missing = [path for path in paths if not path.exists()]
    if missing:
        raise UserError(f"there is no {missing[0]}")
    mapping = _read_maps(maps or [])
    found = list(files_below(paths))
    if dry_run:
        _show(found, kind or None, mapping)
        return
    inbox = load_settings().inbox
    counts: Counter[str] = Counter()
    for path in follow(found, "imported"):
        arrived = bring_in(path, inbox, kind or None, source, mapping)
        counts[_outcome(arrived.kind, arrived.new)] += 1
        if arrived.refusal:
            typer.echo(f"left out {path}: {arrived.refusal}", err=True)
    summary = ", ".join(f"{counts[outcome]} {outcome}" for outcome in sorted(counts)) or "none found"
    typer.echo(f"{counts.total()} files for {inbox}: {summary}.")
    if counts["left out"] or not counts:
        raise typer.Exit(1)


def _read_maps(maps: list[str]) -> dict[str, str]:
    pairs = [text.partition("=") for text in maps]
    for field, equals, column in pairs:
        if not (field.strip() and equals and column.strip()):
            raise UserError(f'--map {field}{equals}{column}: write --map FIELD="COLUMN", as in --map title="Stelle"')
    return {field.strip(): column.strip() for field, _, column in pairs}


def _outcome(kind: str | None, new: bool) -> str:
    if kind is None:
        return "left out"
    return WORDS[kind] if new else "already there"


def _show(found: list[Path], kind: str | None, mapping: Mapping[str, str]) -> None:
    """What would become of each file; ends with status 1 when one would be left out."""
    from models.parsing.records import Rejected
    from pipelines.arrival_preview import preview_file

    left_out = 0
    for path in follow(found, "looked at"):
        try:
            _show_preview(path, preview_file(path, kind, mapping, clock.today()))
        except (Rejected, OSError) as refused:
            why = refused.detail if isinstance(refused, Rejected) else (refused.strerror or str(refused)).lower()
            typer.echo(f"{path}: would be left out. {why}")
            left_out += 1
    typer.echo(f"{len(found)} files looked at, {left_out} would be left out; nothing was put in the inbox.", err=True)
    if left_out or not found:
        raise typer.Exit(1)


def _show_preview(path: Path, preview: "Preview") -> None:
    from pipelines.cli.tables import show_rows

    what = {"postings": "postings", "resumes": "people"}[preview.kind]
    typer.echo(f"{path}: {f'a table of {what}' if preview.is_table else WORDS[preview.kind]}")
    for field, column in preview.columns:
        typer.echo(f"  {field} <- {column!r}")
    if preview.unknown:
        typer.echo(f"  not understood: {', '.join(repr(' '.join(name.split())) for name in preview.unknown)}")
    if preview.rows:
        named = [] if sys.stdout.isatty() else [preview.fields]
        show_rows(preview.fields, [*named, *preview.rows])
