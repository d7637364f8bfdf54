"""DOCX files give every run of text once and in order, with hidden runs apart."""

import io
import zipfile
from collections.abc import Callable

import docx
import pytest
from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Pt, RGBColor
from docx.text.run import Run

from models.parsing.documents import docx as reader
from models.parsing.documents.docx import is_docx, read_docx
from models.parsing.records import Rejected

BOX = """<w:r {w}><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">
<mc:Choice xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" Requires="wps"><w:drawing>
<wps:wsp>
<wps:txbx><w:txbxContent><w:p><w:r><w:t>ada@example.com</w:t></w:r></w:p></w:txbxContent></wps:txbx></wps:wsp></w:drawing>
</mc:Choice><mc:Fallback><w:pict><w:p><w:r><w:t>ada@example.com</w:t></w:r></w:p></w:pict></mc:Fallback>
</mc:AlternateContent></w:r>"""


def save(document: Document) -> bytes:
    saved = io.BytesIO()
    document.save(saved)
    return saved.getvalue()


def test_tables_boxes_headers_and_footers_are_read_once_and_in_order() -> None:
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "Ada Example"
    document.add_paragraph("Gardener").runs[0]._r.addnext(parse_xml(BOX.format(w=nsdecls("w"))))
    row = document.add_table(1, 2).rows[0]
    row.cells[0].text, row.cells[1].text = "2019 – 2021", "Rose Nursery"
    document.add_paragraph("After the table")
    document.sections[0].footer.paragraphs[0].text = "Page one"
    text, hidden = read_docx(save(document))
    words = " ".join(text.split())
    assert words == "Ada Example Gardener ada@example.com 2019 – 2021 Rose Nursery After the table Page one"
    assert "2019 – 2021\tRose Nursery" in text
    assert hidden == ""


def test_entries_numbered_by_their_style_are_marked_and_numbered_headings_are_not() -> None:
    document = docx.Document()
    number = f'<w:numPr {nsdecls("w")}><w:ilvl w:val="0"/><w:numId w:val="%s"/></w:numPr>'
    document.add_heading("Experience")._p.get_or_add_pPr().append(parse_xml(number % 1))
    document.add_paragraph("Pruned roses", style="List Bullet")
    document.add_paragraph("Planted hedges", style="List Number 2")
    document.add_paragraph("Mowed lawns")._p.get_or_add_pPr().append(parse_xml(number % 1))
    document.add_paragraph("No entry", style="List Bullet")._p.get_or_add_pPr().append(parse_xml(number % 0))
    lines = read_docx(save(document))[0].split("\n")
    assert lines[:5] == ["Experience", "• Pruned roses", "• Planted hedges", "• Mowed lawns", "No entry"]


def vanish(run: Run) -> None:
    run.font.hidden = True


def whiten(run: Run) -> None:
    run.font.color.rgb = RGBColor(255, 255, 255)


def shrink(run: Run) -> None:
    run.font.size = Pt(1)


@pytest.mark.parametrize("hide", [vanish, whiten, shrink])
def test_runs_that_nobody_sees_are_kept_apart(hide: Callable[[Run], None]) -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("Waiter in a café ")
    hide(paragraph.add_run("kubernetes terraform"))
    visible, hidden = read_docx(save(document))
    assert visible.strip() == "Waiter in a café"
    assert hidden == "kubernetes terraform"


def test_a_style_can_hide_its_text() -> None:
    document = docx.Document()
    style = document.styles.add_style("Quiet", docx.enum.style.WD_STYLE_TYPE.CHARACTER)
    style.font.hidden = True
    document.add_paragraph("Cook ").add_run("kubernetes", style="Quiet")
    assert read_docx(save(document)) == ("Cook \n", "kubernetes")


def test_white_text_in_a_shaded_cell_is_visible() -> None:
    document = docx.Document()
    cell = document.add_table(1, 1).rows[0].cells[0]
    whiten(cell.paragraphs[0].add_run("Ada Example"))
    cell._tc.get_or_add_tcPr().append(parse_xml(f'<w:shd {nsdecls("w")} w:fill="1F3864"/>'))
    visible, hidden = read_docx(save(document))
    assert (visible.strip(), hidden) == ("Ada Example", "")


def test_deleted_text_is_not_read() -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("Kept ")
    paragraph._p.append(parse_xml(f"<w:del {nsdecls('w')}><w:r><w:t>gone</w:t></w:r></w:del>"))
    assert read_docx(save(document))[0].strip() == "Kept"


def test_a_damaged_archive_is_rejected() -> None:
    content = save(docx.Document())
    broken = io.BytesIO()
    with zipfile.ZipFile(broken, "w") as archive:
        archive.writestr("word/document.xml", "<w:document>")
    with pytest.raises(Rejected, match="broken_docx"):
        read_docx(broken.getvalue())
    assert is_docx(content)
    assert not is_docx(content[: len(content) // 2])


def test_an_archive_that_unfolds_too_far_is_rejected_before_unpacking(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "MAX_UNPACKED", 1000)
    with pytest.raises(Rejected, match="too_large"):
        read_docx(save(docx.Document()))
