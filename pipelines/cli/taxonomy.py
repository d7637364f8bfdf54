"""`taxonomy load`, `show` and `drop`: the official classifications beside our own skills.

How files are read and joined is in `models.skills`; where the result is kept, in `assets.taxonomy`.
"""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from pipelines.cli.tables import show_rows
from pipelines.errors import UserError

if TYPE_CHECKING:
    from models.skills.official.records import Official

Source = Annotated[Literal["esco", "onet"], typer.Argument(help="Which classification.", show_default=False)]
Folder = Annotated[Path, typer.Argument(metavar="PATH", help="Folder of its official files.", show_default=False)]


def add_to(app: typer.Typer) -> None:
    """Adds the commands of this module."""
    family = typer.Typer(no_args_is_help=True, help="Skills and occupations: ours, and official ones joined to them.")
    for command in (load, show, drop):
        family.command()(command)
    app.add_typer(family, name="taxonomy")


def load(source: Source, path: Folder) -> None:
    """Load ESCO or O*NET from the official files (CSV, text, XLSX or Parquet); features are computed anew next run."""
    from assets.taxonomy import store_official, taxonomy_of
    from models.skills.official.esco import read_esco
    from models.skills.official.onet import read_onet
    from models.skills.official.tables import WrongFiles
    from pipelines.lakes import open_lake
    from pipelines.settings import load_settings

    try:
        official = read_esco(path) if source == "esco" else read_onet(path)
    except WrongFiles as error:
        raise UserError(str(error)) from None
    lake = open_lake(load_settings())
    before = taxonomy_of(lake).version
    store_official(lake, official)
    taxonomy = taxonomy_of(lake)
    typer.echo(_sentence(official))
    if taxonomy.version == before:
        typer.echo("It was loaded already: nothing changed.")
    else:
        typer.echo(f"Taxonomy version {taxonomy.version}: the next run computes every document's features anew.")


def show() -> None:
    """Say what is in use: how many skills and names, what is loaded, and the version."""
    from assets.taxonomy import read_officials, taxonomy_of
    from models.skills.occupations import load_occupations
    from models.skills.taxonomy import load_taxonomy
    from pipelines.lakes import open_lake
    from pipelines.settings import load_settings

    lake = open_lake(load_settings())
    ours, taxonomy = load_taxonomy(), taxonomy_of(lake)
    rows = [["ours", f"{len(ours.skills):,}", f"{len(ours.aliases):,}", f"{len(load_occupations()):,}"]]
    for official in read_officials(lake):
        names = official.skills.height + int(official.skills["names"].list.len().sum())
        rows.append([official.source, f"{official.skills.height:,}", f"{names:,}", f"{official.occupations.height:,}"])
    show_rows(["Source", "Skills", "Names", "Occupations"], rows)
    typer.echo(
        f"In use: {len(taxonomy.skills):,} skills, {len(taxonomy.same_as):,} of them official ones that are ours too; "
        f"{len(taxonomy.aliases):,} names are looked for in text. Version {taxonomy.version}."
    )


def drop(source: Source) -> None:
    """Stop using a classification that was loaded."""
    from assets.taxonomy import drop_official
    from pipelines.lakes import open_lake
    from pipelines.settings import load_settings

    if not drop_official(open_lake(load_settings()), source):
        raise UserError(f"{source} is not loaded")
    typer.echo(f"{source} is out of use: the next run computes every document's features anew.")


def _sentence(official: "Official") -> str:
    names = int(official.skills["names"].list.len().sum())
    return (
        f"{official.source}: {official.skills.height:,} skills with {names:,} further names, "
        f"{official.occupations.height:,} occupations, {official.relations.height:,} ties between them."
    )
