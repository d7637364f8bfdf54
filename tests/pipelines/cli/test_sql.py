"""What a data team sees of `matchmill sql`: answers from lake and marts, nobody named, nothing changed."""

import json
from pathlib import Path

import pytest
from typer.testing import Result

from tests.pipelines.cli.invoking import invoke
from tests.pipelines.homes import Home


def ask(home: Home, *arguments: str, given: str | None = None) -> Result:
    return invoke("sql", *arguments, given=given, MATCHMILL_HOME=str(home.settings.home))


def test_a_statement_is_answered_from_the_lake_and_from_the_marts(mart_home: Home) -> None:
    result = ask(mart_home, "select count(*) from current_profiles; select sum(documents) from intake")
    profiles = mart_home.lake.current("current_profiles").read()
    documents = sum(mart_home.lake.current(f"raw_{kind}").read().height for kind in ("postings", "resumes"))
    assert result.stdout.split() == [str(profiles.height), str(documents)]


def test_people_are_masked(mart_home: Home) -> None:
    result = ask(mart_home, "--format", "json", "select name, email, phone, location, work from current_profiles")
    values = {value for row in json.loads(result.stdout) for value in row.values()}
    assert values == {"[masked]", None}


def test_long_answers_are_cut_and_say_so(mart_home: Home) -> None:
    result = ask(mart_home, "--limit", "2", "select posting_id from current_postings")
    assert result.stdout.count("\n") == 2
    assert result.stderr == "only the first 2 rows; --limit shows more\n"


@pytest.mark.parametrize(
    "statement",
    [
        "create table mine as select 1",
        "drop view lake.current_profiles",
        "set threads = 1",
        "select 1; copy (select 1) to '{file}'",
        "explain analyze copy (select 1) to '{file}'",
    ],
)
def test_a_statement_that_does_not_read_is_refused(mart_home: Home, tmp_path: Path, statement: str) -> None:
    file = tmp_path / "written.csv"
    result = ask(mart_home, statement.format(file=file))
    assert result.exit_code == 2
    assert "only statements that read are run here" in result.stderr
    assert not file.exists()


def test_a_mistake_is_told_in_the_words_of_the_database(mart_home: Home) -> None:
    result = ask(mart_home, "select salary from pay")
    assert result.exit_code == 2
    assert 'Referenced column "salary" not found' in result.stderr


def test_statements_come_from_standard_input_too(mart_home: Home) -> None:
    assert ask(mart_home, given="select 40 + 2;\nselect 'two';\n").stdout == "42\ntwo\n"


def test_without_a_lake_it_says_what_is_missing(new_home: Path) -> None:
    result = invoke("sql", "select 1", MATCHMILL_HOME=str(new_home))
    assert (result.exit_code, "nothing has arrived yet" in result.stderr) == (2, True)
    assert not new_home.exists()
