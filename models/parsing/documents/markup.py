"""HTML to clean text that keeps its structure: a block a line, list entries behind a bullet, a gap between blocks.

It doesn't judge what is hidden from a reader, fetches nothing, and knows neither postings nor résumés.
"""

import html
import re

from lxml import etree
from lxml import html as lxml_html

BULLET = "• "
"""What every list entry of clean text begins with."""

_TAG = re.compile(r"</?[a-zA-Z][a-zA-Z0-9]*(?:\s[^<>]*)?/?>")
_ESCAPED_TAG = re.compile(
    r"&(?:amp;)?lt;/?(?:p|br|div|span|ul|ol|li|strong|b|em|i|u|a|h[1-6]|table|tr|td)(?:\s|/|&(?:amp;)?gt;)",
    re.IGNORECASE,
)
"""Some sources wrap escaped text in real tags, so real ones beside these mean nothing."""

_ENTITY = re.compile(r"&(?:[a-zA-Z]{2,8}|#\d{2,6}|#x[0-9a-fA-F]{2,5});")
_INVISIBLE = re.compile(r"[\u00ad\u200b-\u200f\u2028\u2029\u202a-\u202e\u2060\ufeff\x00-\x08\x0b\x0c\x0e-\x1f]")
_BLANKS = re.compile(r" {2,}| *[\t\u00a0\u2000-\u200a\u202f\u3000][ \t\u00a0\u2000-\u200a\u202f\u3000]*")
"""Single blanks are left alone: there are hundreds in a text."""

_BULLET_MARK = re.compile(r"^(?:[•●▪■◦‣⁃∙·○✓✔➢➤►\uf0b7]|[-*–—](?=\s))\s*")
_FLATTENED = re.compile(r"(?<=\S) (?=[•●▪■◦‣✓✔➢➤►\uf0b7]\s?\S)")
_BLANK_LINES = re.compile(r"\n{3,}")
_GAP_IN_LIST = re.compile(r"(?m)(^• .*)\n\n(?=• )")
_BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "br",
        "caption",
        "dd",
        "details",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "html",
        "li",
        "main",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "tfoot",
        "thead",
        "title",
        "tr",
        "ul",
    ]
)
_SPACED = frozenset(["blockquote", "dl", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "ol", "p", "section", "table", "ul"])
_UNREAD = frozenset(["script", "style", "noscript", "template", "head", "svg", "math", "iframe", "object"])
_LONGEST = 2_000_000


def html_to_text(markup: str) -> str:
    """Clean text of an HTML page or fragment, also of one that was escaped once or twice more, and of plain text.

    Lines end in "\\n"; list entries begin with `BULLET`; cells of a table row are parted by " | ". At most two million
    characters are read.
    """
    markup = _unescape_whole(markup[:_LONGEST])
    if not _TAG.search(markup):
        return clean_text(html.unescape(markup))
    root = _parse(markup)
    if root is None:
        return clean_text(html.unescape(_TAG.sub(" ", markup)))
    pieces: list[str] = []
    _render(root, pieces)
    return clean_text("".join(pieces))


def clean_text(text: str) -> str:
    """Plain text with single blanks, one kind of bullet, a line for each bullet, and no doubled blank lines."""
    text = _INVISIBLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    text = _FLATTENED.sub("\n", _BLANKS.sub(" ", text))
    lines = [_mark_entry(line.strip()) for line in text.split("\n")]
    text = _BLANK_LINES.sub("\n\n", "\n".join(_join_lone_bullets(lines) if BULLET in lines else lines)).strip()
    return _GAP_IN_LIST.sub(r"\1\n", text)


def _mark_entry(line: str) -> str:
    return _BULLET_MARK.sub(BULLET, line) if line and not line[0].isalnum() else line


def _join_lone_bullets(lines: list[str]) -> list[str]:
    """A bullet whose words stand in the line below (a paragraph within the entry) gets them back."""
    joined: list[str] = []
    for line in lines:
        if joined and joined[-1].strip() == BULLET.strip():
            if line and line != BULLET:
                joined[-1] = BULLET + line.removeprefix(BULLET)
        else:
            joined.append(line)
    return [line for line in joined if line.strip() != BULLET.strip()]


def _unescape_whole(markup: str) -> str:
    for _ in range(2):
        if not _ESCAPED_TAG.search(markup):
            break
        markup = html.unescape(markup)
    return markup


def _parse(markup: str) -> lxml_html.HtmlElement | None:
    try:
        return lxml_html.document_fromstring(markup)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None


def _render(root: lxml_html.HtmlElement, pieces: list[str]) -> None:
    """Write the element's text in reading order; a loop and not a recursion, so that deep nesting can't end it."""
    walk = etree.iterwalk(root, events=("start", "end"))
    for event, element in walk:
        tag = element.tag if isinstance(element.tag, str) else ""
        if event == "start":
            if not tag or tag in _UNREAD:
                walk.skip_subtree()
                continue
            pieces.append(_opening(tag))
            if element.text:
                pieces.append(_inline(element.text, tag))
            continue
        pieces.append(_closing(tag))
        if element.tail and element is not root:
            pieces.append(_inline(element.tail, ""))


def _opening(tag: str) -> str:
    if tag == "li":
        return "\n" + BULLET
    if tag in _SPACED:
        return "\n\n"
    return "\n" if tag in _BLOCKS else ""


def _closing(tag: str) -> str:
    if tag in ("td", "th"):
        return " | "
    if tag in _SPACED:
        return "\n\n"
    return "\n" if tag in _BLOCKS and tag != "br" else ""


def _inline(text: str, tag: str) -> str:
    if tag == "pre":
        return text
    text = text.replace("\n", " ").replace("\r", " ")
    return html.unescape(text) if _ENTITY.search(text) else text
