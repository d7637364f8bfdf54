"""`import`: files of people's own put into the inbox.

How a file is told apart and copied is known to `pipelines.arrivals`.
"""

from collections import Counter
from pathlib import Path
from typing import Annotated

import typer

from pipelines.cli.progress import follow
from pipelines.errors import UserError

Paths = Annotated[list[Path], typer.Argument(help="Files and folders: postings, résumés or both.", show_default=False)]
Kind = Annotated[str, typer.Option("--as", help="Take all for 'postings' or 'resumes' instead of telling them apart.")]
Source = Annotated[str, typer.Option(help="Where they come from: a name that stays with each document.")]


WORDS = {"postings": "of postings", "resumes": "of résumés"}


def add_to(app: typer.Typer) -> None:
    """Adds the commands of this module."""
    app.command("import", no_args_is_help=True)(import_files)


def import_files(paths: Paths, kind: Kind = "", source: Source = "") -> None:
    """Put postings (CSV, XLSX, JSON, JSONL, HTML) and résumés (PDF, DOCX, HTML, TXT, JSON) in the inbox."""
    from pipelines.arrivals import KINDS, bring_in, files_below
    from pipelines.settings import load_settings

    if kind not in ("", *KINDS):
        raise UserError(f"--as {kind}: take 'postings' or 'resumes'")
    if source.startswith((".", "~")) or "/" in source:
        raise UserError(f"--source {source}: take a plain name, without a slash, that begins with neither . nor ~")
    missing = [path for path in paths if not path.exists()]
    if missing:
        raise UserError(f"there is no {missing[0]}")
    inbox = load_settings().inbox
    found = list(files_below(paths))
    counts: Counter[str] = Counter()
    for path in follow(found, "imported"):
        arrived = bring_in(path, inbox, kind or None, source)
        counts[_outcome(arrived.kind, arrived.new)] += 1
        if arrived.refusal:
            typer.echo(f"left out {path}: {arrived.refusal}", err=True)
    summary = ", ".join(f"{counts[outcome]} {outcome}" for outcome in sorted(counts)) or "none found"
    typer.echo(f"Files for {inbox}: {summary}.")
    if counts["left out"] or not counts:
        raise typer.Exit(1)


def _outcome(kind: str | None, new: bool) -> str:
    if kind is None:
        return "left out"
    return WORDS[kind] if new else "already there"
