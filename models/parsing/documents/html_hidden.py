"""Tells whether a browser shows an element of an HTML page: its attributes, its style and the page's own style sheets.

It judges by declarations alone and lays nothing out; text is read in `html`.
"""

import re

from models.parsing.documents.element import Element

Styles = dict[str, str]

_NOTHING = r"0*(?:\.0\d*)?"
"""A share below a tenth, as opacities are written."""

_HIDING = re.compile(
    "|".join(
        (
            r"display:none",
            r"visibility:(?:hidden|collapse)",
            r"content-visibility:hidden",
            rf"opacity:(?:{_NOTHING}|[0-4](?:\.\d+)?%)(?:;|$)",
            rf"filter:[^;]*opacity\((?:{_NOTHING}|[0-4](?:\.\d+)?%)\)",
            r"font-size:(?:[012](?:\.\d+)?(?:px|pt)|0|0?\.\d+(?:px|pt)|0?\.[01]\d*r?em|\d(?:\.\d+)?%)(?:;|$)",
            r"(?:^|;)font:[^;]*(?<![\d.])(?:[012](?:\.\d+)?p[xt]|0)[ /]",
            r"letter-spacing:-(?:0?\.[5-9]\d*|[1-9]\d*)r?em",
            r"text-indent:-\d{3,}",
            r"(?:left|top|right|bottom|margin-left|margin-top):-\d{3,}",
            r"translate(?:x|y|3d)?\([^)]*-?\d{4,}",
            r"scale(?:x|y|3d)?\(0?(?:\.0\d*)?[,)]",
            r"clip:rect\([01]",
            r"clip-path:(?:inset\((?:50|[6-9]\d|100)%|circle\(0)",
            rf"(?:^|;)color:(?:transparent|rgba\([^)]*[,/]{_NOTHING}\)|#[0-9a-f]{{3}}0(?:;|$)|#[0-9a-f]{{6}}00(?:;|$))",
            r"text-fill-color:transparent",
        )
    )
)
_SMALL = re.compile(r"(?:^|;)(?:max-)?(?:width|height):[01](?:px|pt)?(?:;|$)")
_CUT = re.compile(r"overflow(?:-[xy])?:(?:hidden|clip)")
_WHITE = re.compile(
    r"(?:^|;)color:(?:white|#fff|#ffffff|#f[a-f]f[a-f]f[a-f]|#ffff|#ffffffff"
    r"|rgba?\((?:25[0-5],){2}25[0-5](?:,[\d.]+)?\)|hsla?\([^)]*(?:9[89]|100)%(?:,[\d.]+)?\))(?:;|$)"
)
_PAPER = re.compile(
    r"(?:^|;)background(?:-color)?:(?:[^;]*(?:white|#fff\b|#ffffff|transparent|none|inherit|initial)|[^;]*rgba?\(255,255,255)"
)
_GROUND = re.compile(r"(?:^|;)background(?:-color|-image)?:")
_INK = re.compile(r"(?:^|;)color:([^;]+)")
_PAINT = re.compile(r"(?:^|;)background(?:-color)?:([^;]+)")
_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")


def read_styles(root: Element) -> Styles:
    """Declarations by `tag`, `.class` and `#id`; selectors with several parts count for their last one."""
    styles: Styles = {}
    for sheet in root.iter("style"):
        for selectors, declarations in _RULE.findall(re.sub(r"/\*.*?\*/", "", sheet.text or "", flags=re.DOTALL)):
            for selector in selectors.split(","):
                last = (selector.split() or [""])[-1]
                if ":" not in last and "@" not in selector:
                    styles[last] = styles.get(last, "") + _pack(declarations) + ";"
    return styles


def is_hidden(element: Element, styles: Styles) -> bool:
    """Whether the element's own attributes or style keep a reader of the page from seeing its text."""
    if element.get("hidden") is not None or (element.tag == "input" and element.get("type") == "hidden"):
        return True
    if element.tag == "dialog" and element.get("open") is None:
        return True
    style = _style_of(element, styles)
    if _HIDING.search(style) or (_SMALL.search(style) and _CUT.search(style)) or _melts(style):
        return True
    return bool(_WHITE.search(style)) and not _has_ground(element, styles)


def _pack(declarations: str) -> str:
    """In lower case and without blanks that mean nothing; numbers between blanks, as CSS 4 has them, between commas."""
    packed = re.sub(r"\s*([:;,()/])\s*", r"\1", declarations.lower().replace("!important", "")).strip()
    return re.sub(r"\b((?:rgb|hsl)a?\()([^)]*)", lambda found: found[1] + re.sub(r" |/", ",", found[2]), packed)


def _style_of(element: Element, styles: Styles) -> str:
    tag = str(element.tag)
    names = [f".{name}" for name in (element.get("class") or "").split()] + [f"#{element.get('id')}"]
    keys = [tag, *names, *(tag + name for name in names)]
    stated = f"color:{element.get('color', '').lower()};" if tag == "font" and element.get("color") else ""
    return "".join(styles.get(key, "") for key in keys) + stated + _pack(element.get("style") or "")


def _melts(style: str) -> bool:
    """Whether the style writes in the colour that it paints behind the words."""
    inks, grounds = _INK.findall(style), _PAINT.findall(style)
    return bool(inks and grounds) and inks[-1] == grounds[-1]


def _has_ground(element: Element, styles: Styles) -> bool:
    """Whether a colour lies behind the element, its own or of the nearest one around it that says so."""
    for around in [element, *element.iterancestors()]:
        style = _style_of(around, styles)
        if _GROUND.search(style):
            return not _PAPER.search(style)
        if around.get("bgcolor"):
            return around.get("bgcolor", "").lower() not in ("white", "#fff", "#ffffff")
    return False
