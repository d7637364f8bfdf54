"""`erase`: one person taken out of everything that is kept.

What is theirs and how it is taken out is known to `pipelines.erase`.
"""

from pathlib import Path
from typing import Annotated

import typer

from assets import clock
from pipelines.errors import UserError

Profile = Annotated[str, typer.Option(metavar="ID|EMAIL", help="Who: the profile, or an e-mail address of theirs.")]
Documents = Annotated[
    list[str] | None,
    typer.Option("--document", help="A document of theirs that could not be read, by its identifier in quarantine."),
]
Receipt = Annotated[
    Path | None, typer.Option(help="Where the receipt goes; without it, into the folder receipts of the home.")
]
DryRun = Annotated[bool, typer.Option(help="Count what would be erased, and erase nothing.")]


def add_to(app: typer.Typer) -> None:
    """Adds the commands of this module."""
    app.command("erase")(erase)


def erase(profile: Profile, document: Documents = None, receipt: Receipt = None, dry_run: DryRun = False) -> None:
    """Erase one person from lake, tables, matches, quarantine and inbox; the next run does not bring them back."""
    import json

    from pipelines import erase as erasing
    from pipelines.cli.progress import follow
    from pipelines.postgres import database
    from pipelines.receipts import make_receipt, write_receipt
    from pipelines.settings import load_settings

    settings = load_settings()
    if receipt and receipt.exists():
        raise UserError(f"there is a file {receipt} already: name another one")
    with database(settings) as url:
        removed, tombstone = erasing.erase(
            settings,
            url,
            profile,
            document or [],
            dry_run=dry_run,
            say=lambda sentence: typer.echo(sentence, err=True),
            follow=lambda names: follow(names, "looked through"),
        )
    told = make_receipt(removed, tombstone, clock.now())
    if dry_run:
        typer.echo(json.dumps(told["removed"], indent=1))
        typer.echo("Nothing was erased.", err=True)
        return
    path = receipt or settings.home / "receipts" / f"{clock.now():%Y%m%dT%H%M%S}-{tombstone.profile_id}.json"
    write_receipt(path, told)
    typer.echo(f"Erased. The receipt is {path}; keep a copy with your backups.")
    for sentence in removed.left:
        typer.echo(sentence, err=True)
    typer.echo("The next run fills up the lists that the person stood in.", err=True)
