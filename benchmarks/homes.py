"""A home of its own for one measured run of the pipeline: filled, run in a process of its own, and watched.

What is measured and which limit it has is said by the benchmarks; nothing here outlives them.
"""

import os
import re
import resource
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

import psutil

ROOT = Path(__file__).parents[1]
STEP = re.compile(r"\s*([\d.]+) s  (\w+): done")
TEXT_MODEL = ("current", "manifests", "data")
"""Folders of the lake in which the text model has its pointer, its manifest and its bytes."""

TO_TEXT_MODEL = (
    "raw_postings,raw_resumes,raw_employer_postings,raw_profile_edits,"
    "rejected_documents,parsed_postings,parsed_profiles,current_postings,current_profiles,text_model"
)
"""What has to run before a text model is there."""


@dataclass(frozen=True)
class Measured:
    """One run: seconds on the clock and of all processors, the most memory at once, and the seconds of each step."""

    seconds: float
    cpu_seconds: float
    peak_mb: float
    steps: dict[str, float] = field(default_factory=dict[str, float])

    def costliest(self, count: int = 6) -> list[tuple[str, float]]:
        """The steps that took longest."""
        return sorted(self.steps.items(), key=lambda step: -step[1])[:count]


@dataclass(frozen=True)
class Home:
    """One installation in `folder` with an embedded Postgres."""

    folder: Path
    shards: int = 8

    @property
    def inbox(self) -> Path:
        return self.folder / "inbox"

    def run(self, *arguments: str) -> Measured:
        """`matchmill run` to its end. Raises subprocess.CalledProcessError when it fails."""
        command = [sys.executable, "-m", "benchmarks.matchmill", "run", *arguments]
        environment = {**os.environ, "MATCHMILL_HOME": str(self.folder), "MATCHMILL_SHARDS": str(self.shards)}
        before, started = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
        with (self.folder / "run.log").open("w+") as log:
            process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=log, stderr=subprocess.STDOUT)
            watch = _Watch(process.pid)
            watch.start()
            status = process.wait()
            seconds = time.monotonic() - started
            watch.join()
            log.seek(0)
            told = log.read()
        if status:
            raise subprocess.CalledProcessError(status, command, told)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        return Measured(seconds, cpu, watch.peak / 2**20, _steps(told))

    def remove(self) -> None:
        """Free its disk for the next one."""
        shutil.rmtree(self.folder)

    def take_text_model(self, other: "Home") -> None:
        """Have the text model of another home, so that no measured run trains one."""
        for folder in TEXT_MODEL:
            for path in (other.folder / "lake" / folder).glob("text_model*"):
                target = self.folder / "lake" / folder / path.name
                target.parent.mkdir(parents=True, exist_ok=True)
                (shutil.copytree if path.is_dir() else shutil.copy)(path, target)


class _Watch(threading.Thread):
    """The most memory that a process and its children held at once; pages that they share count once."""

    def __init__(self, pid: int, interval: float = 0.5) -> None:
        super().__init__(daemon=True)
        self.root, self.interval, self.peak = psutil.Process(pid), interval, 0

    def run(self) -> None:
        while self.root.is_running() and self.root.status() != psutil.STATUS_ZOMBIE:
            self.peak = max(self.peak, _held_by([self.root, *_children(self.root)]))
            time.sleep(self.interval)


def _children(root: psutil.Process) -> list[psutil.Process]:
    try:
        return root.children(recursive=True)
    except psutil.NoSuchProcess:
        return []


def _held_by(processes: Iterable[psutil.Process]) -> int:
    held = 0
    for process in processes:
        try:
            memory = process.memory_full_info()
            held += getattr(memory, "pss", memory.uss)
        except (psutil.NoSuchProcess, psutil.AccessDenied):
            continue
    return held


def _steps(told: str) -> dict[str, float]:
    """Seconds of each step, from the lines that tell when each was done."""
    steps, last = dict[str, float](), 0.0
    for moment, name in STEP.findall(told):
        steps[name], last = float(moment) - last, float(moment)
    return steps
