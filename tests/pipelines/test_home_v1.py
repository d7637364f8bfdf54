"""A home that the first version made opens with today's release: nothing is lost, and everything works on it."""

import zipfile
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from pydantic import SecretStr

from assets.lake import FORMAT_VERSION, Files
from assets.lake.formats import read_format
from pipelines.settings import Settings
from tests.pipelines.answers import answers
from tests.pipelines.cli.invoking import invoke
from tests.pipelines.homes import Home, copied_database

MADE = Path(__file__).parents[1] / "fixtures" / "home_v1"
GIULIETTA = "ef46a65a-dccc-5cdf-8c0d-d04e6bb25456"
ERASED = "633ce18c-280c-556a-b53f-f6576d163dfa"
RUNS = "select id from match_runs order by published_at"


@pytest.fixture
def old_home(tmp_path: Path, server_url: str, migrated_template: str) -> Iterator[Home]:
    """The files and the tables as they were left, and nothing done to them yet.

    The server knows the role of readers: a migration made it, of the template that another database was copied from.
    """
    with zipfile.ZipFile(MADE / "lake.zip") as lake:
        lake.extractall(tmp_path / "home" / "lake")
    with copied_database(server_url, "template1") as url:
        with psycopg.connect(url, autocommit=True) as connection:
            connection.execute((MADE / "database.sql").read_bytes())
        yield Home(Settings(home=tmp_path / "home", DATABASE_URL=SecretStr(url)))


def call(home: Home, *arguments: str) -> str:
    done = invoke(*arguments, MATCHMILL_HOME=str(home.settings.home), DATABASE_URL=home.url)
    assert done.exit_code == 0, done.output
    return done.output


def test_a_home_of_the_first_version_is_upgraded_run_published_and_read(old_home: Home) -> None:
    assert read_format(Files(old_home.settings.lake)) == {"format": 1, "shards": 2}
    said = call(old_home, "db", "upgrade")
    assert f"of format {FORMAT_VERSION} now" in said and "are up to date" in said
    before = old_home.query("select profile_id, posting_id from profile_matches order by 1, 2")

    report = old_home.run()
    assert report.success, report.failures
    people = {row["id"]: row for row in old_home.query("select id::text, city from profile_extractions")}
    assert people[GIULIETTA]["city"] == "Melbourne" and len(people) == 2
    assert before, "the old release had published matches"

    (posting, *_) = [row["id"] for row in old_home.query("select id::text from postings order by id")]
    told = answers(old_home, [GIULIETTA, ERASED], [posting])
    assert told[f"/v1/profiles/{GIULIETTA}"][1]["headline"] == "Head chef", "people's own words are still theirs"
    assert told[f"/v1/profiles/{GIULIETTA}/matches?limit=50"][0] == 200
    assert told[f"/v1/profiles/{ERASED}"][0] == 404
    assert len(told["/v1/postings?limit=50"][1]["items"]) == 3


def test_who_was_erased_in_the_first_version_does_not_come_back(old_home: Home) -> None:
    tombstone = old_home.lake.tombstones.read()[ERASED]
    assert len(tombstone.documents) == 1, "the file that spoke of them is known by its hash"


def test_readers_of_an_old_home_can_go_back(old_home: Home) -> None:
    call(old_home, "db", "upgrade")
    first = old_home.query(RUNS)[0]["id"]
    assert f"Readers now see run {first}" in call(old_home, "rollback", "--to", first)
    held = old_home.run()
    assert held.success, held.failures
    assert {row["run_id"] for row in old_home.query("select run_id from match_pointers")} == {first}
    call(old_home, "rollback", "--release")
    released = old_home.run()
    assert released.success, released.failures
