"""A person sees what became of every row that arrived: in = parsed + duplicates + rejected, per file and in sum."""

import json
from collections import Counter
from typing import Any

from typer.testing import Result

from sample.truths import FILES, load_truths
from tests.pipelines.cli.invoking import invoke
from tests.pipelines.homes import Home

NUMBERS = ("rows_in", "parsed", "duplicates", "rejected")


def intake(home: Home, *arguments: str) -> Result:
    return invoke("intake", *arguments, MATCHMILL_HOME=str(home.settings.home), DATABASE_URL=home.url)


def records(home: Home, *arguments: str) -> list[dict[str, Any]]:
    return json.loads(intake(home, *arguments, "--format", "json").stdout)


def test_every_row_of_the_sample_is_accounted_for(sample_home: Home) -> None:
    rows = records(sample_home)
    assert all(row["rows_in"] == row["parsed"] + row["duplicates"] + row["rejected"] >= 1 for row in rows)
    postings = Counter({row["name"]: row["rows_in"] for row in rows if row["kind"] == "postings"})
    listed = Counter(file.rsplit("/", 1)[-1] for file, _ in load_truths().posting_by_reference())
    assert postings == listed
    people = [row for row in rows if row["kind"] == "resumes"]
    assert len(people) == len(list((FILES / "resumes").iterdir()))
    assert sum(row["rejected"] for row in people) == 4


def test_copies_of_one_vacancy_are_duplicates_and_the_rest_is_current(sample_home: Home) -> None:
    rows = [row for row in records(sample_home) if row["kind"] == "postings"]
    new = sum(row["new"] for row in rows)
    assert new == sample_home.lake.current("current_postings").rows
    assert sum(row["duplicates"] for row in rows) > 0


def test_the_sums_are_said_and_one_file_can_be_asked_for(sample_home: Home) -> None:
    rows = records(sample_home)
    name = next(row["name"] for row in rows if row["kind"] == "postings")
    result = intake(sample_home, "--file", name)
    assert result.stdout.splitlines()[0].startswith(f"{name}\tpostings\t")
    assert "in from 1 files = " in result.stderr
    sums = {at: sum(row[at] for row in rows if row["kind"] == "postings") for at in NUMBERS}
    said = intake(sample_home).stderr
    assert f"Postings: {sums['rows_in']} in from" in said
    assert f"+ {sums['duplicates']} duplicates + {sums['rejected']} rejected." in said
    unknown = intake(sample_home, "--file", "no.csv")
    assert (unknown.exit_code, "no file of that name has arrived" in unknown.stderr) == (2, True)
