"""Word files that hide words, one function a technique: each adds SECRET where no reader sees it."""

import io
from collections.abc import Callable

import docx
from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_COLOR_INDEX
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Pt, RGBColor
from docx.text.run import Run

from tests.models.parsing.crafted.page import OPEN, SECRET

Add = Callable[[Document], None]
WHITE = RGBColor(255, 255, 255)


def _run(document: Document) -> Run:
    return document.paragraphs[-1].add_run(f" {SECRET}")


def vanished(document: Document) -> None:
    """Switched off."""
    _run(document).font.hidden = True


def coloured(red: int, green: int, blue: int) -> Add:
    """In a colour like paper."""

    def add(document: Document) -> None:
        _run(document).font.color.rgb = RGBColor(red, green, blue)

    return add


def sized(points: float) -> Add:
    """In letters too small to read."""

    def add(document: Document) -> None:
        _run(document).font.size = Pt(points)

    return add


def styled(document: Document) -> None:
    """Switched off by a style of its own."""
    style = document.styles.add_style("Quiet", WD_STYLE_TYPE.CHARACTER)
    style.font.hidden = True  # type: ignore[attr-defined]
    document.paragraphs[-1].add_run(SECRET, style="Quiet")


def styled_paragraph(document: Document) -> None:
    """White by its paragraph's style."""
    style = document.styles.add_style("Pale", WD_STYLE_TYPE.PARAGRAPH)
    style.font.color.rgb = WHITE  # type: ignore[attr-defined]
    document.add_paragraph(SECRET, style="Pale")


def themed(document: Document) -> None:
    """In the theme's background colour."""
    run = _run(document)
    run._r.get_or_add_rPr().append(parse_xml(f'<w:color {nsdecls("w")} w:val="auto" w:themeColor="background1"/>'))


def in_table(document: Document) -> None:
    """White in a table's cell."""
    cell = document.add_table(1, 2).rows[0].cells[1]
    cell.paragraphs[0].add_run(SECRET).font.color.rgb = WHITE


def in_header(document: Document) -> None:
    """White in the page's header."""
    document.sections[0].header.paragraphs[0].add_run(SECRET).font.color.rgb = WHITE


def in_footer(document: Document) -> None:
    """Switched off in the page's footer."""
    document.sections[0].footer.paragraphs[0].add_run(SECRET).font.hidden = True


def deleted(document: Document) -> None:
    """Deleted, with the change kept."""
    document.paragraphs[-1]._p.append(
        parse_xml(f'<w:del {nsdecls("w")} w:id="1" w:author="a"><w:r><w:delText>{SECRET}</w:delText></w:r></w:del>')
    )


def in_properties(document: Document) -> None:
    """In the file's keywords and comments."""
    document.core_properties.keywords = SECRET
    document.core_properties.comments = SECRET


def same_as_highlight(document: Document) -> None:
    """Black on black."""
    run = _run(document)
    run.font.highlight_color = WD_COLOR_INDEX.BLACK
    run.font.color.rgb = RGBColor(0, 0, 0)


def same_as_shading(document: Document) -> None:
    """Blue on the same blue."""
    run = _run(document)
    run.font.color.rgb = RGBColor(0x1F, 0x3A, 0x4D)
    run._r.get_or_add_rPr().append(parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:fill="1F3A4D"/>'))


TECHNIQUES: dict[str, Add] = {
    "vanished": vanished,
    "white": coloured(255, 255, 255),
    "nearly white": coloured(0xFE, 0xFD, 0xFF),
    "one point": sized(1),
    "two points": sized(2),
    "hiding style": styled,
    "white style": styled_paragraph,
    "theme colour": themed,
    "white in a table": in_table,
    "white in the header": in_header,
    "vanished in the footer": in_footer,
    "deleted": deleted,
    "properties": in_properties,
    "black on black": same_as_highlight,
    "blue on blue": same_as_shading,
}


def make_docx(technique: str | None) -> bytes:
    """A résumé that hides SECRET; without a technique, an honest one."""
    document = docx.Document()
    for line in OPEN:
        document.add_paragraph(line)
    if technique:
        TECHNIQUES[technique](document)
    saved = io.BytesIO()
    document.save(saved)
    return saved.getvalue()
