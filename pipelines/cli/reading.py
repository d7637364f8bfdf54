"""`parse`: documents read without a home, a line of JSON each.

How a document is read is known to `pipelines.documents`.
"""

import time
from collections import Counter
from pathlib import Path
from typing import Annotated

import typer

from assets import clock
from pipelines.cli.output import write_text
from pipelines.cli.progress import follow

Paths = Annotated[list[Path], typer.Argument(help="Résumés and folders of them.", show_default=False)]
Out = Annotated[Path | None, typer.Option(help="File of JSON lines to write; without it, standard output.")]
RejectedFile = Annotated[Path | None, typer.Option("--rejected", help="File for what was rejected, instead of --out.")]


def add_to(app: typer.Typer) -> None:
    """Adds the command of this module."""
    app.command(no_args_is_help=True)(parse)


def parse(paths: Paths, out: Out = None, rejected: RejectedFile = None) -> None:
    """Read résumés (PDF, DOCX, ODT, RTF, HTML, Markdown, TXT, JSON) and tables of people into lines of JSON Resume."""
    from pipelines.documents import choose_files, read_people
    from pipelines.json_lines import refusal_lines, resume_lines

    files, passed_over = choose_files(paths, "resumes")
    reasons: Counter[str] = Counter()
    people = 0
    started, now = time.monotonic(), clock.now()
    with write_text(out) as results, write_text(rejected) as refused:
        for path in follow(files, "read"):
            reading = read_people(path, now)
            results.writelines(resume_lines(reading))
            (refused if rejected else results).writelines(refusal_lines(reading))
            reasons.update(fault.reason for fault in reading.rejected)
            people += len(reading.profiles)
    _sum_up(people + reasons.total(), reasons, time.monotonic() - started, len(passed_over))


def _sum_up(read: int, reasons: Counter[str], seconds: float, passed_over: int) -> None:
    why = ", ".join(f"{count} {reason}" for reason, count in sorted(reasons.items()))
    rejected = f"{reasons.total()} rejected ({why})" if reasons else "0 rejected"
    rate = f"{read / max(seconds, 1e-6):.1f} documents/s"
    typer.echo(f"{read} read, {read - reasons.total()} parsed, {rejected}; {rate}.", err=True)
    if passed_over:
        typer.echo(f"{passed_over} files in the folders hold postings and were passed over.", err=True)
    if reasons or not read:
        raise typer.Exit(1)
