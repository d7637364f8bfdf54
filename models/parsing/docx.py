"""Reads Word files (DOCX): one ordered walk over every run of text, with runs that nobody can see kept apart.

It opens the archive itself, because paragraphs alone lack tables, text boxes, headers and footers.
"""

import io
import re
import zipfile
import zlib

from lxml import etree

from models.parsing.docx_hidden import W, WordStyles, is_hidden, read_styles
from models.parsing.docx_lists import ListStyles, is_entry, read_list_styles
from models.parsing.element import Element
from models.parsing.records import Rejected

MAX_UNPACKED = 40_000_000
"""Bytes of the XML parts that we read; a résumé has well under one million."""

_PART = re.compile(r"word/(header|document|footnotes|endnotes|footer)\d*\.xml")
_ORDER = ("header", "document", "footnotes", "endnotes", "footer")
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
        texts = [_walk(_parse(part), styles, lists) for part in parts.values()]
    except DAMAGES as error:
        raise Rejected("broken_docx", "The Word file is damaged; save it again and send the new copy.") from error
    return "\n".join(visible for visible, _ in texts), "\n".join(hidden for _, hidden in texts if hidden)


def _unpack(content: bytes) -> dict[str, bytes]:
    """The XML parts that hold text, in reading order, and the styles; sizes are checked before anything is unpacked."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        wanted = [info for info in archive.infolist() if info.filename == _STYLES or _PART.fullmatch(info.filename)]
        if sum(info.file_size for info in wanted) > MAX_UNPACKED:
            raise Rejected("too_large", "The Word file unpacks to more text than any résumé holds.")
        wanted.sort(key=lambda info: (_place_in_order(info.filename), info.filename))
        return {info.filename: archive.read(info) for info in wanted}


def _place_in_order(part: str) -> int:
    found = _PART.fullmatch(part)
    return _ORDER.index(found[1]) if found else -1


def _parse(part: bytes) -> Element:
    return etree.fromstring(part, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False))


def _walk(root: Element, styles: WordStyles, lists: ListStyles) -> tuple[str, str]:
    visible: list[str] = []
    hidden: list[str] = []
    target = visible
    walk = etree.iterwalk(root, events=("start", "end"))
    for event, element in walk:
        if event == "end":
            if element.tag == f"{W}p":
                visible.append(_end_of(element))
        elif element.tag in _SKIPPED:
            walk.skip_subtree()
        elif element.tag == f"{W}r":
            target = hidden if is_hidden(element, styles) else visible
        elif element.tag == f"{W}t":
            target.append(element.text or "")
        elif element.tag in _MARKS:
            target.append(_MARKS[str(element.tag)])
        elif element.tag == f"{W}p" and is_entry(element, lists):
            visible.append("• ")
    return "".join(visible), "".join(hidden).strip()


def _end_of(paragraph: Element) -> str:
    """What follows a paragraph: a tab inside a table's row that has one paragraph a cell, else a new line."""
    cell = paragraph.getparent()
    if cell is None or cell.tag != f"{W}tc":
        return "\n"
    cells = list(cell.itersiblings(f"{W}tc", preceding=True))
    following = list(cell.itersiblings(f"{W}tc"))
    single = all(len(other.findall(f"{W}p")) == 1 for other in [*cells, cell, *following])
    return "\t" if single and following else "\n"
