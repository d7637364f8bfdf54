"""`bench`: the benchmarks of the repository, in a process of their own.

Nothing is measured here, and nothing of `benchmarks` is imported: the product does not hold it.
"""

import subprocess
import sys
from pathlib import Path
from typing import Annotated

import typer

from pipelines.errors import UserError

ROOT = Path(__file__).parents[2]


def add_to(app: typer.Typer) -> None:
    """Adds the command of this module."""
    app.command()(bench)


def bench(
    names: Annotated[list[str] | None, typer.Argument(metavar="NAME", help="Which; none: list them.")] = None,
    everything: Annotated[bool, typer.Option("--all", help="Run all of them.")] = False,
    json: Annotated[Path | None, typer.Option(help="Write the figures to this file as well.")] = None,
) -> None:
    """Run benchmarks, each beside its peer and its limit; exit status 1 when a limit is missed."""
    if not (ROOT / "benchmarks" / "__main__.py").exists():
        raise UserError("the benchmarks are in Matchmill's repository and not in an installed package")
    options = [*(["--all"] if everything else []), *(["--json", str(json.absolute())] if json else [])]
    command = [sys.executable, "-m", "benchmarks", *(names or []), *options]
    raise typer.Exit(subprocess.run(command, cwd=ROOT, check=False).returncode)
