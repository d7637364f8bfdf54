"""`run`: the pipeline without the UI.

How a job is run is known to `pipelines.runner`; this says what came of it.
"""

import sys
from typing import Annotated

import typer

from assets import clock
from pipelines.errors import UserError

Select = Annotated[str, typer.Option(help="Assets, parted by commas; without it, everything from raw to published.")]
ReadAgain = Annotated[
    bool, typer.Option(help="Read every document again that older parsers, or older lists of places, have read.")
]
Job = Annotated[str, typer.Option(help="Which job: arrival, training or marts.")]


def add_to(app: typer.Typer) -> None:
    """Adds the commands of this module."""
    app.command()(run)


def run(select: Select = "", job: Job = "arrival", read_again: ReadAgain = False) -> None:
    """Materialise everything from the inbox to the published matches, or a selection of assets."""
    from pipelines.alerts import Alerts
    from pipelines.cli.intake import account_lines
    from pipelines.cli.steps import StepLines
    from pipelines.intake import read_intake
    from pipelines.lakes import open_existing_lake
    from pipelines.quarantine import STEP
    from pipelines.runner import materialise
    from pipelines.session import open_session
    from pipelines.settings import load_settings
    from pipelines.troubles import tell_of_run

    if read_again and job != "arrival":
        raise UserError("--read-again goes with the job 'arrival'")
    config = {STEP: {"read_again": True}} if read_again else None
    chosen = [name.strip() for name in select.split(",") if name.strip()]
    began = clock.now()
    with open_session(load_settings()) as (settings, instance), StepLines(sys.stderr) as lines:
        report = materialise(settings, instance, job, chosen or None, lines.tell, config=config)
        tell_of_run(Alerts(settings), instance, report.run_id, job, report.success, clock.now())
    for failure in report.failures:
        typer.echo(f"failed {failure}", err=True)
    if not report.success:
        raise UserError(f"run {report.run_id} failed; what was current before is current still")
    for line in account_lines(read_intake(open_existing_lake(settings), since=began)) if job == "arrival" else ():
        typer.echo(line, err=True)
    typer.echo(f"run {report.run_id} done in {report.seconds:.1f} s")
