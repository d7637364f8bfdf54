"""`intake`: what became of the rows of each file that arrived.

How it is counted is known to `pipelines.intake`.
"""

from typing import TYPE_CHECKING, Annotated, Literal

import typer

from pipelines.cli.tables import show_rows
from pipelines.errors import UserError

if TYPE_CHECKING:
    from polars import DataFrame

File = Annotated[str, typer.Option("--file", help="Only the file of this name, or the document that begins so.")]
Since = Annotated[str, typer.Option("--since", help="With --file: what is new, changed and gone since this file.")]
Format = Annotated[Literal["table", "json"], typer.Option("--format", help="How to print the account.")]

COLUMNS = ("File", "Kind", "In", "Parsed", "of them new", "changed", "Duplicates", "Rejected", "Reasons")


def add_to(app: typer.Typer) -> None:
    """Adds the commands of this module."""
    app.command()(intake)


def intake(file: File = "", since: Since = "", format: Format = "table") -> None:
    """Account for every row that arrived, a file a line: in = parsed + duplicates + rejected."""
    import json

    from pipelines.intake import compare_files, read_intake
    from pipelines.lakes import open_existing_lake
    from pipelines.settings import load_settings

    if since and not file:
        raise UserError("--since goes with --file: the file that came later")
    lake = open_existing_lake(load_settings())
    found = read_intake(lake, file)
    if format == "json":
        typer.echo(json.dumps(found.to_dicts(), default=str, ensure_ascii=False, indent=1))
    else:
        show_rows(COLUMNS, _rows(found))
    for line in account_lines(found):
        typer.echo(line, err=True)
    if since:
        told = ", ".join(f"{number} {what}" for what, number in compare_files(lake, since, file).items())
        typer.echo(f"Since {since}: {told}.", err=True)


def account_lines(intake: "DataFrame") -> list[str]:
    """The sums as sentences, one for postings and one for people."""
    from pipelines.intake import sum_up

    lines: list[str] = []
    for kind, what in (("postings", "Postings"), ("resumes", "People")):
        totals = sum_up(intake.filter(kind=kind))
        if totals.files:
            numbers = totals.numbers
            reasons = ", ".join(f"{count} {reason}" for reason, count in totals.reasons.items())
            lines.append(
                f"{what}: {numbers['rows_in']} in from {totals.files} files = {numbers['parsed']} parsed "
                f"({numbers['new']} new, {numbers['changed']} changed) + {numbers['duplicates']} duplicates "
                f"+ {numbers['rejected']} rejected{f' ({reasons})' if reasons else ''}."
            )
    return lines


def _rows(found: "DataFrame") -> list[list[str]]:
    """A line a file; résumés that were read and hold one person each are one line together."""
    import polars as pl

    from pipelines.intake import NUMBERS, sum_up

    single = (pl.col("kind") == "resumes") & (pl.col("rows_in") == 1) & (pl.col("rejected") == 0)
    together = found.filter(single) if found.filter(single).height > 1 else found.clear()
    rows = [
        [row["name"], row["kind"], *(str(row[name]) for name in NUMBERS), row["reasons"]]
        for row in found.join(together, on="document_id", how="anti", maintain_order="left").iter_rows(named=True)
    ]
    if together.height:
        totals = sum_up(together)
        numbers = [str(totals.numbers[name]) for name in NUMBERS]
        rows.append([f"{totals.files} files of one person each", "resumes", *numbers, ""])
    return rows
