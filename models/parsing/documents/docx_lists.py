"""Tells which paragraphs of a Word file are entries of a list: by their own numbering or by that of their style.

A numbered heading is a heading. What the entries say is not read here.
"""

from dataclasses import dataclass

from models.parsing.documents.docx_hidden import W
from models.parsing.documents.element import Element


@dataclass(frozen=True, slots=True)
class ListStyles:
    """Ids of styles that number their paragraphs, and of those of headings."""

    numbering: frozenset[str] = frozenset()
    headings: frozenset[str] = frozenset()


def read_list_styles(root: Element) -> ListStyles:
    """The paragraph styles of a `word/styles.xml` that make list entries or headings, with what is based on them."""
    parents: dict[str, str] = {}
    numbering: dict[str, bool] = {}
    headings: set[str] = set()
    for style in root.iter(f"{W}style"):
        name = style.get(f"{W}styleId", "")
        parents[name] = _value(style.find(f"{W}basedOn"))
        number = style.find(f"{W}pPr/{W}numPr")
        if number is not None:
            numbering[name] = _is_on(number)
        if style.find(f"{W}pPr/{W}outlineLvl") is not None or _value(style.find(f"{W}name")).startswith("heading"):
            headings.add(name)
    lines = {name: _ancestry(name, parents) for name in parents}
    return ListStyles(
        frozenset(
            name for name, line in lines.items() if next((numbering[own] for own in line if own in numbering), False)
        ),
        frozenset(name for name, line in lines.items() if headings & set(line)),
    )


def is_entry(paragraph: Element, styles: ListStyles) -> bool:
    """Whether Word puts a bullet or a number before this `w:p`, and it is no heading."""
    style = _value(paragraph.find(f"{W}pPr/{W}pStyle"))
    if style in styles.headings or paragraph.find(f"{W}pPr/{W}outlineLvl") is not None:
        return False
    own = paragraph.find(f"{W}pPr/{W}numPr")
    return _is_on(own) if own is not None else style in styles.numbering


def _is_on(number: Element) -> bool:
    """Numbering 0 switches off what the style switches on, ECMA-376 part 1, §17.9.18."""
    return _value(number.find(f"{W}numId")) != "0"


def _ancestry(name: str, parents: dict[str, str]) -> list[str]:
    line: list[str] = []
    while name and name not in line:
        line.append(name)
        name = parents.get(name, "")
    return line


def _value(element: Element | None) -> str:
    return element.get(f"{W}val", "") if element is not None else ""
