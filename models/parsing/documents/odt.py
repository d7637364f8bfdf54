"""Reads OpenDocument texts (ODT): one ordered walk over headers, body and footers, with what nobody can see kept apart.

Styles are looked at only as far as they hide text; what the words mean is not known here.
"""

import io
import zipfile

from lxml import etree

from models.parsing.documents.docx import DAMAGES, MAX_UNPACKED
from models.parsing.documents.element import Element
from models.parsing.documents.odt_hidden import hiding_styles, is_frame_hidden
from models.parsing.records import Rejected

_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_FRAME = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}frame"

_MIME = b"application/vnd.oasis.opendocument.text"
_PARTS = ("content.xml", "styles.xml")
_SKIPPED = {f"{_TEXT}tracked-changes", f"{_OFFICE}annotation", f"{_TEXT}note-citation", f"{_OFFICE}forms"}
_BLOCKS = {f"{_TEXT}p", f"{_TEXT}h"}
_HIDDEN_BLOCKS = {f"{_TEXT}hidden-text", f"{_TEXT}hidden-paragraph"}


def is_odt(content: bytes) -> bool:
    """Whether the bytes are a zip archive that says that it holds an OpenDocument text."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return "mimetype" in archive.namelist() and archive.read("mimetype").strip().startswith(_MIME)
    except DAMAGES:
        return False


def read_odt(content: bytes) -> tuple[str, str]:
    """Visible and hidden text of an ODT file; raises `Rejected` (`broken_odt`, `too_large`, `encrypted`)."""
    try:
        parts = _unpack(content)
        body = _parse(parts["content.xml"])
        pages = _parse(parts["styles.xml"]) if "styles.xml" in parts else None
    except (*DAMAGES, KeyError) as error:
        raise Rejected("broken_odt", "The ODT file is damaged; save it again and send the new copy.") from error
    hiding = hiding_styles(body) | (hiding_styles(pages) if pages is not None else frozenset[str]())
    roots = [*_headers_and_footers(pages, "header"), body, *_headers_and_footers(pages, "footer")]
    texts = [_walk(root, hiding) for root in roots]
    return "\n".join(visible for visible, _ in texts), "\n".join(hidden for _, hidden in texts if hidden)


def _unpack(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        if b"manifest:encryption-data" in _small(archive, "META-INF/manifest.xml"):
            raise Rejected("encrypted", "The ODT file is protected by a password; send a copy without one.")
        wanted = [info for info in archive.infolist() if info.filename in _PARTS]
        if sum(info.file_size for info in wanted) > MAX_UNPACKED:
            raise Rejected("too_large", "The ODT file unpacks to more text than any résumé holds.")
        return {info.filename: archive.read(info) for info in wanted}


def _small(archive: zipfile.ZipFile, name: str) -> bytes:
    found = [info for info in archive.infolist() if info.filename == name and info.file_size < MAX_UNPACKED // 10]
    return archive.read(found[0]) if found else b""


def _parse(part: bytes) -> Element:
    return etree.fromstring(part, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False))


def _headers_and_footers(pages: Element | None, which: str) -> list[Element]:
    return [] if pages is None else list(pages.iter(f"{_STYLE}{which}"))


def _is_hidden(element: Element, hiding: frozenset[str]) -> bool:
    if element.tag in _HIDDEN_BLOCKS or element.get(f"{_TEXT}display") == "none":
        return True
    if element.tag == _FRAME and is_frame_hidden(element):
        return True
    return element.get(f"{_TEXT}style-name", "") in hiding and not _is_on_colour(element)


def _is_on_colour(element: Element) -> bool:
    """Whether a table's cell or a frame is around the text: what is laid behind those is not looked up."""
    return any(around.tag == f"{_TABLE}table-cell" for around in element.iterancestors())


def _walk(root: Element, hiding: frozenset[str]) -> tuple[str, str]:
    visible: list[str] = []
    hidden: list[str] = []
    unseen: list[Element] = []
    walk = etree.iterwalk(root, events=("start", "end"))
    for event, element in walk:
        if event == "start":
            if element.tag in _SKIPPED:
                walk.skip_subtree()
                continue
            if _is_hidden(element, hiding):
                unseen.append(element)
            (hidden if unseen else visible).append(_before(element) + _words(element.text, element))
        else:
            (hidden if unseen else visible).append("" if element.tag in _SKIPPED else _after(element))
            if unseen and unseen[-1] is element:
                unseen.pop()
            parent = element.getparent()
            if element is not root and parent is not None:
                (hidden if unseen else visible).append(_words(element.tail, parent))
    return "".join(visible), " ".join("".join(hidden).split())


def _words(text: str | None, holder: Element) -> str:
    """Text that counts: blanks between blocks don't, and blanks within one are one."""
    inside = holder.tag in _BLOCKS or any(around.tag in _BLOCKS for around in holder.iterancestors())
    if not text or not inside:
        return ""
    return "".join(" " if letter in "\n\t\r" else letter for letter in text)


def _before(element: Element) -> str:
    if element.tag == f"{_TEXT}s":
        count = element.get(f"{_TEXT}c", "1")
        return " " * min(int(count) if count.isdigit() else 1, 40)
    if element.tag in _BLOCKS:
        parent = element.getparent()
        first = parent is not None and parent.tag == f"{_TEXT}list-item" and parent[0] is element
        framed = any(around.tag in _BLOCKS for around in element.iterancestors())
        return ("\n" if framed else "") + ("• " if first else "")
    return {f"{_TEXT}tab": "\t", f"{_TEXT}line-break": "\n"}.get(str(element.tag), "")


def _after(element: Element) -> str:
    """A tab after a table's cell that holds one paragraph, a new line after every other block."""
    if element.tag not in _BLOCKS:
        return ""
    cell = element.getparent()
    if cell is not None and cell.tag == f"{_TABLE}table-cell" and len(cell) == 1 and cell.getnext() is not None:
        return "\t"
    return "\n"
