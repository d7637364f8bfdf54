"""`skills`: the skills that texts and documents name, a line of JSON each.

How texts are read is known to `pipelines.skill_lines`, how skills are found to `models`.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from assets import clock
from pipelines.cli.output import read_lines, write_text
from pipelines.cli.progress import count, follow
from pipelines.errors import UserError

if TYPE_CHECKING:
    from models.features.phrases import PhraseReader
    from models.skills.taxonomy import Taxonomy
    from pipelines.settings import Settings
    from pipelines.skill_lines import Text, Unreadable

Paths = Annotated[
    list[Path] | None,
    typer.Argument(help="Documents, tables, files of lines with id and text, and folders of them.", show_default=False),
]
In = Annotated[Path | None, typer.Option("--in", help="JSON lines with id and text; without it, standard input.")]
Out = Annotated[Path | None, typer.Option(help="File of JSON lines to write; without it, standard output.")]

Phrases = Annotated[
    bool,
    typer.Option(
        "--phrases", help="Also link phrases that no name matches: short texts, and what a trained tagger finds."
    ),
]


def add_to(app: typer.Typer) -> None:
    """Adds the command of this module."""
    app.command()(skills)


def skills(paths: Paths = None, given: In = None, out: Out = None, phrases: Phrases = False) -> None:
    """Name the skills in texts and documents, with the words that say so, level, years and importance in postings.

    The taxonomy is that of the home, where `matchmill taxonomy load` has put one, else the one that ships.
    """
    from models.features.annotate import SkillAnnotator
    from pipelines.lakes import taxonomy_in_use
    from pipelines.settings import load_settings
    from pipelines.skill_lines import Unreadable, read_lines_of_text, skill_lines

    if paths and given:
        raise UserError("give either files or --in")
    if missing := [path for path in paths or [] if not path.exists()]:
        raise UserError(f"there is no {missing[0]}")
    settings = load_settings()
    taxonomy, said = taxonomy_in_use(settings)
    typer.echo(said, err=True)
    annotator = SkillAnnotator(taxonomy)
    reader = _phrase_reader(settings, taxonomy) if phrases else None
    left_out = 0

    def readable(found: "Iterable[Text | Unreadable]") -> "Iterator[Text]":
        nonlocal left_out
        for text in found:
            if isinstance(text, Unreadable):
                left_out += 1
                typer.echo(f"{text.where} skipped: {text.fault}", err=True)
            else:
                yield text

    with read_lines(given) as lines, write_text(out) as results:
        texts = _read_files(paths) if paths else count(read_lines_of_text(lines), "texts read")
        results.writelines(skill_lines(readable(texts), annotator, reader))
    if left_out:
        raise typer.Exit(1)


def _phrase_reader(settings: "Settings", taxonomy: "Taxonomy") -> "PhraseReader":
    """By the home's text model and span tagger, where it has them."""
    from assets.resources.skill_labels import open_span_tagger
    from models.features.phrases import PhraseReader
    from models.features.text_model import parse_text_model
    from pipelines.lakes import has_lake, open_lake

    encoder, weights = None, None
    if has_lake(settings):
        lake = open_lake(settings)
        weights = open_span_tagger(lake.current("skill_tagger"))
        fitted = lake.current("text_model")
        encoder = parse_text_model(fitted.read_bytes("model")).encoder if fitted.manifest else None
    told = [f"names and letters{' and an encoder' if encoder else ''}"]
    told += [f"tagger {weights.version}" if weights and weights.gain > 0 else "no tagger: short texts only"]
    typer.echo(f"Phrases are linked by {told[0]}; {told[1]}.", err=True)
    return PhraseReader(taxonomy, encoder, weights)


def _read_files(paths: list[Path]) -> "Iterator[Text | Unreadable]":
    from pipelines.arrivals import files_below
    from pipelines.skill_lines import read_file

    now = clock.now()
    for path in follow(list(files_below(paths)), "read"):
        yield from read_file(path, now)
