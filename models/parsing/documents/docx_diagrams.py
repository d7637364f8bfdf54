"""Reads the texts of a Word file's diagrams (SmartArt), which are parts of their own, for the place that shows them.

A part that no place shows is not read.
"""

from collections.abc import Callable, Mapping
from posixpath import join, normpath

from models.parsing.documents.element import Element

RELATIONS = "word/_rels/document.xml.rels"
SHOWN = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}relIds"
"""The element of the body that shows a diagram, ECMA-376 part 1, §21.4.2.21."""

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_POINT = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}pt"
_DATA = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}dm"
_TINY = 250  # hundredths of a point
_FAINT = 5_000  # thousandths of a percent of opacity

Texts = tuple[str, str]


def read_diagrams(parts: Mapping[str, bytes], parse: Callable[[bytes], Element]) -> dict[str, Texts]:
    """Visible and hidden text of each diagram by the identifier that the body knows it by."""
    if RELATIONS not in parts:
        return {}
    targets = {
        relation.get("Id", ""): normpath(join("word", relation.get("Target", "")))
        for relation in parse(parts[RELATIONS]).iter("{*}Relationship")
    }
    return {key: _read(parse(parts[part])) for key, part in targets.items() if "/diagrams/" in part and part in parts}


def find_diagram(place: Element, diagrams: dict[str, Texts]) -> Texts:
    """The texts of the diagram that is shown here."""
    return diagrams.get(place.get(_DATA, ""), ("", ""))


def _read(root: Element) -> Texts:
    visible: list[str] = []
    hidden: list[str] = []
    for paragraph in root.iter(f"{_A}p"):
        for run in paragraph.iter(f"{_A}r"):
            text = "".join(piece.text or "" for piece in run.iter(f"{_A}t"))
            (hidden if _is_hidden(run) else visible).append(text)
        visible.append("\n")
    return "".join(visible), " ".join(hidden)


def _is_hidden(run: Element) -> bool:
    """Whether a run is tiny, without ink, or white in a shape without a fill."""
    properties = run.find(f"{_A}rPr")
    if properties is None:
        return False
    size = properties.get("sz", "")
    faint = any(
        alpha.get("val", "").isdigit() and int(alpha.get("val", "")) <= _FAINT
        for alpha in properties.iter(f"{_A}alpha")
    )
    if faint or (size.isdigit() and int(size) <= _TINY) or properties.find(f"{_A}noFill") is not None:
        return True
    ink = properties.find(f"{_A}solidFill/{_A}srgbClr")
    white = ink is not None and ink.get("val", "").upper() == "FFFFFF"
    return white and any(point.find(f"{{*}}spPr/{_A}noFill") is not None for point in run.iterancestors(_POINT))
