"""What a user of `parse` sees: a line for every document, and one for everything that is none."""

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import Result

from sample.truths import FILES
from tests.pipelines.cli.invoking import invoke

RESUMES = FILES / "resumes"
PLANTED = {
    "cv_final_final.pdf": "empty_file",
    "resume_blank.pdf": "no_text",
    "resume_download_incomplete.pdf": "broken_pdf",
    "scan_0007.pdf": "image_only",
}


@pytest.fixture(scope="module")
def parsed(tmp_path_factory: pytest.TempPathFactory) -> tuple[Result, Path]:
    out = tmp_path_factory.mktemp("parsed") / "resumes.jsonl"
    return invoke("parse", FILES, "--out", out), out


def read(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text().splitlines()]


def test_every_resume_becomes_a_line_and_the_planted_ones_say_why_not(parsed: tuple[Result, Path]) -> None:
    result, out = parsed
    lines = read(out)
    rejected = {Path(line["file"]).name: line["rejected"]["reason"] for line in lines if "rejected" in line}
    assert rejected == PLANTED
    assert len(lines) == len([path for path in RESUMES.rglob("*") if path.is_file()])
    assert result.exit_code == 1
    assert f"{len(lines)} read, {len(lines) - 4} parsed, 4 rejected (1 broken_pdf, 1 empty_file" in result.stderr
    assert "files in the folders hold postings and were passed over" in result.stderr
    assert result.stdout == ""


def test_a_line_is_a_json_resume_with_what_an_operator_should_look_at(parsed: tuple[Result, Path]) -> None:
    by_file = {Path(line["meta"]["file"]).name: line for line in read(parsed[1]) if "meta" in line}
    stuffed = by_file["cv_xiomara_dunbar.pdf"]
    assert stuffed["basics"]["name"] == "Xiomara Dunbar"
    assert "@" in stuffed["basics"]["email"]
    assert {"name", "position", "startDate"} <= set(stuffed["work"][0])
    assert "hidden_text" in stuffed["meta"]["flags"]
    assert stuffed["meta"]["hiddenCharacters"] > 0
    assert stuffed["meta"]["parserVersion"]


def test_what_was_rejected_can_go_to_a_file_of_its_own(tmp_path: Path) -> None:
    out, rejected = tmp_path / "good.jsonl", tmp_path / "bad.jsonl"
    result = invoke(
        "parse", RESUMES / "scan_0007.pdf", RESUMES / "cv_xiomara_dunbar.pdf", "--out", out, "--rejected", rejected
    )
    assert result.exit_code == 1
    assert [line["rejected"]["reason"] for line in read(rejected)] == ["image_only"]
    assert [line["basics"]["name"] for line in read(out)] == ["Xiomara Dunbar"]


def test_one_bad_file_does_not_stop_the_others_and_links_to_nowhere_are_no_files(tmp_path: Path) -> None:
    (tmp_path / "gone.pdf").symlink_to(tmp_path / "nowhere")
    (tmp_path / "zz.txt").write_text("Ada Example\nada@example.org\n\nExperience\nBaker, Bakery, 2019 - 2020\n")
    assert invoke("parse", tmp_path).exit_code == 0
    (tmp_path / "empty.pdf").touch()
    result = invoke("parse", tmp_path)
    assert (result.exit_code, result.stdout.count("\n")) == (1, 2)


def test_parse_refuses_what_it_cannot_do_in_a_sentence(tmp_path: Path) -> None:
    missing = invoke("parse", tmp_path / "missing")
    assert (missing.exit_code, missing.stderr) == (2, f"matchmill: there is no {tmp_path / 'missing'}\n")
    nowhere = invoke("parse", RESUMES / "scan_0007.pdf", "--out", tmp_path / "no" / "folder.jsonl")
    assert nowhere.exit_code == 2
    assert nowhere.stderr.startswith(f"matchmill: can't write {tmp_path / 'no' / 'folder.jsonl'}: no such file")
