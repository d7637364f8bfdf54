"""Reads Word files (DOCX): one ordered walk over every run of text, with runs that nobody can see kept apart.

It opens the archive itself, because paragraphs alone lack tables, text boxes, headers and footers.
"""

import io
import re
import zipfile
import zlib
from dataclasses import dataclass, field

from lxml import etree

from models.parsing.documents.docx_blocks import BLOCKS, is_block_hidden
from models.parsing.documents.docx_diagrams import RELATIONS, SHOWN, Texts, find_diagram, read_diagrams
from models.parsing.documents.docx_hidden import W, WordStyles, is_hidden, read_styles
from models.parsing.documents.docx_lists import ListStyles, is_entry, read_list_styles
from models.parsing.documents.element import Element
from models.parsing.records import Rejected

MAX_UNPACKED = 40_000_000
"""Bytes of the XML parts that we read; a résumé has well under one million."""

_PART = re.compile(r"word/(header|document|footnotes|endnotes|footer)\d*\.xml")
_ORDER = ("header", "document", "footnotes", "endnotes", "footer")
_DIAGRAM = re.compile(r"word/diagrams/data\d*\.xml")
_STYLES = "word/styles.xml"
_SKIPPED = {"{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback", f"{W}del", f"{W}moveFrom"}
_MARKS = {f"{W}txbxContent": "\n", f"{W}br": "\n", f"{W}cr": "\n", f"{W}tab": "\t", f"{W}noBreakHyphen": "-"}
DAMAGES = (
    zipfile.BadZipFile,
    etree.XMLSyntaxError,
    ValueError,
    NotImplementedError,
    RuntimeError,
    OSError,
    EOFError,
    zlib.error,
)
"""What a damaged archive, or damaged XML in it, raises."""


def is_docx(content: bytes) -> bool:
    """Whether the bytes are a zip archive that holds a Word document."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return "word/document.xml" in archive.namelist()
    except DAMAGES:
        return False


def read_docx(content: bytes) -> tuple[str, str]:
    """Visible and hidden text of a DOCX file; raises `Rejected` (`broken_docx`, `too_large`)."""
    try:
        parts = _unpack(content)
        stated = _parse(parts.pop(_STYLES)) if _STYLES in parts else None
        styles = read_styles(stated) if stated is not None else WordStyles()
        lists = read_list_styles(stated) if stated is not None else ListStyles()
        diagrams = read_diagrams(parts, _parse)
        pages = [_parse(part) for name, part in parts.items() if _PART.fullmatch(name)]
        texts = [_read(page, _Walk(styles, lists, diagrams)) for page in pages]
    except DAMAGES as error:
        raise Rejected("broken_docx", "The Word file is damaged; save it again and send the new copy.") from error
    return "\n".join(visible for visible, _ in texts), "\n".join(hidden for _, hidden in texts if hidden)


def _unpack(content: bytes) -> dict[str, bytes]:
    """The XML parts that hold text, in reading order, and the styles; sizes are checked before anything is unpacked."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        wanted = [info for info in archive.infolist() if _is_wanted(info.filename)]
        if sum(info.file_size for info in wanted) > MAX_UNPACKED:
            raise Rejected("too_large", "The Word file unpacks to more text than any résumé holds.")
        wanted.sort(key=lambda info: (_place_in_order(info.filename), info.filename))
        return {info.filename: archive.read(info) for info in wanted}


def _is_wanted(part: str) -> bool:
    return part in (_STYLES, RELATIONS) or bool(_PART.fullmatch(part) or _DIAGRAM.fullmatch(part))


def _place_in_order(part: str) -> int:
    found = _PART.fullmatch(part)
    return _ORDER.index(found[1]) if found else -1


def _parse(part: bytes) -> Element:
    return etree.fromstring(part, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False))


@dataclass(slots=True)
class _Walk:
    """One walk over a part: what was read so far, and where the next words go."""

    styles: WordStyles
    lists: ListStyles
    diagrams: dict[str, Texts]
    visible: list[str] = field(default_factory=list[str])
    hidden: list[str] = field(default_factory=list[str])
    seen: bool = True  # whether the run is
    unseen: Element | None = None  # the outermost block around this element of which nobody sees anything

    def put(self, text: str) -> None:
        (self.visible if self.seen else self.hidden).append(text)

    def start(self, element: Element) -> None:
        if element.tag == f"{W}r":
            self.seen = self.unseen is None and not is_hidden(element, self.styles)
        elif element.tag == f"{W}t":
            self.put(element.text or "")
        elif element.tag in _MARKS:
            self.put(_MARKS[str(element.tag)])
        elif element.tag == SHOWN:
            shown, apart = find_diagram(element, self.diagrams)
            self.put(f"\n{shown}")
            self.hidden.append(apart)
        elif element.tag in BLOCKS:
            self.begin(element)

    def begin(self, block: Element) -> None:
        if self.unseen is None and is_block_hidden(block):
            self.unseen = block
        if block.tag == f"{W}p" and is_entry(block, self.lists):
            self.visible.append("• ")

    def end(self, element: Element) -> None:
        if element.tag == f"{W}p":
            self.visible.append(_end_of(element))
        if element is self.unseen:
            self.unseen = None


def _read(root: Element, walk: _Walk) -> tuple[str, str]:
    """Visible and hidden text of one part."""
    steps = etree.iterwalk(root, events=("start", "end"))
    for event, element in steps:
        if event == "end":
            walk.end(element)
        elif element.tag in _SKIPPED:
            steps.skip_subtree()
        else:
            walk.start(element)
    return "".join(walk.visible), "".join(walk.hidden).strip()


def _end_of(paragraph: Element) -> str:
    """What follows a paragraph: a tab inside a table's row that has one paragraph a cell, else a new line."""
    cell = paragraph.getparent()
    if cell is None or cell.tag != f"{W}tc":
        return "\n"
    cells = list(cell.itersiblings(f"{W}tc", preceding=True))
    following = list(cell.itersiblings(f"{W}tc"))
    single = all(len(other.findall(f"{W}p")) == 1 for other in [*cells, cell, *following])
    return "\t" if single and following else "\n"
