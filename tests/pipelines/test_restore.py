"""The restore drill: what the API says after a restore is what it said before, and nothing is left to be done."""

import json
import shutil
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from pydantic import SecretStr
from typer.testing import Result

from pipelines.settings import Settings
from sample.truths import FILES
from tests.pipelines.answers import answers, some_ids
from tests.pipelines.cli.invoking import invoke
from tests.pipelines.homes import Home, copied_database

PERSON = FILES / "resumes" / "giulietta_marchbanks.txt"
POINTERS = "select run_id, side, shard from match_pointers order by 2, 3"


def call(home: Home, *arguments: object) -> Result:
    return invoke(*arguments, MATCHMILL_HOME=str(home.settings.home), DATABASE_URL=home.url)


@pytest.fixture(scope="module")
def archive(sample_home: Home, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A backup of the sample's home, made while a file waited in its inbox."""
    waiting = sample_home.settings.inbox / "resumes" / "own" / "later.txt"
    waiting.parent.mkdir(parents=True)
    waiting.write_text(PERSON.read_text())
    out = tmp_path_factory.mktemp("archives") / "backup.zip"
    made = call(sample_home, "backup", out)
    shutil.rmtree(waiting.parent)
    assert made.exit_code == 0, made.output
    return out


@pytest.fixture
def empty_home(tmp_path: Path, server_url: str, migrated_template: str) -> Iterator[Home]:
    with copied_database(server_url, migrated_template) as url:
        yield Home(Settings(home=tmp_path / "restored", DATABASE_URL=SecretStr(url)))


def test_a_restored_home_answers_as_before_and_has_nothing_to_do(
    sample_home: Home, archive: Path, empty_home: Home
) -> None:
    people, postings = some_ids(sample_home)
    before = answers(sample_home, people, postings)
    assert all(status == 200 for status, _ in before.values()) and len(before) > 20
    restored = call(empty_home, "restore", archive)
    assert restored.exit_code == 0, restored.output
    assert answers(empty_home, people, postings) == before

    waiting = empty_home.settings.inbox / "resumes" / "own" / "later.txt"
    assert waiting.read_text() == PERSON.read_text(), "what waited waits again"
    waiting.unlink()
    manifests = empty_home.lake.files.names("manifests")
    pointers = empty_home.query(POINTERS)
    report = empty_home.run()
    assert report.success, report.failures
    assert report.metadata["raw_resumes"]["documents_new"] == 0
    assert report.metadata["profile_features"]["computed"] == 0
    assert report.metadata["published_matches"]["sets_changed"] == 0
    assert empty_home.lake.files.names("manifests") == manifests
    assert empty_home.query(POINTERS) == pointers
    assert answers(empty_home, people, postings) == before


def test_an_archive_is_private_and_holds_no_secret(sample_home: Home, archive: Path) -> None:
    assert archive.stat().st_mode & 0o077 == 0
    token = sample_home.settings.ensure_api_token().encode()
    with zipfile.ZipFile(archive) as opened:
        assert all(token not in opened.read(name) for name in opened.namelist())


def test_what_is_there_is_not_overwritten_unasked(sample_home: Home, home: Home, archive: Path) -> None:
    people, postings = some_ids(sample_home)
    refused = call(home, "restore", archive)
    assert (refused.exit_code, "replace it all with --force" in refused.stderr) == (2, True)
    home.drop(PERSON, "resumes", "newer.txt")
    shutil.copy(FILES / "resumes" / "saoirse_fallonbridge.docx", home.settings.inbox / "resumes" / "again.docx")
    assert home.run().success
    forced = call(home, "restore", archive, "--force")
    assert forced.exit_code == 0, forced.output
    assert answers(home, people, postings) == answers(sample_home, people, postings)


@pytest.mark.parametrize("entry", ["database/profile_extractions.copy", "lake/format.json"])
def test_a_damaged_archive_is_refused_before_anything_is_touched(archive: Path, empty_home: Home, entry: str) -> None:
    damaged = empty_home.settings.home.parent / "damaged.zip"
    with zipfile.ZipFile(archive) as whole, zipfile.ZipFile(damaged, "w") as changed:
        for name in whole.namelist():
            content = whole.read(name)
            changed.writestr(name, content[:-1] + b"?" if name == entry else content)
    refused = call(empty_home, "restore", damaged)
    assert (refused.exit_code, f"damaged at {entry}" in refused.stderr) == (2, True)
    assert not empty_home.settings.home.exists()
    assert empty_home.query("select count(*) as rows from postings") == [{"rows": 0}]


@pytest.mark.parametrize("part", [{"format": 99}, {"lake": {"format": 99, "shards": 8}}])
def test_an_archive_of_a_newer_release_is_refused(archive: Path, empty_home: Home, part: dict[str, object]) -> None:
    newer = empty_home.settings.home.parent / "newer.zip"
    with zipfile.ZipFile(archive) as whole, zipfile.ZipFile(newer, "w") as changed:
        for name in whole.namelist():
            content = whole.read(name)
            changed.writestr(name, json.dumps({**json.loads(content), **part}) if name == "manifest.json" else content)
    refused = call(empty_home, "restore", newer)
    assert (refused.exit_code, "newer release" in refused.stderr) == (2, True)


def test_a_cut_off_archive_is_refused(archive: Path, empty_home: Home) -> None:
    half = empty_home.settings.home.parent / "half.zip"
    half.write_bytes(archive.read_bytes()[:200_000])
    refused = call(empty_home, "restore", half)
    assert (refused.exit_code, "no whole backup" in refused.stderr) == (2, True)


def test_an_interrupted_backup_leaves_no_archive(
    sample_home: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(items: list[str], done: str) -> Iterator[str]:
        yield from items[:5]
        raise KeyboardInterrupt

    monkeypatch.setattr("pipelines.cli.progress.follow", interrupted)
    out = tmp_path / "backup.zip"
    assert call(sample_home, "backup", out).exit_code != 0
    assert list(tmp_path.iterdir()) == []


def test_an_interrupted_restore_is_told_and_can_be_finished(
    sample_home: Home, archive: Path, empty_home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(items: list[str], done: str) -> Iterator[str]:
        yield from items if done == "verified" else items[:50]
        if done != "verified":
            raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("pipelines.cli.progress.follow", interrupted)
        assert call(empty_home, "restore", archive).exit_code != 0
    for command in (["run"], ["quarantine", "list"], ["backup", empty_home.settings.home / "out.zip"], ["serve"]):
        told = call(empty_home, *command)
        assert (told.exit_code, "A restore was interrupted" in told.stderr) == (2, True), command
    assert call(empty_home, "restore", archive, "--force").exit_code == 0
    people, postings = some_ids(sample_home)
    assert answers(empty_home, people, postings) == answers(sample_home, people, postings)


@pytest.mark.parametrize("way", ["receipt", "force"])
def test_who_was_erased_since_does_not_come_back(home: Home, archive: Path, empty_home: Home, way: str) -> None:
    people = home.lake.current("current_profiles").read()
    profile = people.filter(email="giulietta.marchbanks@example.net")["profile_id"].item()
    receipt = home.settings.home.parent / "receipt.json"
    assert call(home, "erase", "--profile", profile, "--receipt", receipt).exit_code == 0
    target = home if way == "force" else empty_home
    arguments = ["--force"] if way == "force" else ["--tombstones", receipt]
    done = call(target, "restore", archive, *arguments)
    assert done.exit_code == 0, done.output
    assert not (target.settings.inbox / "resumes" / "own" / "later.txt").exists(), "her file waited in the archive"
    home.drop(PERSON, "resumes")
    assert target.run().success
    kept = target.lake.current("current_profiles").read()
    assert kept.height == people.height - 1 and profile not in kept["profile_id"]
    for table, column in (("profile_extractions", "id"), ("posting_matches", "profile_id")):
        assert target.query(f"select from {table} where {column} = %(id)s", id=profile) == [], table
    assert PERSON.read_bytes() not in [target.lake.files.read(name) for name in target.lake.files.names("blobs")], (
        "nor did her file"
    )


def test_what_is_no_receipt_is_refused(empty_home: Home, archive: Path, tmp_path: Path) -> None:
    (tmp_path / "receipt.json").write_text('{"tombstone": 7}')
    refused = call(empty_home, "restore", archive, "--tombstones", tmp_path / "receipt.json")
    assert (refused.exit_code, "neither a receipt" in refused.stderr) == (2, True)
