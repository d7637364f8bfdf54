"""Tells whether a run of a Word file can be seen: hidden by a switch, tiny, white on white, or as its own ground.

It judges one run at a time by its own properties, its styles and what is laid behind it; it reads no text.
"""

import re
from dataclasses import dataclass

from lxml import etree

from models.parsing.documents.element import Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
"""The WordprocessingML namespace, ECMA-376 part 1."""

_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_TINY_HALF_POINTS = 5
_NARROW_PERCENT = 10  # Word's own least is 1, and nobody sets text narrower than 33
_FAINT = 95_000
_WHITE = re.compile(r"F[A-F0-9]F[A-F0-9]F[A-F0-9]")
_HIGHLIGHTS = {
    "black": "000000", "blue": "0000FF", "cyan": "00FFFF", "green": "00FF00", "magenta": "FF00FF", "red": "FF0000",
    "yellow": "FFFF00", "white": "FFFFFF", "darkBlue": "000080", "darkCyan": "008080", "darkGreen": "008000",
    "darkMagenta": "800080", "darkRed": "800000", "darkYellow": "808000", "darkGray": "808080", "lightGray": "C0C0C0",
}  # fmt: skip
"""ST_HighlightColor of ECMA-376 part 1, §17.18.40."""
_NO_FILL = {"", "AUTO", "NONE", "WHITE", "FFFFFF", "#FFFFFF"}


@dataclass(frozen=True, slots=True)
class WordStyles:
    """Ids of styles that hide their text, that make it white, and that lay a colour behind it."""

    hiding: frozenset[str] = frozenset()
    white: frozenset[str] = frozenset()
    shading: frozenset[str] = frozenset()


def read_styles(root: Element) -> WordStyles:
    """The styles of a `word/styles.xml` that matter for what can be seen, with those that are based on them."""
    styles = list(root.iter(f"{W}style"))
    hiding = {_id(style) for style in styles if _hides(style.find(f"{W}rPr"))}
    white = {_id(style) for style in styles if _is_white(style.find(f"{W}rPr"))}
    shading = {_id(style) for style in styles if any(_is_filled(mark) for mark in style.iter(f"{W}shd"))}
    return WordStyles(_with_heirs(styles, hiding), _with_heirs(styles, white), _with_heirs(styles, shading))


def is_hidden(run: Element, styles: WordStyles) -> bool:
    """Whether a reader of the document can't see this `w:r`."""
    properties = run.find(f"{W}rPr")
    if _hides(properties) or _melts(run):
        return True
    ids = {_value(run, f"{W}rPr/{W}rStyle"), _value(run.getparent(), f"{W}pPr/{W}pStyle")}
    if ids & styles.hiding:
        return True
    stated = properties is not None and properties.find(f"{W}color") is not None
    white = _is_white(properties) or (not stated and bool(ids & styles.white))
    return white and not any(_is_shaded(element, styles) for element in [run, *run.iterancestors()])


def _id(style: Element) -> str:
    return style.get(f"{W}styleId", "")


def _with_heirs(styles: list[Element], found: set[str]) -> frozenset[str]:
    for _ in range(8 if found else 0):
        found = found | {_id(style) for style in styles if _value(style, f"{W}basedOn") in found}
    return frozenset(found - {""})


def _value(element: Element | None, path: str) -> str:
    found = element.find(path) if element is not None else None
    return found.get(f"{W}val", "") if found is not None else ""


def _hides(properties: Element | None) -> bool:
    if properties is None:
        return False
    vanish = properties.find(f"{W}vanish")
    if vanish is not None and vanish.get(f"{W}val", "true") not in ("0", "false", "off"):
        return True
    size, width = _value(properties, f"{W}sz"), _value(properties, f"{W}w")
    tiny = size.isdigit() and int(size) <= _TINY_HALF_POINTS
    return tiny or (width.isdigit() and int(width) < _NARROW_PERCENT) or _is_unfilled(properties)


def _is_unfilled(properties: Element) -> bool:
    """Whether letters have no ink or hardly any; `w14:alpha` counts transparency in thousandths of a percent."""
    fill = properties.find(f"{_W14}textFill")
    if fill is None:
        return False
    faint = (alpha.get(f"{_W14}val", "") for alpha in fill.iter(f"{_W14}alpha"))
    return fill.find(f"{_W14}noFill") is not None or any(one.isdigit() and int(one) >= _FAINT for one in faint)


def _melts(run: Element) -> bool:
    """Whether the run is written in the colour that it lays behind itself."""
    ink = _value(run, f"{W}rPr/{W}color").upper()
    shading = run.find(f"{W}rPr/{W}shd")
    grounds = {_HIGHLIGHTS.get(_value(run, f"{W}rPr/{W}highlight"))}
    grounds |= {shading.get(f"{W}fill", "").upper()} if shading is not None else set()
    return bool(ink) and ink != "AUTO" and ink in grounds


def _is_white(properties: Element | None) -> bool:
    colour = properties.find(f"{W}color") if properties is not None else None
    if colour is None:
        return False
    theme = colour.get(f"{W}themeColor", "")
    return theme in ("background1", "light1") or (
        not theme and bool(_WHITE.fullmatch(colour.get(f"{W}val", "").upper()))
    )


def _is_filled(mark: Element) -> bool:
    return mark.get(f"{W}fill", "").upper() not in _NO_FILL or mark.get(f"{W}themeFill", "background1") != "background1"


def _is_shaded(element: Element, styles: WordStyles) -> bool:
    """Whether this element lays a colour behind the text in it: shading, a highlight, a filled box, a table's style."""
    for name in ("rPr", "pPr", "tcPr", "tblPr"):
        properties = element.find(f"{W}{name}")
        if properties is None:
            continue
        marks = properties.findall(f"{W}shd")
        named = {_value(properties, f"{W}{kind}Style") for kind in ("r", "p", "tbl")}
        if any(map(_is_filled, marks)) or properties.find(f"{W}highlight") is not None or named & styles.shading:
            return True
    return _is_filled_box(element)


def _is_filled_box(element: Element) -> bool:
    if element.get("fillcolor", "#FFFFFF").upper() not in _NO_FILL:
        return True
    if etree.QName(element).localname == "wsp":
        return any(
            etree.QName(child).localname in ("solidFill", "gradFill", "blipFill") for child in element.iter("{*}*")
        )
    return element.tag == f"{W}document" and element.find(f"{W}background") is not None
