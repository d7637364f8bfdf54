"""`parse`: résumés and tables of people read without a home, as lines of JSON Resume or with the words that prove them.

How a file is read is known to `pipelines.people`; nothing is read here.
"""

import time
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from assets import clock
from pipelines.cli.output import write_text
from pipelines.cli.progress import count
from pipelines.cli.tables import show_rows
from pipelines.errors import UserError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipelines.people import People, Wish
    from pipelines.settings import Settings

Paths = Annotated[list[Path], typer.Argument(help="Résumés and folders of them.", show_default=False)]
Out = Annotated[Path | None, typer.Option(help="File of JSON lines to write; without it, standard output.")]
RejectedFile = Annotated[Path | None, typer.Option("--rejected", help="File for what was rejected, instead of --out.")]
Ocr = Annotated[
    bool | None,
    typer.Option("--ocr/--no-ocr", help="Read scans and pictures too; without it, as MATCHMILL_OCR says."),
]
Explain = Annotated[
    bool,
    typer.Option("--explain", help="Show each field beside the words that prove it; with --out, in its lines."),
]
Html = Annotated[
    Path | None, typer.Option("--html", metavar="FILE", help="Write a page that shows one document with its fields.")
]


def add_to(app: typer.Typer) -> None:
    """Adds the commands of this module."""
    app.command(no_args_is_help=True)(parse)


def parse(
    paths: Paths,
    out: Out = None,
    rejected: RejectedFile = None,
    ocr: Ocr = None,
    explain: Explain = False,
    html: Html = None,
) -> None:
    """Read résumés (PDF, DOCX, ODT, RTF, HTML, Markdown, TXT, JSON) and tables of people into lines of JSON Resume."""
    from pipelines.people import Wish
    from pipelines.settings import load_settings

    told = _Tally()
    settings = load_settings()
    wish = Wish(settings.ocr if ocr is None else ocr, explain or html is not None, draw=html is not None)
    following = told.follow(paths, settings, wish)
    if html is not None:
        _write_page(paths, following, html)
    elif explain and out is None and rejected is None:
        for people in following:
            _show(people)
    else:
        _write_lines(following, out, rejected)
    told.sum_up()


def _write_lines(following: "Iterator[People]", out: Path | None, rejected: Path | None) -> None:
    from pipelines.json_lines import refusal_lines, resume_lines

    with write_text(out) as results, write_text(rejected) as refused:
        for people in following:
            results.writelines(resume_lines(people))
            (refused if rejected else results).writelines(refusal_lines(people))


def _write_page(paths: list[Path], following: "Iterator[People]", html: Path) -> None:
    """The page of the one document; raises UserError when there is none, or several."""
    from pipelines.advice import advise
    from pipelines.explained_page import write_page

    if len(paths) != 1 or paths[0].is_dir():
        raise UserError("--html shows one document: name one file")
    (people,) = following
    if len(people.profiles) > 1:
        raise UserError(f"--html shows one person's document, and {paths[0]} is a table of {len(people.profiles)}")
    if not people.explained:
        fault = people.rejected[0]
        raise UserError(f"{paths[0]} can't be read ({fault.reason}). {fault.detail} {advise(fault.reason)}")
    with write_text(html) as page:
        page.write(write_page(paths[0].name, people.explained[0]))


class _Tally:
    """Counts what is read while it is read."""

    def __init__(self) -> None:
        self.reasons: Counter[str] = Counter()
        self.people = 0
        self.passed_over = 0
        self.started = time.monotonic()

    def follow(self, paths: list[Path], settings: "Settings", wish: "Wish") -> "Iterator[People]":
        """What each file says, with word of how many are read. Raises UserError when a path is not there."""
        from models.parsing.workers import ReadingLimits
        from pipelines.documents import choose_files
        from pipelines.people import read_all

        files, passed_over = choose_files(paths, "resumes")
        self.passed_over = len(passed_over)
        limits = ReadingLimits(settings.document_seconds, settings.document_memory_mb)
        read = read_all(files, clock.now().date(), limits, wish)
        for people in count(read, "read", len(files)):
            self.reasons.update(fault.reason for fault in people.rejected)
            self.people += len(people.profiles)
            yield people

    def sum_up(self) -> None:
        """Tell how many became what; exit status 1 when any could not be read."""
        reasons = self.reasons
        read = self.people + reasons.total()
        why = ", ".join(f"{number} {reason}" for reason, number in sorted(reasons.items()))
        refused = f"{reasons.total()} rejected ({why})" if reasons else "0 rejected"
        rate = f"{read / max(time.monotonic() - self.started, 1e-6):.1f} documents/s"
        typer.echo(f"{read} read, {self.people} parsed, {refused}; {rate}.", err=True)
        if self.passed_over:
            typer.echo(f"{self.passed_over} files in the folders hold postings and were passed over.", err=True)
        if reasons or not read:
            raise typer.Exit(1)


def _show(people: "People") -> None:
    """Everybody of one file: the record beside its words, what was rejected, what is hidden."""
    from pipelines.advice import advise
    from pipelines.explained import FIELD_COLUMNS, REJECTED_COLUMNS, field_rows, head_lines, rejected_rows, shorten

    for one in people.explained:
        for line in head_lines(str(people.path), one):
            typer.echo(line)
        show_rows(FIELD_COLUMNS, field_rows(one))
        if rows := rejected_rows(one):
            typer.echo("\nNot taken for a field:")
            show_rows(REJECTED_COLUMNS, rows)
        if one.hidden:
            typer.echo("\nHidden from readers, and left out:")
            for line in one.hidden:
                typer.echo(shorten(line.text))
        typer.echo()
    for fault in people.rejected:
        item = "" if fault.item is None else f" row {fault.item + 1}"
        typer.echo(f"{people.path}{item}: {fault.reason}. {fault.detail} {advise(fault.reason)}\n")
