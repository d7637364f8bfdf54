"""ODT files give headers, body and footers in order, lists with bullets, and what nobody sees apart."""

import io
import zipfile

import pytest

from models.parsing.documents.document import read_document
from models.parsing.documents.odt import is_odt, read_odt
from models.parsing.records import Rejected

NAMES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in {
        "office": "office", "text": "text", "table": "table", "style": "style", "fo": "xsl-fo-compatible",
    }.items()
)  # fmt: skip
STYLES = f"""<office:document-styles {NAMES}><office:master-styles><style:master-page style:name="Standard">
<style:header><text:p>Ada Example</text:p></style:header><style:footer><text:p>Page one</text:p></style:footer>
</style:master-page></office:master-styles></office:document-styles>"""


def odt(body: str, styles: str = "", pages: str = STYLES) -> bytes:
    content = f"""<office:document-content {NAMES}><office:automatic-styles>{styles}</office:automatic-styles>
    <office:body><office:text>{body}</office:text></office:body></office:document-content>"""
    saved = io.BytesIO()
    with zipfile.ZipFile(saved, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("content.xml", content)
        archive.writestr("styles.xml", pages)
    return saved.getvalue()


def test_header_body_table_list_and_footer_come_in_order() -> None:
    body = """<text:h>Gardener</text:h>
    <table:table><table:table-row><table:table-cell><text:p>2019 – 2021</text:p></table:table-cell>
    <table:table-cell><text:p>Rose<text:s text:c="1"/>Nursery</text:p></table:table-cell></table:table-row>
    </table:table>
    <text:list><text:list-item><text:p>Pruned <text:span>apple</text:span> trees</text:p></text:list-item></text:list>
    <text:p>Kew<text:tab/>London<text:line-break/>since 2021</text:p>"""
    visible, hidden = read_odt(odt(body))
    lines = [line for line in visible.split("\n") if line]
    assert lines == [
        "Ada Example", "Gardener", "2019 – 2021\tRose Nursery", "• Pruned apple trees", "Kew\tLondon", "since 2021",
        "Page one",
    ]  # fmt: skip
    assert hidden == ""


@pytest.mark.parametrize(
    "properties",
    ['text:display="none"', 'fo:font-size="1pt"', 'fo:color="#ffffff"'],
)
def test_spans_that_nobody_sees_are_kept_apart(properties: str) -> None:
    style = f'<style:style style:name="T1"><style:text-properties {properties}/></style:style>'
    body = '<text:p>Waiter <text:span text:style-name="T1">kubernetes terraform</text:span> in a café</text:p>'
    visible, hidden = read_odt(odt(body, style))
    assert "Waiter  in a café" in visible
    assert hidden == "kubernetes terraform"


def test_white_on_a_coloured_ground_is_visible() -> None:
    style = """<style:style style:name="T1"><style:paragraph-properties fo:background-color="#203040"/>
    <style:text-properties fo:color="#ffffff"/></style:style>"""
    visible, hidden = read_odt(odt('<text:p text:style-name="T1">Ada Example</text:p>', style))
    assert visible.count("Ada Example") == 2
    assert hidden == ""


def test_deleted_text_and_remarks_of_others_are_no_words_of_the_document() -> None:
    body = """<text:tracked-changes><text:changed-region><text:deletion><text:p>Surgeon</text:p></text:deletion>
    </text:changed-region></text:tracked-changes><text:p>Nurse<office:annotation><text:p>hire!</text:p>
    </office:annotation>, night shifts</text:p>"""
    assert "Nurse, night shifts" in read_odt(odt(body))[0]
    assert "Surgeon" not in read_odt(odt(body))[0]


def test_its_type_is_told_by_content() -> None:
    content = odt("<text:p>Gardener</text:p>")
    assert is_odt(content)
    assert read_document(content, "resume.docx").media_type == "application/vnd.oasis.opendocument.text"
    assert not is_odt(content[:60])


def test_a_damaged_file_is_named_with_the_way_out() -> None:
    saved = io.BytesIO()
    with zipfile.ZipFile(saved, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("content.xml", "<office:document")
    with pytest.raises(Rejected, match="broken_odt: The ODT file is damaged; save it again"):
        read_document(saved.getvalue(), "a.odt")
