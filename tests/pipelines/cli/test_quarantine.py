"""An operator's view of what could not be read: listed with the reason, and read again without leaving doubles."""

import json
import stat
from datetime import UTC, datetime, timedelta
from pathlib import Path

import polars as pl
import pytest
from typer.testing import Result

from tests.pipelines.cli.invoking import invoke
from tests.pipelines.homes import Home

PLANTED = {
    "cv_final_final.pdf": "empty_file",
    "resume_blank.pdf": "no_text",
    "resume_download_incomplete.pdf": "broken_pdf",
    "scan_0007.pdf": "image_only",
}


def quarantine(home: Home, *arguments: str) -> Result:
    database = {"DATABASE_URL": home.url}
    return invoke("quarantine", *arguments, MATCHMILL_HOME=str(home.settings.home), **database)


def documents(home: Home) -> dict[str, str]:
    listed = json.loads(quarantine(home, "list", "--format", "json").stdout)
    return {row["file"]: row["document_id"] for row in listed}


def rejections(home: Home) -> list[tuple[str, str]]:
    return home.lake.current("rejected_documents").read().select("name", "reason").sort("name").rows()


def test_the_list_says_what_could_not_be_read_and_why(sample_home: Home) -> None:
    result = quarantine(sample_home, "list")
    rows = [line.split("\t") for line in result.stdout.splitlines()]
    assert {row[3]: row[4] for row in rows} == PLANTED
    assert all(row[2] == "resumes" and row[5].endswith(".") for row in rows)
    todo = {row[4]: row[6] for row in rows}
    assert todo["broken_pdf"].startswith("Ask the sender to export")
    assert "text recognition" in todo["image_only"]
    assert result.stderr == "4 in quarantine: 1 broken_pdf, 1 empty_file, 1 image_only, 1 no_text.\n"
    assert quarantine(sample_home, "list", "--reason", "image_only").stdout.count("\n") == 1
    assert quarantine(sample_home, "list", "--kind", "postings").stdout == ""
    unknown = quarantine(sample_home, "list", "--reason", "bad_luck")
    assert (unknown.exit_code, "reasons there are: broken_pdf, empty_file" in unknown.stderr) == (2, True)


def test_documents_that_still_cannot_be_read_are_in_quarantine_once(home: Home) -> None:
    before = rejections(home)
    result = quarantine(home, "retry", "--all")
    assert result.exit_code == 1
    assert result.stdout.count("rejected again") == 4
    assert "4 retried, 0 read, 4 rejected again." in result.stderr
    assert rejections(home) == before


def test_a_document_that_can_be_read_now_leaves_the_quarantine_and_is_matched(home: Home) -> None:
    truncated = documents(home)["resume_download_incomplete.pdf"]
    let_days_pass(home, 3)
    mend(home, truncated)
    people = home.lake.current("parsed_profiles").read().height
    assert quarantine(home, "retry", truncated[:10], "--dry-run").stdout.count("\n") == 1
    assert home.lake.current("parsed_profiles").read().height == people

    result = quarantine(home, "retry", truncated[:10])
    assert result.exit_code == 0, result.output
    assert result.stdout == "resume_download_incomplete.pdf: read\n"
    assert [name for name, _ in rejections(home)] == sorted(PLANTED.keys() - {"resume_download_incomplete.pdf"})
    parsed = home.lake.current("parsed_profiles").read()
    raw = home.lake.current("raw_resumes").read()
    (row,) = parsed.filter(document_id=truncated).to_dicts()
    assert parsed.height == people + 1
    assert row["received_at"] == raw.filter(pl.col("document_id") == truncated)["received_at"].item()
    matched = home.query(
        "select count(*) as matches from profile_matches as m join match_pointers as p using (set_id)"
        " join profile_extractions as e on e.id = m.profile_id where e.name = 'Ada Example'"
    )
    assert matched[0]["matches"] > 0

    assert home.run().success
    assert home.lake.current("parsed_profiles").read().height == people + 1, "a later run reads it no more"
    gone = quarantine(home, "retry", truncated[:10])
    assert (gone.exit_code, "no document in quarantine begins so" in gone.stderr) == (2, True)


def let_days_pass(home: Home, days: int) -> None:
    """The logs of today become those of an earlier day."""
    now = datetime.now(UTC)
    today, earlier = now.date().isoformat(), (now - timedelta(days=days)).date().isoformat()
    for asset in ("raw_resumes", "parsed_profiles", "rejected_documents"):
        draft = home.lake.draft(asset, []).keep()
        draft.parts = {key.replace(today, earlier): part for key, part in draft.parts.items()}
        home.lake.commit(draft, "an earlier run", now)


def mend(home: Home, document: str) -> None:
    """Stands in for a parser that learnt to read the file: the stored bytes become ones that today's can read."""
    text = "Ada Example\nada@example.org\nLondon, United Kingdom\n\nExperience\nBaker, Corner Bakery, 2019 - 2022\n"
    path = home.lake.files.path(f"blobs/{document[:2]}/{document}")
    Path(path).write_text(text)


def test_what_cannot_be_done_is_told_in_a_sentence(home: Home, tmp_path_factory: pytest.TempPathFactory) -> None:
    both = quarantine(home, "retry")
    assert (both.exit_code, "their identifiers, or --all" in both.stderr) == (2, True)
    several = quarantine(home, "retry", "")
    assert (several.exit_code, "several documents begin so" in several.stderr) == (2, True)
    fresh = tmp_path_factory.mktemp("fresh")
    nothing = invoke("quarantine", "list", MATCHMILL_HOME=str(fresh))
    assert (nothing.exit_code, "nothing has arrived yet" in nothing.stderr) == (2, True)
    assert list(fresh.iterdir()) == []


def test_a_file_of_which_items_were_read_is_not_read_again(home: Home) -> None:
    table = home.settings.home / "vacancies.csv"
    table.write_text("title,company,description\nBaker,Corner Bakery,Bread\n,Corner Bakery,No title\n")
    home.drop(table, "postings")
    assert home.run().success
    document = documents(home)["vacancies.csv"]
    refused = quarantine(home, "retry", document)
    assert (refused.exit_code, "only rows of it were rejected" in refused.stderr) == (2, True)
    assert "1 files stay" in quarantine(home, "retry", "--all", "--dry-run").stderr


def test_all_about_one_document(home: Home, tmp_path: Path) -> None:
    scan = documents(home)["scan_0007.pdf"]
    saved = tmp_path / "scan.pdf"
    told = quarantine(home, "show", scan[:12], "--save", str(saved))
    assert told.exit_code == 0, told.output
    facts = dict(line.split(":", 1) for line in told.stdout.splitlines() if ":" in line)
    assert {name: value.strip() for name, value in facts.items()}.items() >= {
        ("Document", scan),
        ("File", "scan_0007.pdf"),
        ("Size", f"{saved.stat().st_size:,} bytes"),
        ("Bytes", home.lake.blob_path(scan)),
    }
    assert facts["Reason"].strip().startswith("image_only. ") and "text can be selected" in facts["To do"]
    assert saved.read_bytes() == home.lake.read_blob(scan)
    assert stat.S_IMODE(saved.stat().st_mode) == 0o600
    nobody = quarantine(home, "show", "zzzz")
    assert (nobody.exit_code, "no document in quarantine begins so" in nobody.stderr) == (2, True)


def test_the_rows_of_a_table_that_were_refused_are_told_with_their_numbers(home: Home) -> None:
    table = home.settings.home / "vacancies.csv"
    table.write_text("title,company,description\nBaker,Corner Bakery,Bread\n,Corner Bakery,Bread by Ada Example\n")
    home.drop(table, "postings")
    assert home.run().success
    told = quarantine(home, "show", documents(home)["vacancies.csv"])
    assert "\n2\tno_title\t" in told.stdout and "mend them in the file" in told.stdout
    assert "Ada Example" not in told.stdout, "what the row says stays in the file"
