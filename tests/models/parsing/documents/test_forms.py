"""What word processors, typesetters and right-to-left scripts leave in a text is gone, in every format alike."""

import html
import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import matplotlib
import pypdfium2 as pdfium  # pyright: ignore[reportMissingTypeStubs]
import pytest
from docx.document import Document
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from reportlab.pdfbase.pdfmetrics import registerFont
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from models.parsing.documents.document import read_document
from models.parsing.documents.pdf_layout import find_words

RAW = (
    "\u202bAda\u200f Example\u202c\u200e",  # right-to-left marks around and within a name
    "O\ufb03ce gardener of \ufb02owers",  # ligatures
    "E X P E R I E N C E",  # letter-spaced heading
    "Cafe\u0301 Mu\u0308nster, 2019",  # decomposed accents
    "\uf0b7 pruned roses",  # a bullet of a symbol font, from the private use area
    "\u25aa planted hedges",
    "water\u00adlilies",  # soft hyphen
)
CLEAN = [
    "Ada Example", "Office gardener of flowers", "EXPERIENCE", "Café Münster, 2019", "• pruned roses",
    "• planted hedges", "waterlilies",
]  # fmt: skip


def make_text() -> bytes:
    return "\n".join(RAW).encode()


def make_utf16() -> bytes:
    return "\r\n".join(RAW).encode("utf-16")


def make_markdown() -> bytes:
    return "\n\n".join([f"# {RAW[0]}", f"**{RAW[1]}**", *RAW[2:]]).encode()


def make_html() -> bytes:
    return f"<html><body>{''.join(f'<p>{html.escape(line)}</p>' for line in RAW)}</body></html>".encode()


def make_rtf() -> bytes:
    lines = ("".join(letter if letter.isascii() else f"\\u{ord(letter)}?" for letter in line) for line in RAW)
    return ("{\\rtf1\\ansi " + "\\par ".join(lines) + "\\par}").encode()


def make_docx() -> bytes:
    document = docx.Document()
    for line in RAW:
        document.add_paragraph(line)
    return save(document)


def make_odt() -> bytes:
    return odt("".join(f"<text:p>{html.escape(line)}</text:p>" for line in RAW))


def make_pdf() -> bytes:
    registerFont(TTFont("Wide", Path(matplotlib.get_data_path()) / "fonts" / "ttf" / "DejaVuSans.ttf"))
    saved = io.BytesIO()
    canvas = Canvas(saved, invariant=1)
    canvas.setFont("Wide", 11)
    # A bullet that the font can draw, and no soft hyphen: within a line none is drawn, and one that is drawn is seen.
    drawn = [line.replace("\uf0b7", "\uef06").replace("\u00ad", "") for line in RAW]
    for number, line in enumerate(drawn):
        canvas.drawString(60, 760 - 24 * number, line)
    canvas.save()
    return saved.getvalue()


def save(document: Document) -> bytes:
    saved = io.BytesIO()
    document.save(saved)
    return saved.getvalue()


def odt(body: str) -> bytes:
    names = " ".join(
        f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for prefix, name in {
            "office": "office", "text": "text", "draw": "drawing", "svg": "svg-compatible", "table": "table",
        }.items()
    )  # fmt: skip
    saved = io.BytesIO()
    with zipfile.ZipFile(saved, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr(
            "content.xml",
            f"<office:document-content {names}><office:body><office:text>{body}</office:text></office:body>"
            "</office:document-content>",
        )
    return saved.getvalue()


FORMATS = [make_text, make_utf16, make_markdown, make_html, make_rtf, make_docx, make_odt, make_pdf]


@pytest.mark.parametrize("make", FORMATS)
def test_the_same_words_in_every_format(make: Callable[[], bytes]) -> None:
    document = read_document(make(), "resume")
    assert [line for line in document.text.split("\n") if line.strip()] == CLEAN
    assert document.hidden_text == ""


def test_marks_of_direction_part_no_words_where_words_are_found_by_their_places() -> None:
    with pdfium.PdfDocument(make_pdf()) as document:
        assert find_words(document[0]).texts[:2] == ["Ada", "Example"]


def test_text_in_frames_of_an_odt_file_is_read_and_apart_from_the_paragraph_that_holds_it() -> None:
    body = (
        '<text:p>Gardener<draw:frame svg:x="-1.5cm" svg:width="5cm" svg:height="2cm"><draw:text-box>'
        "<text:p>ada@example.com</text:p><text:p>Kew</text:p></draw:text-box></draw:frame></text:p><text:p>Roses</text:p>"
    )
    document = read_document(odt(body), "resume")
    assert document.text.split() == ["Gardener", "ada@example.com", "Kew", "Roses"]
    assert document.hidden_text == ""


def test_numbers_of_lists_of_an_odt_file_are_bullets() -> None:
    entries = "".join(f"<text:list-item><text:p>{word}</text:p></text:list-item>" for word in ("pruned", "planted"))
    assert read_document(odt(f"<text:list>{entries}</text:list>"), "resume").text == "• pruned\n• planted"


def test_ordered_and_nested_lists_of_markdown_are_entries() -> None:
    text = "# Ada Example\n**Gardener**\n\n1. pruned roses\n2. planted hedges\n   - of yew\n\n* * *\n\nKew\n"
    lines = [line for line in read_document(text.encode(), "cv.md").text.split("\n") if line.strip()]
    assert lines == ["Ada Example", "Gardener", "• pruned roses", "• planted hedges", "• of yew", "Kew"]


def test_a_footer_and_a_box_of_an_rtf_file_are_read() -> None:
    body = (
        r"{\header Ada Example\par}{\footer Page one\par}Gardener\par"
        r"{\shp{\*\shpinst\shpleft500\shptop100\shpright4000\shpbottom900{\sp{\sn x}{\sv 1}}{\shptxt Kew\par}}}"
    )
    text = read_document((r"{\rtf1\ansi " + body + "}").encode(), "resume").text
    assert text.split("\n") == ["Ada Example", "Page one", "Gardener", "Kew"]


DIAGRAM = """<dgm:dataModel xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram" {names}><dgm:ptLst>
<dgm:pt modelId="1"><dgm:t><a:p><a:r><a:rPr><a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill></a:rPr>
<a:t>Soil </a:t></a:r><a:r><a:t>science</a:t></a:r></a:p></dgm:t></dgm:pt>
<dgm:pt modelId="2"><dgm:t><a:p><a:r><a:t>Grafting</a:t></a:r></a:p></dgm:t></dgm:pt>
<dgm:pt modelId="3"><dgm:t><a:p><a:r><a:rPr sz="100"/><a:t>kubernetes</a:t></a:r></a:p></dgm:t></dgm:pt>
</dgm:ptLst></dgm:dataModel>"""
SHOWN = """<w:r {names}><w:drawing><wp:inline><wp:extent cx="5000000" cy="3000000"/><wp:docPr id="1" name="Skills"/>
<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/diagram">
<dgm:relIds xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram" r:dm="{key}"/>
</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"""


def test_the_words_of_a_diagram_stand_where_it_is_shown_and_tiny_ones_are_kept_apart() -> None:
    document = docx.Document()
    kind = "application/vnd.openxmlformats-officedocument.drawingml.diagramData+xml"
    data = DIAGRAM.format(names=nsdecls("a")).encode()
    part = Part(PackURI("/word/diagrams/data1.xml"), kind, data, document.part.package)
    relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/diagramData"
    key = document.part.relate_to(part, relation)
    document.add_paragraph("Skills")
    document.add_paragraph()._p.append(parse_xml(SHOWN.format(names=nsdecls("w", "wp", "a", "r"), key=key)))
    document.add_paragraph("Languages")
    read = read_document(save(document), "resume")
    assert [line for line in read.text.split("\n") if line] == ["Skills", "Soil science", "Grafting", "Languages"]
    assert read.hidden_text == "kubernetes"


def test_a_box_beside_the_text_and_lines_of_an_exact_height_are_seen() -> None:
    document = docx.Document()
    box = (
        f'<w:r {nsdecls("w", "wp", "a")} xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">'
        '<w:drawing><wp:anchor><wp:positionH relativeFrom="column"><wp:posOffset>-850000</wp:posOffset></wp:positionH>'
        '<wp:extent cx="1500000" cy="3000000"/><wp:docPr id="2" name="Side"/><a:graphic><a:graphicData><wps:wsp>'
        "<wps:txbx><w:txbxContent><w:p><w:r><w:t>ada@example.com</w:t></w:r></w:p></w:txbxContent></wps:txbx>"
        "</wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></w:r>"
    )
    paragraph = document.add_paragraph("Gardener")
    paragraph._p.append(parse_xml(box))
    paragraph.paragraph_format.line_spacing = docx.shared.Pt(12)
    read = read_document(save(document), "resume")
    assert read.text.split() == ["Gardener", "ada@example.com"]
    assert read.hidden_text == ""


@pytest.mark.parametrize(
    "style",
    [
        "background-color: transparent", "opacity: .6", "font: 12px/1.4 Arial", "font-size: 0.8em",
        "color: rgb(20 20 20)",
        "overflow: hidden; max-height: 40em", "left: -12px; position: relative", "color: #fff; background: #123",
    ],
)  # fmt: skip
def test_a_page_of_a_usual_style_hides_nothing(style: str) -> None:
    read = read_document(f"<html><body><p style='{style}'>Ada Example, gardener</p></body></html>".encode(), "cv")
    assert (read.text, read.hidden_text) == ("Ada Example, gardener", "")
