"""Reads HTML pages as a person sees them in a browser, with what style sheets hide kept apart.

Only the page's own styles are read: nothing is fetched and no script runs.
"""

import re

from lxml import etree
from lxml import html as lxml_html

from models.parsing.element import Element

_BLOCKS = frozenset(
    re.findall(
        r"\w+",
        "address article aside blockquote body br caption dd div dl dt fieldset figcaption figure footer form"
        " h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section summary table tbody tfoot thead tr ul",
    )
)
_CELLS = frozenset({"td", "th"})
_UNREAD = frozenset({"head", "iframe", "math", "noscript", "object", "script", "style", "svg", "template", "title"})
_HIDING = re.compile(
    r"display:none|visibility:(?:hidden|collapse)|opacity:0?\.?0(?:;|$)|font-size:(?:0|1|2)(?:\.\d+)?(?:px|pt|;|$)"
    r"|font-size:0?\.\d+(?:px|pt)|font-size:0?\.[01]\d*r?em|text-indent:-\d{3,}|(?:left|top|right|bottom|margin-left):-\d{3,}"
    r"|clip:rect\([01]|clip-path:inset\((?:50|100)%|transform:scale\(0\)|color:transparent|(?:max-)?height:0(?:px)?;.*overflow:hidden"
    r"|overflow:hidden;.*height:0(?:px)?(?:;|$)"
)
_WHITE = re.compile(r"(?:^|;)color:(?:white|#fff|#ffffff|#f[c-f]f[c-f]f[c-f]|rgba?\(255,255,255(?:,[\d.]+)?\))(?:;|$)")
_PAPER = re.compile(
    r"(?:^|;)background(?:-color)?:(?:[^;]*(?:white|#fff\b|#ffffff|transparent|none|inherit|initial)|[^;]*rgba?\(255,255,255)"
)
_GROUND = re.compile(r"(?:^|;)background(?:-color|-image)?:")
_INK = re.compile(r"(?:^|;)color:([^;]+)")
_PAINT = re.compile(r"(?:^|;)background(?:-color)?:([^;]+)")
_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_Styles = dict[str, str]


def read_html(markup: str) -> tuple[str, str]:
    """Visible and hidden text of an HTML page: a line a block, `• ` before list entries, tabs between table cells."""
    root = _parse(markup)
    if root is None:
        return "", ""
    styles = _read_styles(root)
    visible: list[str] = []
    hidden: list[str] = []
    depth, hidden_at = 0, 0
    walk = etree.iterwalk(root, events=("start", "end", "comment", "pi"))
    for event, element in walk:
        target = hidden if hidden_at else visible
        if event == "start":
            tag = str(element.tag)
            if tag in _UNREAD:
                walk.skip_subtree()
                depth += 1
                continue
            depth += 1
            if not hidden_at and _is_hidden(element, styles):
                hidden_at, target = depth, hidden
            target.append(("\n• " if tag == "li" else "\n" if tag in _BLOCKS else "") + _inline(element.text, tag))
        elif event == "end":
            target.append("\t" if element.tag in _CELLS else "\n" if element.tag in _BLOCKS else "")
            hidden_at = 0 if depth == hidden_at else hidden_at
            depth -= 1
            (hidden if hidden_at else visible).append(_inline(element.tail, ""))
        else:
            target.append(_inline(element.tail, ""))
    return "".join(visible), re.sub(r"\s+", " ", "".join(hidden)).strip()


def _parse(markup: str) -> Element | None:
    parser = lxml_html.HTMLParser(no_network=True, huge_tree=False, encoding="utf-8")
    try:
        return lxml_html.document_fromstring(markup.encode("utf-8", errors="replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None


def _inline(text: str | None, tag: str) -> str:
    if not text or tag == "pre":
        return text or ""
    return re.sub(r"\s+", " ", text)


def _read_styles(root: Element) -> _Styles:
    """Declarations by `tag`, `.class` and `#id`; selectors with several parts count for their last one."""
    styles: _Styles = {}
    for sheet in root.iter("style"):
        for selectors, declarations in _RULE.findall(re.sub(r"/\*.*?\*/", "", sheet.text or "", flags=re.DOTALL)):
            for selector in selectors.split(","):
                last = (selector.split() or [""])[-1]
                if ":" not in last and "@" not in selector:
                    styles[last] = styles.get(last, "") + _pack(declarations) + ";"
    return styles


def _pack(declarations: str) -> str:
    return re.sub(r"\s*([:;,()])\s*", r"\1", declarations.lower().replace("!important", "")).strip()


def _style_of(element: Element, styles: _Styles) -> str:
    tag = str(element.tag)
    names = [f".{name}" for name in (element.get("class") or "").split()] + [f"#{element.get('id')}"]
    keys = [tag, *names, *(tag + name for name in names)]
    return "".join(styles.get(key, "") for key in keys) + _pack(element.get("style") or "")


def _is_hidden(element: Element, styles: _Styles) -> bool:
    if element.get("hidden") is not None or (element.tag == "input" and element.get("type") == "hidden"):
        return True
    style = _style_of(element, styles)
    if _HIDING.search(style) or _melts(style):
        return True
    return bool(_WHITE.search(style)) and not _has_ground(element, styles)


def _melts(style: str) -> bool:
    """Whether the style writes in the colour that it paints behind the words."""
    inks, grounds = _INK.findall(style), _PAINT.findall(style)
    return bool(inks and grounds) and inks[-1] == grounds[-1]


def _has_ground(element: Element, styles: _Styles) -> bool:
    """Whether a colour lies behind the element, its own or of the nearest one around it that says so."""
    for around in [element, *element.iterancestors()]:
        style = _style_of(around, styles)
        if _GROUND.search(style):
            return not _PAPER.search(style)
        if around.get("bgcolor"):
            return around.get("bgcolor", "").lower() not in ("white", "#fff", "#ffffff")
    return False
