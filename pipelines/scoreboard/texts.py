"""Rows about turning files into text: what is lost beside other engines, reading order, and false alarms.

Real files stay where the user mounts them, beside the labels; no word of them is kept.
"""

from collections.abc import Callable
from functools import cache
from pathlib import Path

from models.parsing.documents.document import Document, read_document
from models.parsing.records import Rejected
from models.parsing.resumes.flags import FEWEST_HIDDEN
from pipelines.scoreboard.engines import (
    agreed_words,
    fullest_words,
    paragraph_words,
    read_pdf_by_engines,
    share_of,
    words_of,
)
from pipelines.scoreboard.rendered import Entry, order_of, read_pairs, share_of_dates
from pipelines.scoreboard.rows import Figure, Row, share_figure

RESUMES = "../resumes"
_PAIRS = f"{RESUMES}/layouts/rendercv"
_ENOUGH = 0.95
_ENOUGH_DOCX = 0.99
_FEWEST_WORDS = 20  # a file with fewer has no text layer to speak of


@cache
def _read(path: Path) -> Document | None:
    try:
        return read_document(path.read_bytes(), path.name)
    except Rejected:
        return None


def _all_text(document: Document | None) -> str:
    return f"{document.text}\n{document.hidden_text}" if document else ""


def _measure_pdfs(labels: Path) -> list[Figure]:
    """Ours beside one engine alone, on the words on which two of them agree."""
    ours: list[float] = []
    alone: dict[str, list[float]] = {"pypdf": [], "pdfium": []}
    for path in sorted((labels / RESUMES).rglob("*.pdf")):
        texts = read_pdf_by_engines(path)
        agreed = agreed_words(texts)
        if agreed.total() < _FEWEST_WORDS:
            continue
        ours.append(share_of(agreed, words_of(_all_text(_read(path)))))
        for engine, shares in alone.items():
            shares.append(share_of(agreed, words_of(texts.get(engine, ""))))
    enough = [share >= _ENOUGH for share in ours]
    return [
        share_figure(
            f"{len(ours)} files, beside {engine} alone",
            enough,
            0.995,
            baseline=sum(share >= _ENOUGH for share in shares) / max(1, len(shares)),
        )
        for engine, shares in alone.items()
    ]


def _measure_pairs(labels: Path) -> list[Figure]:
    """Ours beside pypdf's plain text of the same files."""
    pairs = read_pairs(labels / _PAIRS)
    ours = [(truth, _all_text(_read(path))) for truth, path in pairs]
    plain = [(truth, read_pdf_by_engines(path).get("pypdf", "")) for truth, path in pairs]

    def figure(name: str, measure: Callable[[list[Entry], str], float]) -> Figure:
        values = [measure(truth, text) for truth, text in ours]
        baseline = [measure(truth, text) for truth, text in plain]
        mean = sum(values) / len(values)
        return Figure(name, mean, min(values), max(values), sum(baseline) / len(baseline), 1.0)

    return [
        figure(f"{len(pairs)} pairs: order", order_of),
        figure("dates that stand with their entry", share_of_dates),
    ]


def _measure_docx(labels: Path) -> list[Figure]:
    shares: list[float] = []
    plain: list[float] = []
    for path in sorted((labels / RESUMES).rglob("*.docx")):
        wanted = fullest_words(path.read_bytes())
        shares.append(share_of(wanted, words_of(_all_text(_read(path)))))
        plain.append(share_of(wanted, paragraph_words(path.read_bytes())))
    few = sum(share >= _ENOUGH_DOCX for share in plain) / max(1, len(plain))
    return [share_figure(f"{len(shares)} files", [share >= _ENOUGH_DOCX for share in shares], 1.0, baseline=few)]


def _measure_alarms(labels: Path) -> list[Figure]:
    paths = [path for form in ("*.pdf", "*.docx") for path in sorted((labels / RESUMES).rglob(form))]
    hidden = [len(document.hidden_text.strip()) for path in paths if (document := _read(path))]
    return [
        share_figure(f"{len(hidden)} files: flagged", [count >= FEWEST_HIDDEN for count in hidden], 0.005, at_most=True)
    ]


ROWS: list[Row] = [
    Row("PDF files with .95 of the words that engines agree on", "real résumés", (RESUMES,), _measure_pdfs),
    Row("Reading order, beside pypdf alone; least to greatest", "RenderCV's examples", (_PAIRS,), _measure_pairs),
    Row(
        "Word files with .99 of the words of the fullest extractor, beside python-docx's paragraphs",
        "real résumés",
        (RESUMES,),
        _measure_docx,
    ),
    Row("Hidden text in real résumés: false alarms", "real résumés", (RESUMES,), _measure_alarms),
]
