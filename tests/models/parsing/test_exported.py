"""One long line of an export gets its lines back."""

from models.parsing.exported import mend_export


def test_wide_gaps_become_line_breaks_and_escapes_characters() -> None:
    parts = ["Ada Example", "Gardener"] + [
        "\\xe2\\x80\\xa2 pruned four hundred old roses in a public park near the river"
    ] * 20
    mended = mend_export('"' + "   ".join(parts) + '"').split("\n")
    assert mended[:3] == ["Ada Example", "Gardener", "• pruned four hundred old roses in a public park near the river"]
    assert len(mended) == 22


def test_text_with_line_breaks_stays() -> None:
    text = "Ada  Example\n" * 100
    assert mend_export(text) == text


def test_one_line_without_gaps_is_cut_at_its_headings() -> None:
    duties = "Bought timber for the Board of Education. " * 30
    text = (
        f"Senior Buyer Work Experience Buyer Ferncastle Ltd 2011 to 2015 {duties}Education Dunmore College Skills SQL"
    )
    assert mend_export(text).split("\n")[::2] == [
        "Senior Buyer",
        f"Buyer Ferncastle Ltd 2011 to 2015 {duties}".strip(),
        "Dunmore College",
        "SQL",
    ]


def test_a_long_paragraph_without_headings_stays() -> None:
    text = "She taught Education and Skills at a school for thirty years. " * 30
    assert mend_export(text) == text
