"""`match` and `evaluate`: rankings of files on disk made, and rankings judged, without a home.

How documents are ranked is known to `pipelines.stateless`, how a ranking is judged to `models.ranking.evaluate`.
"""

from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from assets import clock
from pipelines.cli.output import write_whole
from pipelines.cli.progress import follow
from pipelines.errors import UserError

if TYPE_CHECKING:
    from polars import DataFrame

    from pipelines.documents import Reading
    from pipelines.stateless import Documents

Profiles = Annotated[list[Path], typer.Option("--profiles", help="Résumés, or a folder of them; may be repeated.")]
Postings = Annotated[list[Path], typer.Option("--postings", help="Files of postings, or a folder; may be repeated.")]
Top = Annotated[int, typer.Option(min=1, max=1000, help="Length of each list.")]
Out = Annotated[Path, typer.Option(help="File to write: .csv, .jsonl (with the reasons whole) or .parquet.")]
Owner = Annotated[
    Literal["profile", "posting"],
    typer.Option("--side", help="Whose lists: postings of a person or the people of a posting."),
]
Run = Annotated[Path, typer.Option("--run", help="TREC run, or CSV or JSONL with query, document, and score or rank.")]
Qrels = Annotated[Path, typer.Option("--qrels", help="TREC qrels, or CSV or JSONL with query, document, relevance.")]
Format = Annotated[Literal["table", "json"], typer.Option("--format", help="How to print the result.")]
Seed = Annotated[int, typer.Option(help="Of the resampling that the intervals come from.")]
Saved = Annotated[
    Path | None, typer.Option("--text-model", help="A saved text model; without it, one is fitted on these files.")
]


def add_to(app: typer.Typer) -> None:
    """Adds the commands of this module."""
    app.command(no_args_is_help=True)(match)
    app.command(no_args_is_help=True)(evaluate)


def match(
    profiles: Profiles, postings: Postings, out: Out, top: Top = 10, side: Owner = "profile", text_model: Saved = None
) -> None:
    """Rank files of postings for files of people, with reasons; of the home only its taxonomy is used, if any."""
    from pipelines.lakes import taxonomy_in_use
    from pipelines.match_files import table_of, writer_for
    from pipelines.settings import load_settings
    from pipelines.stateless import choose_text_model, rank

    write = writer_for(out)
    taxonomy, said = taxonomy_in_use(load_settings())
    typer.echo(said, err=True)
    documents, complete = _read(profiles, postings)
    model = choose_text_model(documents, text_model, taxonomy)
    typer.echo(f"Text model {model.version}, {model.regime} regime: {model.reason}", err=True)
    lists = rank(documents, model, taxonomy, side, top, follow)
    with write_whole(out) as partial:
        write(table_of(lists, documents), partial)
    owners = (documents.profiles if side == "profile" else documents.postings).filter(status="open").height
    matched = lists[f"{side}_id"].n_unique()
    typer.echo(f"{lists.height} matches for {matched} of {owners} {side}s in {out}.", err=True)
    if not complete:
        raise typer.Exit(1)


def _read(profiles: list[Path], postings: list[Path]) -> "tuple[Documents, bool]":
    """What the files hold, and whether all of them could be read as a whole; what could not is told at once."""
    from pipelines.documents import choose_files, read_people, read_postings, rejection_lines
    from pipelines.stateless import resolve

    now = clock.now()
    people, no_people = choose_files(profiles, "resumes")
    vacancies, no_vacancies = choose_files(postings, "postings")
    if passed_over := {*no_people, *no_vacancies} - {*people, *vacancies}:
        typer.echo(f"{len(passed_over)} files in the folders hold the other kind and were passed over.", err=True)
    chosen = [*((path, read_people) for path in people), *((path, read_postings) for path in vacancies)]
    readings: list[Reading] = []
    for position, (path, read) in enumerate(follow(chosen, "read")):
        readings.append(read(path, now + timedelta(microseconds=position)))
        for line in rejection_lines(readings[-1:]):
            typer.echo(line, err=True)
    documents = resolve(readings, now.date())
    for name, rows in (("people", documents.profiles), ("postings", documents.postings)):
        shut = rows.filter(status="expired").height
        if rows.height == shut:
            raise UserError(f"no {name} to match: none of the files holds any that are open")
        typer.echo(f"{rows.height} {name}{f', {shut} of them expired' if shut else ''}.", err=True)
    return documents, not any(reading.rejected for reading in readings)


def evaluate(run: Run, qrels: Qrels, format: Format = "table", seed: Seed = 20) -> None:
    """Judge a ranking: MAP, nDCG@10, recall@10 and @50, and MRR, each with its 95 % interval."""
    import json
    from dataclasses import asdict

    from models.ranking.judge import judge_run
    from models.ranking.trec import read_qrels, read_run

    try:
        ranking, judgements = read_run(run), read_qrels(qrels)
        metrics = judge_run(ranking, judgements, seed)
    except OSError as error:
        raise UserError(f"can't read {error.filename}: {(error.strerror or str(error)).lower()}") from None
    except ValueError as error:
        raise UserError(str(error)) from None
    for line in _unjudged(ranking, judgements):
        typer.echo(line, err=True)
    if format == "json":
        typer.echo(json.dumps({name: asdict(metric) for name, metric in metrics.items()}))
        return
    typer.echo(f"{'':<10}{'mean':>8}{'low':>8}{'high':>8}   95 % interval, {metrics['map'].queries} queries")
    for name, metric in metrics.items():
        typer.echo(f"{name:<10}{metric.mean:8.4f}{metric.low:8.4f}{metric.high:8.4f}")


def _unjudged(ranking: "DataFrame", judgements: "DataFrame") -> list[str]:
    """What of the ranking and the judgements does not meet, a sentence each."""
    asked = judgements.filter(judgements["relevance"] > 0).select("query").unique()
    unanswered = asked.join(ranking, on="query", how="anti").height
    unknown = ranking.select("query").unique().join(asked, on="query", how="anti").height
    return [
        *([f"{unanswered} judged queries are not in the run and count 0."] if unanswered else []),
        *([f"{unknown} queries of the run have no relevant document and count for nothing."] if unknown else []),
    ]
