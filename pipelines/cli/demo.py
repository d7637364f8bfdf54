"""`demo`: the main job on the bundled sample, in a home of its own, and what came of it in words.

What is printed is read back from Postgres and the lake by `pipelines.demo`.
"""

import sys

import typer

from pipelines.errors import UserError


def add_to(app: typer.Typer) -> None:
    """Adds the commands of this module."""
    app.command()(demo)


def demo() -> None:
    """Match the people of the bundled sample to its postings, from files to ranked matches with reasons."""
    from pipelines.arrivals import bring_in, files_below
    from pipelines.cli.steps import StepLines
    from pipelines.demo import SAMPLE, demo_settings, tell
    from pipelines.runner import materialise
    from pipelines.session import open_session

    settings = demo_settings()
    typer.echo(f"Home of the demo: {settings.home}")
    for path in files_below([SAMPLE]):
        bring_in(path, settings.inbox, None, "sample")
    with open_session(settings) as (opened, instance), StepLines(sys.stderr) as lines:
        reports = [materialise(opened, instance, job=job, progress=lines.tell) for job in ("arrival", "marts")]
        failures = [failure for report in reports for failure in report.failures]
        if failures:
            raise UserError("the demo failed: " + "; ".join(failures))
        for line in tell(opened, reports):
            typer.echo(line)
