"""Tells whether a style of an OpenDocument text hides what is written in it, and which frames show nothing.

Only properties are looked at; the text is read in `odt`.
"""

import re

from models.parsing.documents.element import Element

_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_FO = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"
_SVG = "{urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0}"
_OPACITY = "{urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0}opacity"

_TINY_POINTS = 2.5
_LEAST_PERCENT = 10.0
_MARGIN_POINTS = 160.0
"""How far a frame may begin left of or above what it is anchored to, and still be on the page."""

_FARTHEST_POINTS = 2000.0
_POINTS = {"pt": 1.0, "mm": 72 / 25.4, "cm": 72 / 2.54, "in": 72.0, "px": 0.75, "pc": 12.0}
_LENGTH = re.compile(r"(-?\d*\.?\d+)(pt|mm|cm|in|px|pc|%)")
_WHITE = re.compile(r"#f[a-f0-9]f[a-f0-9]f[a-f0-9]")
_PALE = 0xFA
_PAPER = ("#ffffff", "transparent", "")
_MOST_HEIRS = 8


def hiding_styles(root: Element) -> frozenset[str]:
    """Names of styles whose text can't be seen, their own properties or those of a style that they are based on."""
    styles = list(root.iter(f"{_STYLE}style"))
    hiding = {style.get(f"{_STYLE}name", "") for style in styles if _hides_text(style)}
    for _ in range(_MOST_HEIRS if hiding else 0):
        hiding |= {
            style.get(f"{_STYLE}name", "")
            for style in styles
            if style.get(f"{_STYLE}parent-style-name") in hiding and not _says_colour(style)
        }
    return frozenset(hiding - {""})


def is_frame_hidden(frame: Element) -> bool:
    """Whether a frame stands off every page or has no size."""
    starts = [_points(frame.get(f"{_SVG}{name}", "")) for name in ("x", "y")]
    sizes = [_points(frame.get(f"{_SVG}{name}", "")) for name in ("width", "height")]
    if any(size is not None and size < 1 for size in sizes):
        return True
    ends = [(start or 0.0) + (size or 0.0) for start, size in zip(starts, sizes, strict=True)]
    return any(end < -_MARGIN_POINTS for end in ends) or any((start or 0.0) > _FARTHEST_POINTS for start in starts)


def _hides_text(style: Element) -> bool:
    grounds = [one.get(f"{_FO}background-color", "") for one in style.iter(f"{_STYLE}paragraph-properties")]
    filled = any(ground not in _PAPER for ground in grounds)
    return any(_hides(properties, filled) for properties in style.iter(f"{_STYLE}text-properties"))


def _hides(properties: Element, filled: bool) -> bool:
    """Switched off, tiny, narrow, without ink, or in the colour behind it: white where nothing else is said."""
    if properties.get(f"{_TEXT}display") == "none":
        return True
    size, ink = properties.get(f"{_FO}font-size", ""), properties.get(f"{_FO}color", "").lower()
    if (_points(size) or _TINY_POINTS + 1) <= _TINY_POINTS:
        return True
    shares = [size, properties.get(_OPACITY, ""), properties.get(f"{_STYLE}text-scale", "")]
    if any(_percent(share) <= _LEAST_PERCENT for share in shares):
        return True
    ground = properties.get(f"{_FO}background-color", "").lower()
    white = _is_white(ink) and ground in _PAPER and not filled
    return white or (bool(ink) and ink == ground)


def _is_white(ink: str) -> bool:
    return bool(_WHITE.fullmatch(ink)) and min(bytes.fromhex(ink[1:])) >= _PALE


def _says_colour(style: Element) -> bool:
    return any(properties.get(f"{_FO}color") for properties in style.iter(f"{_STYLE}text-properties"))


def _points(length: str) -> float | None:
    found = _LENGTH.fullmatch(length)
    return float(found[1]) * _POINTS[found[2]] if found and found[2] != "%" else None


def _percent(share: str) -> float:
    found = _LENGTH.fullmatch(share)
    return float(found[1]) if found and found[2] == "%" else 100.0
