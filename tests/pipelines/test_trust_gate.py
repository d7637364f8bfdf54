"""Stuffing a résumé with words that nobody sees moves nobody's rank; the same words, seen, do."""

import io
from pathlib import Path

import docx
from reportlab.pdfgen.canvas import Canvas

from tests.pipelines.homes import Home

OPEN = (
    "Waiter",
    "Experience",
    "Waiter, Lantern Café, 2019 – 2023",
    "Served breakfast to eighty guests a day and trained four new colleagues",
    "Skills",
    "Table service, coffee, cash handling, English",
)
STUFFING = "Python, SQL, Docker, Kubernetes, PostgreSQL, data engineering, machine learning, senior software engineer"
HONEST, HIDDEN, SHOWN = "honest", "hidden", "shown"


def make_pdf(name: str, how: str) -> bytes:
    saved = io.BytesIO()
    canvas = Canvas(saved, invariant=1)
    for number, line in enumerate([name, f"{name[:3].lower()}@example.com", *OPEN]):
        canvas.drawString(60, 760 - 20 * number, line)
    if how != HONEST:
        canvas.setFillGray(1 if how == HIDDEN else 0)
        canvas.drawString(60, 500, STUFFING)
    canvas.save()
    return saved.getvalue()


def make_docx(name: str, how: str) -> bytes:
    document = docx.Document()
    for line in (name, f"{name[:3].lower()}@example.com", *OPEN):
        document.add_paragraph(line)
    if how != HONEST:
        document.add_paragraph().add_run(STUFFING).font.hidden = how == HIDDEN
    saved = io.BytesIO()
    document.save(saved)
    return saved.getvalue()


def make_html(name: str, how: str) -> bytes:
    lines = "".join(f"<p>{line}</p>" for line in (name, f"{name[:3].lower()}@example.com", *OPEN))
    style = "display:none" if how == HIDDEN else ""
    return f"<html><body>{lines}{f'<p style={style!r}>{STUFFING}</p>' if how != HONEST else ''}</body></html>".encode()


PEOPLE = {"Ada Lantern": (make_pdf, ".pdf"), "Bea Lantern": (make_docx, ".docx"), "Cle Lantern": (make_html, ".html")}


def publish(home: Home, folder: Path, how: str) -> dict[str, list[tuple[object, ...]]]:
    """Bring everybody's résumé in, run, and read everybody's published list as a reader sees it."""
    for name, (make, suffix) in PEOPLE.items():
        path = folder / f"{name[:3].lower()}{suffix}"
        path.write_bytes(make(name, how))
        home.drop(path, "resumes")
    report = home.run()
    assert report.success, report.failures
    rows = home.query(
        "select said.name, m.posting_id, m.rank, m.fit from profile_extractions said"
        " join match_pointers pointer on pointer.side = 'profile'"
        " join profile_matches m on m.set_id = pointer.set_id and m.profile_id = said.id"
        " where said.name = any(%(names)s) order by m.rank",
        names=list(PEOPLE),
    )
    lists: dict[str, list[tuple[object, ...]]] = {name: [] for name in PEOPLE}
    for row in rows:
        lists[row["name"]].append((row["posting_id"], row["rank"], row["fit"]))
    return lists


def test_only_words_that_are_seen_move_a_list(home: Home, tmp_path: Path) -> None:
    honest = publish(home, tmp_path, HONEST)
    assert all(honest.values())
    assert publish(home, tmp_path, HIDDEN) == honest
    shown = publish(home, tmp_path, SHOWN)
    assert all(shown[name] != honest[name] for name in PEOPLE)
