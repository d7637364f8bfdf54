"""The scoreboard of texts: what it says of files whose words are known, and that losing words lowers it."""

import io
from pathlib import Path

import docx
import pytest
import yaml
from reportlab.pdfgen.canvas import Canvas

from models.parsing.documents.document import Document
from pipelines.scoreboard import texts
from pipelines.scoreboard.engines import agreed_words, words_of
from pipelines.scoreboard.rendered import Entry, order_of, share_of_dates

LINES = [
    "Rose Nursery",
    "May 2019 - June 2021",
    "Pruned four hundred old roses in a public park",
    "Tulip Shop",
    "2015 - 2018",
    "Tied flowers for weddings and taught two apprentices",
]
TRUTH = [Entry(LINES[0], ("2019", "2021"), (LINES[2],)), Entry(LINES[3], ("2015", "2018"), (LINES[5],))]


@pytest.fixture
def labels(tmp_path: Path) -> Path:
    """A folder of labels beside a folder with one PDF, its truth, and one Word file."""
    folder = tmp_path / "resumes" / "layouts" / "rendercv"
    folder.mkdir(parents=True)
    canvas = Canvas(str(folder / "ada.pdf"))
    for row, line in enumerate(LINES):
        canvas.drawString(60, 760 - 20 * row, line)
    canvas.save()
    jobs = [{"company": entry.key, "date": "-".join(entry.years), "highlights": entry.texts} for entry in TRUTH]
    jobs = [job | {"highlights": list(job["highlights"])} for job in jobs]
    (folder / "ada.yaml").write_text(yaml.safe_dump({"cv": {"sections": {"experience": jobs}}}))
    document = docx.Document()
    document.add_table(1, 1).rows[0].cells[0].text = "\n".join(LINES)
    saved = io.BytesIO()
    document.save(saved)
    (folder / "ada.docx").write_bytes(saved.getvalue())
    (tmp_path / "labels").mkdir()
    return tmp_path / "labels"


def test_good_files_reach_every_aim_and_plain_paragraphs_do_not(labels: Path) -> None:
    figures = {figure.name: figure for row in texts.ROWS for figure in row.measure(labels)}
    assert len(figures) == 6
    assert all(figure.reached for figure in figures.values())
    assert figures["1 files"].baseline == 0.0


def test_a_reader_that_loses_words_is_found_out(labels: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(texts, "_read", lambda _: Document("application/pdf", "Rose Nursery"))
    pdfs, *_, docx_files, _ = [figure for row in texts.ROWS for figure in row.measure(labels)]
    assert (pdfs.reached, docx_files.reached) == (False, False)


def test_words_that_only_one_engine_finds_are_not_asked_for() -> None:
    assert agreed_words({"a": "old roses", "b": "old tulips", "c": "roses"}) == words_of("old roses")


def test_dates_beside_another_entry_and_columns_that_are_mixed_cost() -> None:
    assert (order_of(TRUTH, "\n".join(LINES)), share_of_dates(TRUTH, "\n".join(LINES))) == (1.0, 1.0)
    apart = [LINES[0], LINES[2], LINES[3], LINES[5], LINES[1], LINES[4]]
    assert share_of_dates(TRUTH, "\n".join(apart)) == 0.5
    assert order_of(TRUTH, "\n".join(reversed(LINES))) < 1.0
