"""A run killed in any stage serves nothing half, loses nothing and records nothing twice: the next run heals it."""

import random
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import polars as pl
import polars.selectors as cs
import pytest
from pydantic import SecretStr

from pipelines.settings import Settings
from sample.truths import FILES
from tests.pipelines.homes import Home, copied_database
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

STEP = re.compile(r"\s*([\d.]+) s  (\w+): done")
LISTS = """
select '{side}' as side, {side}_id::text as owner, {other}_id::text as other, rank, fit from {side}_matches as m
join match_pointers as p on p.side = '{side}' and p.set_id = m.set_id order by 2, 4"""

Frames = dict[str, pl.DataFrame]
Lists = list[dict[str, Any]]


@dataclass
class Undisturbed:
    """The same arrival without a kill: what was served before and after it, and when each step was done."""

    before: Lists
    after: Lists
    frames: Frames
    steps: list[tuple[str, float]]


@contextmanager
def arrived(sample_home: Home, server_url: str, folder: Path) -> Iterator[Home]:
    """A copy of the sample's home with a changed résumé, a new one and a changed page waiting."""
    shutil.copytree(sample_home.settings.home, folder)
    template = sample_home.url.split("?")[0].rsplit("/", 1)[1]
    with copied_database(server_url, template) as url:
        home = Home(Settings(home=folder, DATABASE_URL=SecretStr(url)))
        resume = FILES / "resumes" / "giulietta_marchbanks.txt"
        page = sorted((FILES / "postings" / "pages").glob("*.html"))[0]
        drop(home, "resumes", "again.txt", resume.read_text() + "\nSkills\nForklift licence, stock control, Python\n")
        drop(home, "resumes", "new.txt", resume.read_text().replace("iulietta", "iacoma").replace("archbanks", "erle"))
        drop(home, "postings", page.name, page.read_text().replace("and", "and also", 3))
        yield home


def drop(home: Home, kind: str, name: str, text: str) -> None:
    (home.settings.inbox / kind / name).write_text(text)


def start(home: Home) -> "subprocess.Popen[str]":
    command = [sys.executable, "-c", "from pipelines.cli import app; app()", "run"]
    environment = {**home.settings.environment(home.url), "PYTHONPATH": str(ROOT)}
    return subprocess.Popen(command, env=environment, cwd=ROOT, stderr=subprocess.PIPE, text=True)


def steps_of(run: "subprocess.Popen[str]") -> Iterator[tuple[str, float]]:
    """Each step as it is done, and the seconds since the run began."""
    assert run.stderr
    for line in run.stderr:
        if done := STEP.match(line):
            yield done[2], float(done[1])


def kill_in(stage: str, home: Home, undisturbed: Undisturbed, chance: random.Random) -> None:
    """Kill -9 at a random moment of one of the stage's steps; not of the very first, whose start no line tells."""
    places = [at for at, (step, _) in enumerate(undisturbed.steps) if STAGES[stage] in step]
    place = chance.choice([at for at in places if at > 0])
    previous, began = undisturbed.steps[place - 1]
    moment = chance.uniform(0, undisturbed.steps[place][1] - began)
    run = start(home)
    for step, _ in steps_of(run):
        if step == previous:
            break
    time.sleep(moment)
    run.kill()
    run.communicate()
    assert run.returncode == -9, "the run was over before the kill"


def lists_of(home: Home) -> Lists:
    """All lists as a reader of the API sees them."""
    sides = (("profile", "posting"), ("posting", "profile"))
    return [row for side, other in sides for row in home.query(LISTS.format(side=side, other=other))]


def frames_of(home: Home) -> Frames:
    """What is current and what is recorded, without the instants at which it was."""
    names = ("raw_postings", "raw_resumes", "parsed_postings", "parsed_profiles", "rejected_documents")
    frames = {name: home.lake.current(name).read() for name in (*names, "current_postings", "current_profiles")}
    return {name: frame.select(~cs.datetime()).sort(frame.columns[:2]) for name, frame in frames.items()}


@pytest.fixture(scope="module")
def undisturbed(sample_home: Home, server_url: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Undisturbed]:
    with arrived(sample_home, server_url, tmp_path_factory.mktemp("undisturbed") / "home") as home:
        before = lists_of(home)
        run = start(home)
        steps = list(steps_of(run))
        assert run.wait() == 0
        yield Undisturbed(before, lists_of(home), frames_of(home), steps)


def check(home: Home, stage: str, seed: int, undisturbed: Undisturbed) -> None:
    kill_in(stage, home, undisturbed, random.Random(f"{stage}-{seed}"))
    assert lists_of(home) in (undisturbed.before, undisturbed.after), "a part of a set was served"
    assert home.run().success
    assert lists_of(home) == undisturbed.after
    for name, frame in frames_of(home).items():
        expected = undisturbed.frames[name]
        assert frame.height == expected.height, name
        assert frame.equals(expected), name


def test_an_arrival_changes_what_is_served(undisturbed: Undisturbed) -> None:
    assert undisturbed.before and undisturbed.after != undisturbed.before
    assert all(any(part in step for step, _ in undisturbed.steps) for part in STAGES.values())


@pytest.mark.parametrize("stage", STAGES)
def test_a_killed_run_is_healed_by_the_next(
    stage: str, sample_home: Home, server_url: str, undisturbed: Undisturbed, tmp_path: Path
) -> None:
    with arrived(sample_home, server_url, tmp_path / "home") as home:
        check(home, stage, 0, undisturbed)


@pytest.mark.soak
@pytest.mark.parametrize("seed", range(1, 21))
@pytest.mark.parametrize("stage", STAGES)
def test_twenty_killed_runs_a_stage_are_healed(
    stage: str, seed: int, sample_home: Home, server_url: str, undisturbed: Undisturbed, tmp_path: Path
) -> None:
    with arrived(sample_home, server_url, tmp_path / "home") as home:
        check(home, stage, seed, undisturbed)
