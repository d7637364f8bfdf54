"""A spoilt copy of a résumé is never taken for better read than the résumé, and what is read badly is flagged."""

import io
import random
from collections.abc import Callable
from datetime import date
from pathlib import Path
from statistics import mean

import pypdfium2 as pdfium  # pyright: ignore[reportMissingTypeStubs]
import pytest
from PIL import ImageFilter

from models.parsing.documents.document import read_document
from models.parsing.documents.ocr import can_read_pictures
from models.parsing.records import Rejected, Resume
from models.parsing.resumes.certainty import BADLY_READ
from models.parsing.resumes.resume import parse_resume
from sample.truths import FILES

RESUMES = FILES / "resumes"
REAL = Path("../shared/data/resumes")
TODAY = date(2026, 1, 1)
Spoil = Callable[[str, random.Random], str]


def keep(share: float) -> Spoil:
    def cut(text: str, _: random.Random) -> str:
        lines = text.split("\n")
        return "\n".join(lines[: int(len(lines) * share)])

    return cut


def drop(share: float) -> Spoil:
    return lambda text, chance: "".join(letter for letter in text if letter == "\n" or chance.random() > share)


def shuffle(seed: int) -> Spoil:
    def mix(text: str, _: random.Random) -> str:
        lines = text.split("\n")
        random.Random(seed).shuffle(lines)
        return "\n".join(lines)

    return mix


def texts() -> dict[str, str]:
    """The sample's résumés by name, but for JSON: every third, for time."""
    found: dict[str, str] = {}
    for path in sorted(RESUMES.glob("*.*")):
        try:
            text = read_document(path.read_bytes(), path.name).text
        except Rejected:
            continue
        if text:
            found[path.name] = text
    return dict(list(found.items())[::3])


TEXTS = texts()


def read(text: str) -> Resume | None:
    try:
        return parse_resume(text.encode(), "copy.txt", TODAY)
    except Rejected:
        return None


@pytest.fixture(scope="module")
def whole() -> dict[str, Resume]:
    return {name: resume for name, text in TEXTS.items() if (resume := read(text))}


WAYS = {
    "cut at 70 %": keep(0.7),
    "cut at 40 %": keep(0.4),
    "cut at 15 %": keep(0.15),
    "a fiftieth dropped": drop(0.02),
    "a tenth dropped": drop(0.1),
    "a quarter dropped": drop(0.25),
    **{f"shuffled, {seed}": shuffle(seed) for seed in range(4)},
}


@pytest.mark.parametrize("way", WAYS)
def test_a_spoilt_copy_is_never_surer_nor_less_doubted(whole: dict[str, Resume], way: str) -> None:
    for name, resume in whole.items():
        copy = read(WAYS[way](TEXTS[name], random.Random(name)))
        if copy is not None:
            assert copy.confidence <= resume.confidence, name
            assert BADLY_READ not in resume.flags or BADLY_READ in copy.flags, name


@pytest.mark.parametrize(
    ("way", "least"), [("cut at 40 %", 0.1), ("a fiftieth dropped", 0.05), ("a tenth dropped", 0.25)]
)
def test_spoilt_copies_are_less_sure_on_average(whole: dict[str, Resume], way: str, least: float) -> None:
    copies = {name: read(WAYS[way](TEXTS[name], random.Random(name))) for name in whole}
    assert mean(whole[name].confidence - copy.confidence for name, copy in copies.items() if copy) >= least


@pytest.mark.skipif(not REAL.is_dir(), reason="the development data are not on this machine")
def test_no_spoilt_copy_of_a_real_document_is_surer() -> None:
    paths = [*sorted((REAL / "docx").glob("*.docx"))[::2], *sorted((REAL / "pdf").rglob("*.pdf"))[::16]]
    for path in paths:
        text = read_document(path.read_bytes(), path.name).text
        resume = read(text)
        for name, way in WAYS.items():
            copy = read(way(text, random.Random(path.name)))
            assert resume is None or copy is None or copy.confidence <= resume.confidence, (path.name, name)


def test_hardly_any_whole_resume_is_flagged_and_nearly_every_ruin_is(whole: dict[str, Resume]) -> None:
    assert mean(BADLY_READ in resume.flags for resume in whole.values()) <= 0.1
    ruins = [read(drop(0.3)(text, random.Random(name))) for name, text in TEXTS.items()]
    assert mean(BADLY_READ in ruin.flags for ruin in ruins if ruin) >= 0.9


def blur(path: Path, radius: float) -> bytes:
    """The pages of a PDF file as a scan that is out of focus."""
    document = pdfium.PdfDocument(path.read_bytes())
    pages = [page.render(scale=2).to_pil().filter(ImageFilter.GaussianBlur(radius)) for page in document]
    saved = io.BytesIO()
    pages[0].save(saved, "PDF", save_all=True, append_images=pages[1:], resolution=144)
    return saved.getvalue()


@pytest.mark.skipif(not can_read_pictures(), reason="tesseract is not installed on this machine")
@pytest.mark.parametrize("radius", [0.7, 3.0])
def test_a_blurred_scan_is_less_sure_than_its_original_or_refused(radius: float) -> None:
    path = RESUMES / "resume_desmond_okoro-finch.pdf"
    try:
        scan = parse_resume(blur(path, radius), path.name, TODAY, ocr=True)
    except Rejected as rejected:
        assert rejected.reason == "image_only"
        return
    assert scan.confidence < parse_resume(path.read_bytes(), path.name, TODAY).confidence
    assert "read_from_pictures" in scan.flags


def test_a_file_that_names_its_fields_is_not_doubted() -> None:
    stated = parse_resume(b'{"basics": {"name": "Ada"}, "work": []}', "cv.json", TODAY)
    assert (stated.confidence, stated.flags) == (1.0, [])


def test_an_anonymised_copy_is_not_read_worse(whole: dict[str, Resume]) -> None:
    def anonymise(name: str) -> str:
        lines = TEXTS[name].split("\n")
        return "\n".join(line for line in lines if "@" not in line and line != whole[name].name)

    copies = [read(anonymise(name)) for name in whole]
    assert mean(BADLY_READ in copy.flags for copy in copies if copy) <= 0.1
