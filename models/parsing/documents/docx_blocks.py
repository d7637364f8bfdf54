"""Tells which blocks of a Word file nobody can see: boxes off the page or without size, lines without height.

Single runs are judged in `docx_hidden`; no text is read here.
"""

import re

from models.parsing.documents.docx_hidden import W
from models.parsing.documents.element import Element

_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_LEAST_TWENTIETHS = 40
"""Twentieths of a point: a line or a row that is lower shows nothing."""

_LEAST_EMU = 36_000
"""English Metric Units, 914,400 an inch: a box that is smaller (a millimetre) shows nothing."""

_FARTHEST_EMU = 25_000_000
"""No page of Word's is as wide or high: it allows 22 inches."""

_MARGIN_EMU = 2_000_000
"""How far a box may stand left of or above what it is anchored to, and still be on the page."""

_VML_HIDES = re.compile(
    r"visibility: ?hidden|display: ?none|(?:left|top): ?-(?:[6-9]\d\d|\d{4,})"
    r"|(?:^|;)(?:width|height): ?0?(?:\.\d+)?(?:pt|px|;|$)"
)
_VML_SHAPES = ("shape", "rect", "roundrect", "oval")

BLOCKS = {f"{W}p", f"{W}tr", f"{W}pict", f"{_WP}anchor", f"{_WP}inline"}
"""The elements that `is_block_hidden` judges."""


def is_block_hidden(block: Element) -> bool:
    """Whether a reader of the document sees nothing of this paragraph, row or box."""
    if block.tag == f"{W}p":
        spacing = block.find(f"{W}pPr/{W}spacing")
        return spacing is not None and spacing.get(f"{W}lineRule") == "exact" and _is_low(spacing.get(f"{W}line"))
    if block.tag == f"{W}tr":
        heights = block.findall(f"{W}trPr/{W}trHeight")
        return any(one.get(f"{W}hRule") == "exact" and _is_low(one.get(f"{W}val")) for one in heights)
    if block.tag == f"{W}pict":
        return any(
            _VML_HIDES.search(shape.get("style", "")) for name in _VML_SHAPES for shape in block.iter(f"{{*}}{name}")
        )
    return _is_drawing_hidden(block)


def _is_low(twentieths: str | None) -> bool:
    return _number(twentieths, _LEAST_TWENTIETHS) < _LEAST_TWENTIETHS


def _is_drawing_hidden(drawing: Element) -> bool:
    properties, extent = drawing.find(f"{_WP}docPr"), drawing.find(f"{_WP}extent")
    if properties is not None and properties.get("hidden") in ("1", "true"):
        return True
    sizes = [_number(extent.get(name) if extent is not None else None, _FARTHEST_EMU) for name in ("cx", "cy")]
    if min(sizes) < _LEAST_EMU:
        return True
    offsets = [drawing.find(f"{_WP}position{axis}/{_WP}posOffset") for axis in "HV"]
    starts = [_number(offset.text if offset is not None else None, 0) for offset in offsets]
    return any(start > _FARTHEST_EMU or start + size < -_MARGIN_EMU for start, size in zip(starts, sizes, strict=True))


def _number(written: str | None, otherwise: int) -> int:
    return int(written) if written and re.fullmatch(r"-?\d{1,15}", written) else otherwise
