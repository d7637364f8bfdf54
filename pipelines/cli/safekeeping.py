"""`backup` and `restore`: both stores in one file and back.

What is kept, and how, is known to `pipelines.backup` and `pipelines.restore`.
"""

from pathlib import Path
from typing import Annotated

import typer

from pipelines.errors import UserError

Out = Annotated[Path, typer.Argument(metavar="OUT", help="The archive to write, a ZIP file.", show_default=False)]
Given = Annotated[Path, typer.Argument(metavar="ARCHIVE", help="What `backup` wrote.", show_default=False)]
Force = Annotated[bool, typer.Option("--force", help="Replace what this home and its database hold.")]
Tombstones = Annotated[
    list[Path] | None,
    typer.Option(help="Receipts of erasures made since the backup, or folders of them: these people do not come back."),
]


def add_to(app: typer.Typer) -> None:
    """Adds the commands of this module."""
    app.command("backup")(back_up)
    app.command("restore")(restore)


def back_up(out: Out) -> None:
    """Keep the lake, the database and what waits in the inbox in one file; runs may go on meanwhile.

    The API's token and other settings are not in it, nor Dagster's records, logs and marts.
    """
    from pipelines import backup
    from pipelines.cli.output import write_whole
    from pipelines.cli.progress import follow
    from pipelines.lakes import open_existing_lake
    from pipelines.postgres import database
    from pipelines.settings import load_settings

    if out.exists():
        raise UserError(f"there is a file {out} already: name another one")
    settings = load_settings()
    open_existing_lake(settings)
    with write_whole(out) as partial, database(settings) as url:
        report = backup.back_up(settings, url, partial, lambda names: follow(names, "stored"))
    size = out.stat().st_size / 1e6
    typer.echo(
        f"{out}: {report.lake_files} files of the lake, {report.tables} tables, {report.waiting} files that wait;"
        f" {size:.1f} MB. It holds people's words: keep it where only you can read it."
    )


def restore(archive: Given, force: Force = False, tombstones: Tombstones = None) -> None:
    """Bring back what a backup holds, into an empty home; everything in it is verified first."""
    from pipelines import restore as restoring
    from pipelines.archive import open_archive
    from pipelines.cli.progress import follow
    from pipelines.postgres import database
    from pipelines.settings import load_settings

    settings = load_settings()
    erased = restoring.read_tombstones(tombstones or [])
    with open_archive(archive) as opened:
        restoring.check(opened, lambda names: follow(names, "verified"))
        with database(settings) as url:
            report = restoring.restore(
                settings, url, opened, erased, force, _tell, lambda names: follow(names, "restored")
            )
    typer.echo(
        f"{settings.home}: {report.lake_files} files of the lake, {report.tables} tables, {report.waiting} files that"
        f" wait, as of {report.made_at[:19]} UTC. Marts: `matchmill run --job marts`."
    )
    if report.known_erased:
        typer.echo(f"Of the people who were erased before or since, {report.known_erased} in number, none came back.")
    else:
        typer.echo("Whoever was erased after that moment is back, unless you name the receipts by --tombstones.")


def _tell(sentence: str) -> None:
    typer.echo(sentence, err=True)
