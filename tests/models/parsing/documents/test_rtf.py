"""RTF files give the words on the page, whatever the groups around them, with hidden runs apart."""

import pytest

from models.parsing.documents.document import read_document
from models.parsing.documents.rtf import read_rtf
from models.parsing.records import Rejected

HEAD = (
    r"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0 Times New Roman;}}"
    r"{\colortbl;\red255\green255\blue255;\red0\green0\blue0;}"
    r"{\*\generator Writer 7;}{\info{\title Secret}{\author Somebody}}"
)


def rtf(body: str) -> bytes:
    return (HEAD + body + "}").encode("cp1252")


def test_words_lines_cells_and_signs_are_read() -> None:
    body = (
        r"\pard\b Ada Example\b0\par G\'e4rtnerin \endash  Rosen\line 2019 \u8211? 2021\tab Rose Nursery\par"
        r"\trowd Skill\cell Pruning\cell\row{\pntext\bullet\tab}Planted 40 trees\par"
    )
    visible, hidden = read_rtf(rtf(body))
    assert visible.split("\n")[:4] == [
        "Ada Example",
        "Gärtnerin – Rosen",
        "2019 – 2021\tRose Nursery",
        "Skill\tPruning\t",
    ]
    assert "•\tPlanted 40 trees" in visible
    assert hidden == ""


def test_what_is_no_part_of_the_page_is_left_out() -> None:
    visible, hidden = read_rtf(
        rtf(r"Cook{\*\bkmkstart here}{\pict\pngblip 89504e47}{\field{\*\fldinst HYPERLINK x}{\fldrslt my page}}")
    )
    assert visible == "Cookmy page"
    assert hidden == ""


@pytest.mark.parametrize("run", [r"{\v kubernetes}", r"{\cf1 kubernetes}", r"{\fs2 kubernetes}"])
def test_runs_that_nobody_sees_are_kept_apart(run: str) -> None:
    visible, hidden = read_rtf(rtf(rf"Waiter in a café {run}\par"))
    assert visible.strip() == "Waiter in a café"
    assert hidden == "kubernetes"


def test_white_on_a_shaded_ground_is_visible() -> None:
    assert read_rtf(rtf(r"\pard{\cf1\highlight2 Ada Example}\par")) == ("Ada Example\n", "")


def test_its_type_is_told_by_content_and_a_cut_file_is_refused() -> None:
    assert read_document(rtf(r"Ada Example, gardener\par"), "resume.doc").media_type == "application/rtf"
    with pytest.raises(Rejected, match="broken_rtf: The RTF file ends too early"):
        read_document(rtf("Ada Example, gardener")[:-1], "resume.rtf")


def test_groups_within_groups_without_end_are_refused() -> None:
    with pytest.raises(Rejected, match="broken_rtf"):
        read_rtf(rtf("{" * 5000 + "x" + "}" * 5000))


def test_letters_of_an_unknown_code_page_are_read_as_western_ones() -> None:
    assert read_rtf(rb"{\rtf1\ansi\ansicpg708 caf\'e9 Example}")[0].strip() == "café Example"
