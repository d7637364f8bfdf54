"""Résumés as Word files in two layouts: tables with the contact in the page header, and text boxes.

Word's own way of writing a text box twice (once for old versions) is kept, as real files have it.
"""

import html
import io
from typing import cast

from docx import Document
from docx.document import Document as Word
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.text.paragraph import CT_P
from docx.shared import Cm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.table import _Cell

from sample.archives import repack
from sample.load import seeded
from sample.records import Person, Posting
from sample.resumes.hidden import hidden_text
from sample.resumes.wording import Entry, Section, Sheet, word_resume

FONTS = ("Calibri", "Cambria", "Georgia")
NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
)
BOX = """<w:r {namespaces}><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>
<wp:anchor distT="0" distB="0" distL="114300" distR="114300" simplePos="0" relativeHeight="251659264" behindDoc="0"
 locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>
<wp:positionH relativeFrom="column"><wp:posOffset>{left}</wp:posOffset></wp:positionH>
<wp:positionV relativeFrom="paragraph"><wp:posOffset>0</wp:posOffset></wp:positionV>
<wp:extent cx="{width}" cy="{height}"/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapTopAndBottom/>
<wp:docPr id="{number}" name="Text Box {number}"/><wp:cNvGraphicFramePr/><a:graphic>
<a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:cNvSpPr txBox="1"/>
<wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>
<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:solidFill><a:srgbClr val="EEF2F5"/></a:solidFill></wps:spPr>
<wps:txbx><w:txbxContent>{paragraphs}</w:txbxContent></wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic>
</wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape style="width:440pt;height:80pt"><v:textbox>
<w:txbxContent>{paragraphs}</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>"""
EMU_A_CM = 360_000


def write_docx(person: Person, postings: dict[str, Posting]) -> bytes:
    """The résumé in the layout that the person's form names."""
    sheet = word_resume(person)
    word = Document()
    word.core_properties.author = sheet.name
    word.core_properties.title = sheet.name
    word.core_properties.comments = ""
    style = cast(ParagraphStyle, word.styles["Normal"])
    style.font.name = seeded(person.name + "/look").choice(FONTS)
    style.font.size = Pt(10.5)
    for page in word.sections:
        page.left_margin = page.right_margin = Cm(2.2)
        page.top_margin = page.bottom_margin = Cm(2)
    (_with_tables if person.form == "docx_table" else _with_boxes)(word, sheet)
    secret = hidden_text(person, postings)
    if secret:
        word.add_paragraph().add_run(secret).font.hidden = True
    if sheet.closing:
        word.sections[0].footer.paragraphs[0].text = sheet.closing
    saved = io.BytesIO()
    word.save(saved)
    return repack(saved.getvalue())


def _with_tables(word: Word, sheet: Sheet) -> None:
    """Contact in the header; positions and studies in tables with the dates on the left."""
    header = word.sections[0].header.paragraphs[0]
    header.text = "  |  ".join(sheet.contact)
    header.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    _title(word, sheet)
    for section in sheet.sections:
        _heading(word, section)
        if section.entries:
            _dated_table(word, section.entries)
        elif section.kind == "skills":
            _grid(word, section.lines)
        else:
            _lines(word, section)


def _with_boxes(word: Word, sheet: Sheet) -> None:
    """Contact in one text box, skills and languages in another; the rest in the body."""
    _title(word, sheet)
    _box(word, 1, sheet.contact)
    boxed = [section for section in sheet.sections if section.kind in ("skills", "languages")]
    for section in sheet.sections:
        if section in boxed:
            continue
        _heading(word, section)
        for entry in section.entries:
            _entry(word, entry)
        _lines(word, section)
    lines: list[str] = []
    for section in boxed:
        lines += [section.heading, ", ".join(section.lines)]
    _box(word, 2, lines)


def _title(word: Word, sheet: Sheet) -> None:
    name = word.add_paragraph().add_run(sheet.name)
    name.bold, name.font.size = True, Pt(20)
    headline = word.add_paragraph().add_run(sheet.headline)
    headline.font.size, headline.font.color.rgb = Pt(12), RGBColor(0x44, 0x55, 0x66)


def _heading(word: Word, section: Section) -> None:
    word.add_heading(section.heading, level=2)


def _lines(word: Word, section: Section) -> None:
    for line in section.lines:
        word.add_paragraph(line, style=None if section.kind == "summary" else "List Bullet")


def _entry(word: Word, entry: Entry) -> None:
    paragraph = word.add_paragraph()
    paragraph.add_run(entry.title).bold = True
    paragraph.add_run(f", {entry.place}\t{entry.dates}")
    for line in entry.lines:
        word.add_paragraph(line, style="List Bullet")


def _dated_table(word: Word, entries: list[Entry]) -> None:
    table = word.add_table(rows=0, cols=2)
    table.autofit = False
    for entry in entries:
        when, what = table.add_row().cells
        when.width, what.width = Cm(4), Cm(12.6)
        when.text = entry.dates
        _fill(what, entry)


def _fill(cell: _Cell, entry: Entry) -> None:
    cell.paragraphs[0].add_run(entry.title).bold = True
    cell.add_paragraph(entry.place)
    for line in entry.lines:
        cell.add_paragraph(line, style="List Bullet")


def _grid(word: Word, lines: list[str]) -> None:
    """Skills in a table of three columns."""
    table = word.add_table(rows=(len(lines) + 2) // 3, cols=3, style="Light Grid Accent 1")
    for number, line in enumerate(lines):
        table.cell(number // 3, number % 3).text = line


def _box(word: Word, number: int, lines: list[str]) -> None:
    paragraphs = "".join(f'<w:p><w:r><w:t xml:space="preserve">{html.escape(line)}</w:t></w:r></w:p>' for line in lines)
    filled = BOX.format(
        namespaces=NAMESPACES,
        number=number,
        left=0,
        width=int(16.4 * EMU_A_CM),
        height=int((0.75 * len(lines) + 0.9) * EMU_A_CM),
        paragraphs=paragraphs,
    )
    word.add_paragraph()._p.append(cast(CT_P, parse_xml(filled)))
