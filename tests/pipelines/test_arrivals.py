"""Files reach the inbox whole or not at all, told apart, and never over one another."""

import os
import threading
import time
from pathlib import Path

import pytest

from assets.resources.inbox import Inbox
from models.parsing.rows.mapped import split_mapping
from pipelines.arrivals import bring_in, files_below, kind_of
from tests.pipelines.cli.invoking import invoke
from tests.pipelines.watching import matchmill

JSON_RESUME = '{"basics": {"name": "An invented person"}}'
TABLE = "title,company\nBaker,Halm\n"
TEXT = "An invented person\nBaker\n"
PEOPLE = "name,email,skills\nAn invented person,someone@example.org,Dough\n"
STRANGE = "was,wo,wer\nBaker,Berlin,Halm\nMiller,Bonn,Halm\n"


@pytest.mark.parametrize("name", ["a.csv", "a.pdf", "a.exe", "a"])
def test_the_name_of_a_file_does_not_count(tmp_path: Path, name: str) -> None:
    for text, kind in ((TABLE, "postings"), (PEOPLE, "resumes"), (JSON_RESUME, "resumes"), ("\x00\x01" * 99, None)):
        (tmp_path / name).write_text(text)
        assert kind_of(tmp_path / name) == kind


def test_folders_are_walked_and_hidden_files_left_out(tmp_path: Path) -> None:
    for name in ("b/two.txt", "b/.hidden/no.txt", "b/~$open.docx", "a.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    found = [str(path.relative_to(tmp_path)) for path in files_below([tmp_path / "b", tmp_path / "a.txt"])]
    assert found == ["b/two.txt", "a.txt"]


def test_two_files_of_one_name_both_arrive_and_the_same_file_once(tmp_path: Path) -> None:
    for folder in ("one", "two"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "cv.txt").write_text(TEXT + folder)
    inbox = tmp_path / "inbox"
    outcomes = [bring_in(path, inbox).new for path in files_below([tmp_path / "one", tmp_path / "two"])]
    assert outcomes == [True, True]
    assert sorted(path.read_text() for path in (inbox / "resumes").iterdir()) == [TEXT + "one", TEXT + "two"]
    assert not bring_in(tmp_path / "one" / "cv.txt", inbox).new


def test_the_source_stays_with_the_document(tmp_path: Path) -> None:
    (tmp_path / "jobs.csv").write_text(TABLE)
    bring_in(tmp_path / "jobs.csv", tmp_path / "inbox", source="board")
    assert [(arrival.kind, arrival.source) for arrival in Inbox(tmp_path / "inbox").waiting()] == [
        ("postings", "board")
    ]


def test_nobody_ever_sees_half_a_file(tmp_path: Path) -> None:
    size = 40_000_000
    with (tmp_path / "large.pdf").open("wb") as large:
        large.write(b"%PDF-1.7")
        large.truncate(size)
    inbox, sizes, done = Inbox(tmp_path / "inbox"), set[int](), threading.Event()

    def look() -> None:
        while not done.is_set():
            sizes.update(arrival.path.stat().st_size for arrival in inbox.waiting())

    watcher = threading.Thread(target=look)
    watcher.start()
    bring_in(tmp_path / "large.pdf", inbox.root)
    done.set()
    watcher.join()
    assert sizes <= {size}
    assert [path.name for path in (inbox.root / "resumes").iterdir()] == ["large.pdf"]


def test_a_file_that_cannot_be_read_is_refused_and_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "gone.pdf").symlink_to(tmp_path / "nowhere.pdf")
    arrived = bring_in(tmp_path / "gone.pdf", tmp_path / "inbox")
    assert arrived.refusal == os.strerror(2).lower()
    assert not [path for path in (tmp_path / "inbox").rglob("*") if path.is_file()]


def test_a_table_whose_columns_are_not_understood_stays_outside_until_they_are_named(tmp_path: Path) -> None:
    (tmp_path / "rows.dat").write_text(STRANGE)
    arrived = bring_in(tmp_path / "rows.dat", tmp_path / "inbox")
    assert "Not understood: 'was', 'wo', 'wer'" in arrived.refusal
    assert "--map title=" in arrived.refusal
    assert (
        "No column is called 'Was ist'"
        in bring_in(tmp_path / "rows.dat", tmp_path, mapping={"title": "Was ist"}).refusal
    )
    assert bring_in(tmp_path / "rows.dat", tmp_path / "inbox", mapping={"title": "was"}).new
    assert not bring_in(tmp_path / "rows.dat", tmp_path / "inbox", mapping={"title": "was"}).new
    assert bring_in(tmp_path / "rows.dat", tmp_path / "inbox", mapping={"title": "was", "location": "wo"}).new
    waiting = [split_mapping(arrival.path.read_bytes()) for arrival in Inbox(tmp_path / "inbox").waiting("postings")]
    assert [content for _, content in waiting] == [STRANGE.encode()] * 2


def test_the_command_counts_and_names_what_it_left_out(tmp_path: Path) -> None:
    given = tmp_path / "given"
    given.mkdir()
    for name, text in {"a.csv": TABLE, "b.json": JSON_RESUME, "c.exe": "MZ", "d": PEOPLE}.items():
        (given / name).write_text(text)
    result = invoke("import", given, MATCHMILL_HOME=str(tmp_path / "home"))
    assert result.exit_code == 1
    assert f"left out {given / 'c.exe'}: The file is a program" in result.stderr
    assert "4 files for" in result.stdout
    assert "1 left out, 1 of postings, 2 of résumés." in result.stdout


def test_a_dry_run_shows_the_mapping_and_the_rows_and_copies_nothing(tmp_path: Path) -> None:
    (tmp_path / "jobs").write_text("Stelle;Firma;Ort;Gehalt;Farbe\n" + "Bäcker;Halm;Berlin;40.000 €;rot\n" * 9)
    result = invoke("import", "--dry-run", tmp_path / "jobs", MATCHMILL_HOME=str(tmp_path / "home"))
    lines = result.stdout.splitlines()
    assert result.exit_code == 0
    assert {"  title <- 'Stelle'", "  employer <- 'Firma'", "  pay <- 'Gehalt'"} <= set(lines)
    assert "  not understood: 'Farbe'" in lines
    assert sum(line.startswith("Bäcker\tHalm\tDE\tBerlin\t") for line in lines) == 5
    assert not (tmp_path / "home").exists()


def test_a_dry_run_of_people_masks_them(tmp_path: Path) -> None:
    (tmp_path / "people").write_text(PEOPLE)
    result = invoke("import", "--dry-run", tmp_path / "people", MATCHMILL_HOME=str(tmp_path / "home"))
    assert "  skills <- 'skills'" in result.stdout
    assert "[masked]" in result.stdout
    assert "invented" not in result.output
    assert "example.org" not in result.output


def test_a_mapping_that_is_none_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(TABLE)
    for given, told in (("title", "write --map FIELD="), ("titel=title", "There is no field called 'titel'")):
        result = invoke("import", tmp_path / "a.csv", "--map", given, MATCHMILL_HOME=str(tmp_path / "home"))
        assert result.exit_code
        assert told in result.stderr


def test_thousands_of_files_are_no_long_matter(tmp_path: Path) -> None:
    (tmp_path / "many").mkdir()
    for number in range(2_000):
        (tmp_path / "many" / f"{number}.txt").write_text(f"{TEXT}{number}")
    started = time.process_time()
    for path in files_below([tmp_path / "many"]):
        assert bring_in(path, tmp_path / "inbox").new
    assert time.process_time() - started < 8


def test_a_path_that_is_not_there_stops_the_command_before_anything_is_copied(tmp_path: Path) -> None:
    (tmp_path / "a.csv").touch()
    command = matchmill(tmp_path / "home", "import", str(tmp_path / "a.csv"), str(tmp_path / "missing"))
    output, _ = command.communicate(timeout=60)
    assert (command.returncode, output.strip()) == (2, f"matchmill: there is no {tmp_path / 'missing'}")
    assert not (tmp_path / "home").exists()
