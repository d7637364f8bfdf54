"""What a soak run writes about itself: `docs/soak.md`, with the commit, the command and each test's counts and seconds.

Nothing is tested here; it is a plugin of pytest that `--soak-report=PATH` turns on.
"""

import os
import platform
import subprocess
import sys
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import psutil
import pytest


@dataclass
class Tally:
    """One test function: what became of its cases, and how long they took together."""

    outcomes: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    seconds: float = 0.0


class SoakReport:
    """Collects outcomes while the tests run and writes them down at the end, also of a run that was stopped."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.tallies: dict[str, Tally] = defaultdict(Tally)
        self.collected = 0

    def pytest_collection_finish(self, session: pytest.Session) -> None:
        self.collected = len(session.items)

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        tally = self.tallies[report.nodeid.split("[")[0]]
        tally.seconds += report.duration
        if report.when == "call" or report.outcome != "passed":
            tally.outcomes[report.outcome] += 1

    def pytest_sessionfinish(self) -> None:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        self.path.write_text(self.text())

    def text(self) -> str:
        """The report in Markdown. Names no host and no path of the machine."""
        done = sum(sum(tally.outcomes.values()) for tally in self.tallies.values())
        lines = [
            "# The last soak",
            "",
            f"- commit: `{_git('rev-parse', '--short=12', 'HEAD')}`{_unclean()}",
            f"- command: `pytest {' '.join(_told(word) for word in sys.argv[1:])}`",
            f"- date: {datetime.now(UTC):%Y-%m-%d %H:%M} UTC",
            f"- machine: {_machine()}",
            f"- cases: {done} of {self.collected} that were asked for",
            "",
            "| test | passed | failed | skipped | seconds |",
            "|---|---|---|---|---|",
        ]
        for name, tally in sorted(self.tallies.items()):
            counts = " | ".join(str(tally.outcomes[outcome]) for outcome in ("passed", "failed", "skipped"))
            lines.append(f"| {name} | {counts} | {tally.seconds:.0f} |")
        return "\n".join([*lines, ""])


def _machine() -> str:
    memory = psutil.virtual_memory().total / 2**30
    load = os.getloadavg()[0]
    python = platform.python_version()
    return f"{os.cpu_count()} cores, {memory:.0f} GiB, {platform.system()}, Python {python}; load {load:.1f} at the end"


def _told(word: str) -> str:
    return Path(word).name if Path(word).is_absolute() else word


def _unclean() -> str:
    return " with changes that are not committed" if _git("status", "--porcelain", "--untracked-files=no") else ""


def _git(*arguments: str) -> str:
    asked = subprocess.run(["git", *arguments], capture_output=True, text=True, check=False)
    return asked.stdout.strip() or ("unknown" if arguments[0] == "rev-parse" else "")
