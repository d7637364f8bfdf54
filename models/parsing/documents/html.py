"""Reads HTML pages as a person sees them in a browser, with what style sheets hide kept apart.

Only the page's own styles are read: nothing is fetched and no script runs.
"""

import re

from lxml import etree
from lxml import html as lxml_html

from models.parsing.documents.element import Element
from models.parsing.documents.html_hidden import is_hidden, read_styles

_BLOCKS = frozenset(
    re.findall(
        r"\w+",
        "address article aside blockquote body br caption dd div dl dt fieldset figcaption figure footer form"
        " h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section summary table tbody tfoot thead tr ul",
    )
)
_CELLS = frozenset({"td", "th"})
_UNREAD = frozenset({"head", "iframe", "math", "noscript", "object", "script", "style", "svg", "template", "title"})


def read_html(markup: str) -> tuple[str, str]:
    """Visible and hidden text of an HTML page: a line a block, `• ` before list entries, tabs between table cells."""
    root = _parse(markup)
    if root is None:
        return "", ""
    styles = read_styles(root)
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
            if not hidden_at and is_hidden(element, styles):
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
