"""Calls a command in this process, as a user would type it."""

from typer.testing import CliRunner, Result

from pipelines.cli import app


def invoke(*arguments: object, given: str | None = None, **environment: str) -> Result:
    """`matchmill` with these arguments; `given` is its standard input."""
    return CliRunner(env=environment).invoke(app, [str(argument) for argument in arguments], input=given)
