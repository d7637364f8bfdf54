"""`gazetteer load` and `show`: the long list of places that documents are read with.

What a list holds is known to `models.parsing.places.geonames`, where it is kept to `assets.gazetteer`.
"""

from pathlib import Path
from typing import Annotated

import typer

from pipelines.cli.progress import follow
from pipelines.errors import UserError

Paths = Annotated[
    list[Path],
    typer.Argument(help="Lists as GeoNames has them (TXT, ZIP), CSV or Parquet; give all at once.", show_default=False),
]


def add_to(app: typer.Typer) -> None:
    """Adds the commands of this module."""
    family = typer.Typer(no_args_is_help=True, help="The list of places that documents are read with.")
    family.command(no_args_is_help=True)(load)
    family.command()(show)
    app.add_typer(family, name="gazetteer")


def load(paths: Paths) -> None:
    """Read places with these lists too, from the next document on; they replace the lists loaded before."""
    from assets.gazetteer import store_places
    from models.parsing.places.geonames import PlaceLists, read_places
    from models.parsing.records import Rejected
    from pipelines.lakes import open_lake
    from pipelines.settings import load_settings

    lists = PlaceLists()
    for path in follow(paths, "read"):
        try:
            typer.echo(f"{path}: {read_places(path, lists)} places", err=True)
        except OSError as error:
            raise UserError(f"can't read {path}: {(error.strerror or str(error)).lower()}") from None
        except Rejected as rejected:
            raise UserError(f"{path}: {rejected.detail}") from None
    if not lists.cities:
        raise UserError("none of the files has cities; load one of them together with the names of regions")
    files = open_lake(load_settings()).files
    places = len(lists.cities) + len(lists.regions)
    stored, new = store_places(files, lists.pack(), places, [path.name for path in paths])
    if not new:
        typer.echo(f"List {stored.number} of {stored.places} places was loaded before; nothing changed.")
        return
    typer.echo(f"List {stored.number} with {places} places is used from the next document on.")
    typer.echo("For documents that have been read before: matchmill run --read-again", err=True)


def show() -> None:
    """Say which list of places documents are read with."""
    from assets.gazetteer import read_stored
    from pipelines.lakes import open_lake
    from pipelines.settings import load_settings

    stored = read_stored(open_lake(load_settings()).files)
    if stored is None:
        typer.echo("Our own short list of countries, regions and larger cities; `gazetteer load` adds a long one.")
    else:
        typer.echo(f"List {stored.number}: {stored.places} places from {', '.join(stored.sources)}.")
