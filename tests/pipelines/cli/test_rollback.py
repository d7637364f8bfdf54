"""An operator's way back: readers see the earlier run, newer arrivals wait, and the release lets them through."""

import pytest
from typer.testing import Result

from sample.truths import FILES
from tests.pipelines.cli.invoking import invoke
from tests.pipelines.homes import Home

PERSON = FILES / "resumes" / "giulietta_marchbanks.txt"
SEEN = "select run_id, side, shard, set_id from match_pointers order by side, shard"


def roll_back(home: Home, *arguments: str) -> Result:
    return invoke("rollback", *arguments, MATCHMILL_HOME=str(home.settings.home), DATABASE_URL=home.url)


@pytest.fixture
def twice(home: Home) -> Home:
    """A home on which two runs have published different matches."""
    change_person(home, "Forklift licence, stock control")
    return home


def change_person(home: Home, skills: str) -> None:
    changed = home.settings.home / PERSON.name
    changed.write_text(f"{PERSON.read_text()}\nSkills\n{skills}\n")
    home.drop(changed, "resumes")
    report = home.run()
    assert report.success, report.failures


def runs(home: Home) -> list[str]:
    return [row["id"] for row in home.query("select id from match_runs order by published_at")]


def test_readers_go_back_stay_and_are_released(twice: Home) -> None:
    first, second = runs(twice)
    listed = [line.split("\t") for line in roll_back(twice, "--list").stdout.splitlines()]
    assert [(row[0], row[4]) for row in listed] == [(second, "readers see this"), (first, "")]

    before = twice.query(SEEN)
    assert f"Readers would see run {first}" in roll_back(twice, "--dry-run").stdout
    assert twice.query(SEEN) == before

    went = roll_back(twice)
    assert went.exit_code == 0, went.stderr
    assert f"Readers now see run {first}" in went.stdout
    earlier = twice.query(SEEN)
    assert {row["run_id"] for row in earlier} == {first}

    change_person(twice, "Python, welding, German")
    assert twice.query(SEEN) == earlier, "a run that follows publishes nothing"
    published = twice.lake.current("published_matches")
    assert published.version("held_at_run") == first
    read = twice.query(
        "select count(*) as rows from profile_matches where set_id in (select set_id from match_pointers)"
    )
    assert published.read("profile/").height == read[0]["rows"], "the lake says what readers see"

    assert f"Readers see run {first}" in roll_back(twice, "--release").stdout
    assert twice.run().success
    (latest,) = {row["run_id"] for row in twice.query(SEEN)}
    assert latest not in (first, second)


def test_what_cannot_be_done_is_told_in_a_sentence(home: Home) -> None:
    alone = roll_back(home)
    assert (alone.exit_code, "no run before the current one is kept" in alone.stderr) == (2, True)
    unknown = roll_back(home, "--to", "nothing-like-it")
    assert (unknown.exit_code, "there is no such run" in unknown.stderr) == (2, True)
    both = roll_back(home, "--list", "--release")
    assert (both.exit_code, "exclude each other" in both.stderr) == (2, True)
    assert "Readers are not held" in roll_back(home, "--release").stdout
