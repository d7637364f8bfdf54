"""`skills`: texts read without a home, a line of JSON each.

How skills are found is known to `models.skills`; nothing is found here.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pipelines.cli.output import read_lines, write_text
from pipelines.cli.progress import count

if TYPE_CHECKING:
    from pipelines.json_lines import Text

Out = Annotated[Path | None, typer.Option(help="File of JSON lines to write; without it, standard output.")]
In = Annotated[Path | None, typer.Option("--in", help="JSON lines with id and text; without it, standard input.")]


def add_to(app: typer.Typer) -> None:
    """Adds the commands of this module."""
    app.command()(skills)


def skills(given: In = None, out: Out = None) -> None:
    """Name the skills in texts: lines of JSON with id and text in, lines with id and skills out."""
    from models.skills.annotate import SkillAnnotator
    from pipelines.json_lines import MalformedLine, read_texts, skill_lines

    annotator = SkillAnnotator()
    malformed = 0

    def well_formed(lines: Iterable[str]) -> "Iterator[Text]":
        nonlocal malformed
        for text in read_texts(lines):
            if isinstance(text, MalformedLine):
                malformed += 1
                typer.echo(f"line {text.number} skipped: {text.fault}", err=True)
            else:
                yield text

    with read_lines(given) as lines, write_text(out) as results:
        results.writelines(skill_lines(count(well_formed(lines), "texts read"), annotator))
    if malformed:
        raise typer.Exit(1)
