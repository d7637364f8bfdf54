"""Word files that hide words, one function a technique: each adds SECRET where no reader sees it."""

import io
from collections.abc import Callable

import docx
from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.table import WD_ROW_HEIGHT_RULE
from docx.enum.text import WD_COLOR_INDEX, WD_LINE_SPACING
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Pt, RGBColor
from docx.text.run import Run

from tests.models.parsing.documents.crafted.page import OPEN, SECRET

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


def anchored(x: int, y: int, width: int = 2_000_000, height: int = 400_000, more: str = "") -> Add:
    """In a text box at this distance from the page's corner and of this size, in English Metric Units."""

    def add(document: Document) -> None:
        box = _BOX.format(names=_NAMES, x=x, y=y, width=width, height=height, more=more, text=SECRET)
        document.paragraphs[-1]._p.append(parse_xml(box))

    return add


def by_property(properties: str) -> Add:
    """By a property of the run, as XML."""

    def add(document: Document) -> None:
        _run(document)._r.get_or_add_rPr().append(parse_xml(properties.format(names=_NAMES)))

    return add


def in_low_line(document: Document) -> None:
    """In a line that is a twentieth of a point high."""
    paragraph = document.add_paragraph(SECRET)
    paragraph.paragraph_format.line_spacing_rule = WD_LINE_SPACING.EXACTLY
    paragraph.paragraph_format.line_spacing = Pt(0.05)


def in_low_row(document: Document) -> None:
    """In a table's row that is a twentieth of a point high."""
    row = document.add_table(1, 1).rows[0]
    row.height_rule, row.height = WD_ROW_HEIGHT_RULE.EXACTLY, Pt(0.05)
    row.cells[0].text = SECRET


def in_unused_part(document: Document) -> None:
    """In a diagram that no page shows."""
    data = f"<dgm:dataModel {_NAMES}><a:p><a:r><a:t>{SECRET}</a:t></a:r></a:p></dgm:dataModel>"
    name = PackURI("/word/diagrams/data1.xml")
    kind = "application/vnd.openxmlformats-officedocument.drawingml.diagramData+xml"
    part = Part(name, kind, data.encode(), document.part.package)
    document.part.relate_to(part, "http://schemas.openxmlformats.org/officeDocument/2006/relationships/diagramData")


_NAMES = " ".join(
    [
        nsdecls("w", "wp", "a"),
        'xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram"',
        'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"',
        'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"',
    ]
)
_BOX = """<w:r {names}><w:drawing><wp:anchor behindDoc="0" simplePos="0">
<wp:positionH relativeFrom="page"><wp:posOffset>{x}</wp:posOffset></wp:positionH>
<wp:positionV relativeFrom="page"><wp:posOffset>{y}</wp:posOffset></wp:positionV>
<wp:extent cx="{width}" cy="{height}"/><wp:docPr id="7" name="Box" {more}/>
<a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp>
<wps:txbx><w:txbxContent><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:txbxContent></wps:txbx>
</wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></w:r>"""

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
    "box left of the page": anchored(-9_000_000, 100_000),
    "box below the page": anchored(500_000, 90_000_000),
    "box without size": anchored(500_000, 500_000, 1, 1),
    "hidden box": anchored(500_000, 500_000, more='hidden="1"'),
    "without opacity": by_property(
        '<w14:textFill {names}><w14:solidFill><w14:srgbClr w14:val="000000"><w14:alpha w14:val="100000"/>'
        "</w14:srgbClr></w14:solidFill></w14:textFill>"
    ),
    "without fill": by_property("<w14:textFill {names}><w14:noFill/></w14:textFill>"),
    "one hundredth wide": by_property('<w:w {names} w:val="1"/>'),
    "low line": in_low_line,
    "low row": in_low_row,
    "diagram that is not shown": in_unused_part,
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
