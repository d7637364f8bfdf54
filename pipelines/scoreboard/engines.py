"""Other engines that turn files into words, measured beside our reader: pypdf, pdfium, poppler where it is installed.

None of them tells what a person can't see; nothing of the product reads with them.
"""

import io
import re
import shutil
import subprocess
import unicodedata
import zipfile
from collections import Counter
from pathlib import Path

import pypdfium2 as pdfium  # pyright: ignore[reportMissingTypeStubs]
from lxml import etree
from pypdf import PdfReader

Words = Counter[str]

_BREAK = re.compile(r"[-\xad\x02\ufffe\u2010]\s*\n\s*|[\xad\x02\ufffe]")
_WORD = re.compile(r"\w{2,}")
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_PART = re.compile(r"word/(?:(?:document|header\d*|footer\d*|footnotes|endnotes)\.xml|diagrams/data\d*\.xml)")
_DRAWN = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_SECONDS = 60


def words_of(text: str) -> Words:
    """Words of two letters or more, folded, and how often each occurs; those cut in two by a line's end are whole."""
    return Counter(_WORD.findall(unicodedata.normalize("NFKC", _BREAK.sub("", text)).lower()))


def read_pdf_by_engines(path: Path) -> dict[str, str]:
    """The text of a PDF by each engine that is here and manages to read it."""
    engines = {"pypdf": _by_pypdf, "pdfium": _by_pdfium, "pdftotext": _by_poppler}
    texts = {name: read(path) for name, read in engines.items()}
    return {name: text for name, text in texts.items() if text is not None}


def agreed_words(texts: dict[str, str]) -> Words:
    """Each word as often as two engines find it."""
    counts = [words_of(text) for text in texts.values()]
    words = set[str]().union(*counts)
    return Counter({word: sorted(count[word] for count in counts)[-2] for word in words if len(counts) > 1})


def share_of(wanted: Words, found: Words) -> float:
    """The share of the wanted words that are found, each as often as wanted; 1 where none is wanted."""
    return (wanted & found).total() / wanted.total() if wanted.total() else 1.0


def fullest_words(content: bytes) -> Words:
    """Each word of a Word file as often as the fullest extractor finds it: the XML of its parts, or python-docx."""
    return _by_markup(content) | words_of(_by_python_docx(content))


def paragraph_words(content: bytes) -> Words:
    """What python-docx's paragraphs alone hold, as most scripts read a Word file."""
    import docx

    return words_of("\n".join(paragraph.text for paragraph in docx.Document(io.BytesIO(content)).paragraphs))


def _by_pypdf(path: Path) -> str | None:
    try:
        return "\n".join(page.extract_text() for page in PdfReader(path).pages)
    except Exception:  # an engine that stumbles has no say
        return None


def _by_pdfium(path: Path) -> str | None:
    try:
        document = pdfium.PdfDocument(path)
    except pdfium.PdfiumError:
        return None
    texts: list[str] = [page.get_textpage().get_text_bounded() for page in document]  # pyright: ignore[reportUnknownMemberType]
    return "\n".join(texts)


def _by_poppler(path: Path) -> str | None:
    program = shutil.which("pdftotext")
    if program is None:
        return None
    done = subprocess.run([program, path, "-"], capture_output=True, timeout=_SECONDS, check=False)
    return done.stdout.decode("utf-8", "replace") if done.returncode == 0 else None


def _by_markup(content: bytes) -> Words:
    """Every run of text of the parts that are printed; a box's copy for old readers counts once."""
    pieces: list[str] = []
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for name in filter(_PART.fullmatch, archive.namelist()):
            root = etree.fromstring(archive.read(name))
            for fallback in list(root.iter(_FALLBACK)):
                fallback.getparent().remove(fallback)  # pyright: ignore[reportOptionalMemberAccess]
            for element in root.iter(f"{_W}p", f"{_W}t", f"{_W}tab", f"{_W}br", f"{_DRAWN}p", f"{_DRAWN}t"):
                spoken = element.tag in (f"{_W}t", f"{_DRAWN}t")
                pieces.append((element.text or "") if spoken else "\n")
    return words_of("".join(pieces))


def _by_python_docx(content: bytes) -> str:
    """Body, tables, headers and footers; nothing where python-docx is not installed."""
    try:
        import docx
    except ImportError:
        return ""
    document = docx.Document(io.BytesIO(content))
    first = document.sections[0]
    holders = [document, first.header, first.footer]
    paragraphs = [paragraph.text for holder in holders for paragraph in holder.paragraphs]
    cells = [cell.text for holder in holders for table in holder.tables for row in table.rows for cell in row.cells]
    return "\n".join([*paragraphs, *dict.fromkeys(cells)])
