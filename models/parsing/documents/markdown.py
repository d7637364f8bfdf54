"""Reads Markdown by turning it into the HTML that it stands for, so that a person's view of the page counts.

Whether a plain text is Markdown is told by its marks, never by its name.
"""

import re

from markdown_it import MarkdownIt

from models.parsing.documents.html import read_html

FEWEST_KINDS = 2
"""Kinds of marks; one alone is found in plain texts too: hyphens before entries, asterisks around a word."""

FEWEST_BOLD = 3
"""Words in bold by which a text without another mark is Markdown."""

_BOLD = re.compile(r"\*\*[^\s*][^*\n]*\*\*|__[^\s_][^_\n]*__")
_KINDS = (
    re.compile(r"^#{1,6} \S", re.MULTILINE),
    _BOLD,
    re.compile(r"\[[^\]\n]+\]\([^)\s]+\)"),
    re.compile(r"^\|.+\|\s*\n\|[ :|-]+\|", re.MULTILINE),
    re.compile(r"^(?:---|\*\*\*|```.*)\s*$", re.MULTILINE),
)


def is_markdown(text: str) -> bool:
    """Whether a plain text carries marks of several kinds, or bold words often."""
    kinds = sum(bool(kind.search(text)) for kind in _KINDS)
    return kinds >= FEWEST_KINDS or len(_BOLD.findall(text)) >= FEWEST_BOLD


def read_markdown(text: str) -> tuple[str, str]:
    """Visible and hidden text of a Markdown file, https://spec.commonmark.org, with tables and comments."""
    reader = MarkdownIt("commonmark", {"html": True, "breaks": True}).enable("table")
    return read_html(f"<html><body>{reader.render(_without_front_matter(text))}</body></html>")


def _without_front_matter(text: str) -> str:
    return re.sub(r"\A\ufeff?---\n.*?\n---\n", "", text, count=1, flags=re.DOTALL)
