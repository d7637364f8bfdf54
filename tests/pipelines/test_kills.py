"""A run killed in any stage serves nothing half, loses nothing and records nothing twice: the next run heals it."""

import random
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import polars as pl
import pytest

from tests.pipelines.arrived import Frames, Served, arrived, frames_of, polled, served_by
from tests.pipelines.homes import Home
from tests.pipelines.watching import ROOT

STAGES = {
    "raw": "raw_",
    "parsed": "parse_documents",
    "current": "current_",
    "text_model": "text_model",
    "features": "_features",
    "neighbours": "neighbours",
    "shortlist": "shortlist",
    "judged": "judged_pairs",
    "ranked": "ranked_matches",
    "published": "published_",
}
"""Each stage of an arrival, and what the names of its steps have in common."""

SEEDS = 20

Moment = tuple[str, int]
"""A step, and how many of its moments have passed, see `doomed`."""


@dataclass
class Undisturbed:
    """The same arrival without a kill: what was served before and after it, and the moments it went through."""

    before: Served
    after: Served
    frames: Frames
    moments: list[Moment]

    def of(self, stage: str) -> list[Moment]:
        return [moment for moment in self.moments if STAGES[stage] in moment[0]]


def start(home: Home, *doom: object, command: tuple[str, ...] = ("run",)) -> "subprocess.Popen[str]":
    """The command in a process that ends itself at that step and moment, or notes all of them in a file."""
    line = [sys.executable, "-m", "tests.pipelines.doomed", *map(str, doom), *command]
    environment = {**home.settings.environment(home.url), "PYTHONPATH": str(ROOT)}
    return subprocess.Popen(line, env=environment, cwd=ROOT, stderr=subprocess.PIPE, text=True)


def noted(notes: Path) -> list[Moment]:
    """All moments of a run, in order."""
    counts: dict[str, int] = {}
    moments: list[Moment] = []
    for line in notes.read_text().splitlines():
        step = line.split()[0]
        counts[step] = counts.get(step, 0) + 1
        moments.append((step, counts[step]))
    return moments


def draw(moments: list[Moment], seed: int) -> Moment:
    """A moment by seed: of the seeds from 1 on each has its own part of the stage, so that together they cover it."""
    chance = random.Random(f"{moments[0][0]}-{seed}")
    if seed == 0:
        return chance.choice(moments)
    return moments[int((seed - 1 + chance.random()) / SEEDS * len(moments))]


@pytest.fixture(scope="module")
def undisturbed(sample_home: Home, server_url: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Undisturbed]:
    folder = tmp_path_factory.mktemp("undisturbed")
    with arrived(sample_home, server_url, folder / "home") as home:
        before = served_by(home)
        run = start(home, "", 0, folder / "notes")
        _, errors = run.communicate()
        assert run.returncode == 0, errors
        yield Undisturbed(before, served_by(home), frames_of(home), noted(folder / "notes"))


def check(home: Home, moment: Moment, undisturbed: Undisturbed) -> None:
    whole = (undisturbed.before, undisturbed.after)
    with polled(home) as seen:
        run = start(home, *moment, "")
        run.communicate()
        assert run.returncode == -9, f"the run was over before {moment}"
        assert home.run().success
    assert seen and all(served.is_step_of(*whole) for served in seen), "half a set was served"
    assert served_by(home) == undisturbed.after
    assert not [path for path in home.settings.inbox.rglob("*") if path.is_file()]
    for name, frame in frames_of(home).items():
        expected = undisturbed.frames[name]
        assert frame.height == expected.height, name
        assert frame.equals(expected), name


def test_an_arrival_changes_what_is_served(undisturbed: Undisturbed) -> None:
    assert undisturbed.before.lists and undisturbed.after.lists != undisturbed.before.lists
    assert all(undisturbed.of(stage) for stage in STAGES)
    assert len(undisturbed.of("published")) > 100 and len(undisturbed.of("raw")) > 20


@pytest.mark.parametrize("stage", STAGES)
def test_a_killed_run_is_healed_by_the_next(
    stage: str, sample_home: Home, server_url: str, undisturbed: Undisturbed, tmp_path: Path
) -> None:
    with arrived(sample_home, server_url, tmp_path / "home") as home:
        check(home, draw(undisturbed.of(stage), 0), undisturbed)


@pytest.mark.soak
@pytest.mark.parametrize("seed", range(1, SEEDS + 1))
@pytest.mark.parametrize("stage", STAGES)
def test_twenty_killed_runs_a_stage_are_healed(
    stage: str, seed: int, sample_home: Home, server_url: str, undisturbed: Undisturbed, tmp_path: Path
) -> None:
    with arrived(sample_home, server_url, tmp_path / "home") as home:
        check(home, draw(undisturbed.of(stage), seed), undisturbed)


@pytest.mark.soak
@pytest.mark.parametrize("seed", range(1, 4))
def test_killed_marts_stay_as_they_were(seed: int, mart_home: Home, tmp_path: Path) -> None:
    marts = {path: pl.read_parquet(path) for path in (mart_home.settings.home / "marts" / "files").glob("*.parquet")}
    command = ("run", "--job", "marts")
    start(mart_home, "", 0, tmp_path / "notes", command=command).communicate()
    moment = random.Random(seed).choice(noted(tmp_path / "notes"))
    run = start(mart_home, *moment, "", command=command)
    run.communicate()
    assert run.returncode == -9
    assert marts and all(pl.read_parquet(path).height == frame.height for path, frame in marts.items())
    assert mart_home.run("marts").success
