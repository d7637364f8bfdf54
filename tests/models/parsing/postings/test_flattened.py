"""Descriptions whose lines an export ran together."""

from models.parsing.postings.flattened import restore_lines

FILLER = "We bake bread for the villages around the old mill and drive it there before dawn. " * 16


def test_headings_within_an_overlong_line_get_their_lines_back() -> None:
    text = f"{FILLER}Key Responsibilities Knead dough. What You'll Bring: Strong arms. Benefits Free bread."
    restored = restore_lines(text)
    assert "\n\nKey Responsibilities\nKnead dough." in restored
    assert "\n\nWhat You'll Bring:\nStrong arms." in restored
    assert "\n\nBenefits\nFree bread." in restored
    assert restored.replace("\n", " ").split() == text.split()


def test_a_heading_that_clings_to_an_entry_is_parted() -> None:
    assert (
        restore_lines("• Sweep the floor Requirements\n• Strong arms")
        == "• Sweep the floor\n\nRequirements\n• Strong arms"
    )


def test_paragraphs_stay_as_they_are() -> None:
    text = "Our Benefits are many. The Requirements of the day are few."
    assert restore_lines(text) == text
