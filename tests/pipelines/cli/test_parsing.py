"""What a user of `parse` sees: a line for every document, and why for those that could not be read."""

import json
from pathlib import Path
from typing import Any

import pytest
from lxml import html
from typer.testing import Result

from models.parsing.documents.ocr import can_read_pictures
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


def test_a_file_that_takes_too_long_costs_only_itself(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Ada Example\nada@example.org\n\nExperience\nBaker, Bakery, 2019 - 2020\n")
    (tmp_path / "b.txt").write_bytes(b"2001 - " * 40_000)
    (tmp_path / "c.txt").write_text("Bea Example\nbea@example.org\n\nExperience\nNurse, Ward, 2019 - 2020\n")
    result = invoke("parse", tmp_path, MATCHMILL_DOCUMENT_SECONDS="2")
    lines = [json.loads(line) for line in result.stdout.splitlines()]
    assert [line["basics"]["name"] for line in lines if "basics" in line] == ["Ada Example", "Bea Example"]
    assert [line["rejected"]["reason"] for line in lines if "rejected" in line] == ["too_slow"]
    assert result.exit_code == 1


def test_explain_shows_each_field_beside_its_words_with_what_was_rejected_and_hidden() -> None:
    result = invoke("parse", RESUMES / "cv_xiomara_dunbar.pdf", "--explain")
    rows = {row[0]: row[1:] for line in result.stdout.splitlines() if len(row := line.split("\t")) == 5}
    value, sure, words, where = rows["work[0].position"]
    assert (value, words, where) == ("Receptionist", "Receptionist", "page 1")
    assert 0 < float(sure) <= 1
    assert rows["basics.phone"][2] == "+44 20 7946 0033"
    assert rows["work[1].startDate"][2] == "April 2019 – February 2021"
    assert "Look at it (hidden_text)" in result.stdout
    assert "Software Engineer (Python Services)" in result.stdout.partition("Hidden from readers")[2]
    assert "not sure enough" in result.stdout.partition("Not taken for a field:")[2]


def test_explain_tells_of_a_bad_file_what_to_do_and_goes_on() -> None:
    result = invoke("parse", RESUMES / "scan_0007.pdf", RESUMES / "resume_marcus_oyelaran.txt", "--explain")
    assert result.exit_code == 1
    assert "scan_0007.pdf: image_only. " in result.stdout
    assert "run text recognition (OCR) over it" in result.stdout
    assert "Marcus Oyelaran" in result.stdout


def test_explained_lines_hold_page_and_box_of_each_value(tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    invoke("parse", RESUMES / "cv_xiomara_dunbar.pdf", "--explain", "--out", out)
    (line,) = read(out)
    proofs = {proof["path"]: proof for proof in line["meta"]["proofs"]}
    left, top, right, bottom = proofs["basics.name"]["spot"]["boxes"][0]
    assert proofs["basics.name"]["spot"]["page"] == 1
    assert 0 < left < right < 595
    assert 0 < top < bottom < 100, "the name stands at the top of the page"
    assert all(one["spot"]["page"] == 1 for one in line["meta"]["evidence"])


@pytest.mark.skipif(not can_read_pictures(), reason="tesseract is not installed on this machine")
def test_ocr_is_asked_for_by_option_or_by_setting() -> None:
    scan = RESUMES / "scan_0007.pdf"
    assert "read_from_pictures" in invoke("parse", scan, "--ocr").stdout
    assert "read_from_pictures" in invoke("parse", scan, MATCHMILL_OCR="true").stdout
    assert "image_only" in invoke("parse", scan, "--no-ocr", MATCHMILL_OCR="true").stdout


def test_a_page_quotes_a_hostile_document_escaped_and_loads_nothing(tmp_path: Path) -> None:
    hostile = tmp_path / "<img src=x>.txt"
    hostile.write_text(
        "Ada <script>alert(1)</script> Example\nada@example.org\n\nExperience\n"
        'Baker, "><svg onload=alert(2)> Ltd, 2019 - 2020\nhttps://evil.example/x.png\n'
    )
    page = tmp_path / "page.html"
    assert invoke("parse", hostile, "--html", page).exit_code == 0
    written = page.read_text()
    tree = html.fromstring(written)
    assert not tree.xpath("//script | //img | //svg | //link | //iframe | //object")
    assert not [name for element in tree.iter() for name in element.attrib if name.startswith("on") or name == "src"]
    assert all(link.startswith("#") for link in tree.xpath("//@href"))
    policy = tree.xpath("//meta[@http-equiv]/@content")[0]
    assert policy.startswith("default-src 'none'; img-src data:; style-src 'sha256-")
    assert "&lt;script&gt;" in written


def test_a_page_of_a_pdf_shows_the_drawn_page_with_boxes_that_lead_to_the_record(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    assert invoke("parse", RESUMES / "cv_xiomara_dunbar.pdf", "--html", page).exit_code == 0
    tree = html.fromstring(page.read_text())
    assert [source[:22] for source in tree.xpath("//svg/image/@href")] == ["data:image/png;base64,"]
    titles = {title.text: title.getparent() for title in tree.xpath("//svg//rect/title")}
    position = next(rect for title, rect in titles.items() if title.startswith("work[0].position: Receptionist"))
    row = position.getparent().get("href").removeprefix("#")
    assert "Receptionist" in tree.get_element_by_id(row).text_content()
    assert tree.xpath("//svg//rect[@class='hidden']")


def test_a_page_is_for_one_document(tmp_path: Path) -> None:
    for given in (RESUMES, RESUMES / "scan_0007.pdf", tmp_path / "missing.pdf"):
        result = invoke("parse", given, "--html", tmp_path / "page.html")
        assert result.exit_code == 2
        assert result.stderr.startswith("matchmill: ")
    assert list(tmp_path.iterdir()) == []
