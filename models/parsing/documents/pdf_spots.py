# pyright: basic
"""Finds where on the pages of a PDF file a piece of its text stands, from pdfium's boxes of single letters.

The text may have been read by another engine or in another order, so places are told by the letters around them. It
costs more than reading does, so only those who are shown a document ask; nothing is read here.
"""

import ctypes
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from models.parsing.documents.letters import fold_letters
from models.parsing.documents.ocr import MOST_PAGES, find_scanned_words
from models.parsing.records import Box, Spot

_CONTEXT = 30
"""Letters on either side by which one of several places is told from the others."""


@dataclass(slots=True)
class _Page:
    """The letters of one page in drawing order; a box a letter."""

    folded: str = ""
    boxes: list[Box] = field(default_factory=list[Box])


def find_spots(
    content: bytes, text: str, spans: Sequence[tuple[int, int]], recognised: bool = False
) -> list[Spot | None]:
    """The spot of each span (start, end) of a PDF file's text; None where no page holds these letters in a row.

    `recognised`: the text was read from pictures, so its letters are looked for in them once more. Raises PdfiumError
    when the file can't be opened.
    """
    read = _read_scan if recognised else _read_page
    document = pdfium.PdfDocument(content)
    try:
        most = min(len(document), MOST_PAGES) if recognised else len(document)
        pages = [read(document, index) for index in range(most)]
    finally:
        document.close()
    folded, sources = fold_letters(text)
    at = {source: index for index, source in reversed(list(enumerate(sources)))}
    return [_find(pages, folded, *_in_letters(at, span)) for span in spans]


def _in_letters(at: dict[int, int], span: tuple[int, int]) -> tuple[int, int]:
    """A span of characters as a span of letters."""
    inside = [at[index] for index in range(*span) if index in at]
    return (inside[0], inside[-1] + 1) if inside else (0, 0)


def _find(pages: list[_Page], folded: str, start: int, end: int) -> Spot | None:
    """The place on the pages whose surroundings are most like those of the letters in the text; the first of equals."""
    wanted = folded[start:end]
    best: tuple[int, int, int] | None = None
    for number, page in enumerate(pages):
        for at in _all_of(page.folded, wanted):
            alike = _alike(folded[:start][-_CONTEXT:][::-1], page.folded[:at][-_CONTEXT:][::-1])
            alike += _alike(folded[end : end + _CONTEXT], page.folded[at + len(wanted) :][:_CONTEXT])
            if best is None or alike > best[0]:
                best = alike, number, at
    if best is None:
        return None
    _, number, at = best
    return Spot(number + 1, list(_join_lines(pages[number].boxes[at : at + len(wanted)])))


def _all_of(text: str, wanted: str) -> Iterable[int]:
    at = text.find(wanted) if wanted else -1
    while at >= 0:
        yield at
        at = text.find(wanted, at + 1)


def _alike(ones: str, others: str) -> int:
    """How many letters are the same before the first that isn't."""
    for count, (one, other) in enumerate(zip(ones, others, strict=False)):
        if one != other:
            return count
    return min(len(ones), len(others))


def _join_lines(letters: list[Box]) -> Iterable[Box]:
    """A box a line: letters belong together that go on to the right at the same height."""
    line: Box | None = None
    for box in letters:
        if line and _same_line(line, box):
            line = (min(line[0], box[0]), min(line[1], box[1]), max(line[2], box[2]), max(line[3], box[3]))
            continue
        if line:
            yield line
        line = box
    if line:
        yield line


def _same_line(line: Box, letter: Box) -> bool:
    height = max(line[3] - line[1], letter[3] - letter[1], 1.0)
    level = abs(line[1] + line[3] - letter[1] - letter[3]) < height
    return level and -3 * height < letter[0] - line[2] < 3 * height


def _read_page(document: pdfium.PdfDocument, index: int) -> _Page:
    """The letters of a page; none of a page that can't be read."""
    read = _Page()
    try:
        page = document[index]
        text_page = page.get_textpage()
    except pdfium.PdfiumError:
        return read
    frame = _Frame(page)
    parts: list[str] = []
    for at in range(text_page.count_chars()):
        folded, _ = fold_letters(chr(raw.FPDFText_GetUnicode(text_page.raw, at)))
        if folded:
            box = frame.show(_box_of(text_page, at))
            parts.append(folded)
            read.boxes += [box] * len(folded)
    read.folded = "".join(parts)
    text_page.close()
    page.close()
    return read


def _read_scan(document: pdfium.PdfDocument, index: int) -> _Page:
    """The letters that are recognised on a page, each as wide as its share of its word."""
    read = _Page()
    parts: list[str] = []
    for word in find_scanned_words(document[index]):
        left, top, right, bottom = word.box
        wide = (right - left) / len(word.text)
        for at, letter in enumerate(word.text):
            folded, _ = fold_letters(letter)
            box = (left + at * wide, top, left + (at + 1) * wide, bottom)
            parts.append(folded)
            read.boxes += [(round(box[0], 2), round(box[1], 2), round(box[2], 2), round(box[3], 2))] * len(folded)
    read.folded = "".join(parts)
    return read


def _box_of(text_page: pdfium.PdfTextPage, at: int) -> Box:
    """Left, bottom, right, top of a letter in the page's own coordinates, as high as its line."""
    loose = raw.FS_RECTF()
    raw.FPDFText_GetLooseCharBox(text_page.raw, at, loose)
    return loose.left, loose.bottom, loose.right, loose.top


class _Frame:
    """From a page's own coordinates to those of the page as it is shown."""

    def __init__(self, page: pdfium.PdfPage) -> None:
        self.width, self.height = page.get_size()
        origin, across, up = (self._share(page, x, y) for x, y in ((0, 0), (1000, 0), (0, 1000)))
        self.origin = origin
        self.across = ((across[0] - origin[0]) / 1000, (across[1] - origin[1]) / 1000)
        self.up = ((up[0] - origin[0]) / 1000, (up[1] - origin[1]) / 1000)

    def show(self, box: Box) -> Box:
        """Left, bottom, right, top to left, top, right, bottom as a reader sees them."""
        corners = [self._point(x, y) for x in (box[0], box[2]) for y in (box[1], box[3])]
        across, down = [x for x, _ in corners], [y for _, y in corners]
        return round(min(across), 2), round(min(down), 2), round(max(across), 2), round(max(down), 2)

    def _point(self, x: float, y: float) -> tuple[float, float]:
        return (
            (self.origin[0] + x * self.across[0] + y * self.up[0]) * self.width,
            (self.origin[1] + x * self.across[1] + y * self.up[1]) * self.height,
        )

    @staticmethod
    def _share(page: pdfium.PdfPage, x: float, y: float) -> tuple[float, float]:
        across, down, fine = ctypes.c_int(), ctypes.c_int(), 1_000_000
        raw.FPDF_PageToDevice(page.raw, 0, 0, fine, fine, 0, x, y, across, down)
        return across.value / fine, down.value / fine
