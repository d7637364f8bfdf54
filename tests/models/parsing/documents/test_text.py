"""Odd characters of engines become plain text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.parsing.documents.text import badness, clean_text


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("e\u0301cole", "école"),
        ("o\ufb03ce \ufb01le", "office file"),
        ("W O R K  E X P E R I E N C E", "WORK EXPERIENCE"),
        ("\uf0b7 roses\n● lilies\n- tulips", "• roses\n• lilies\n• tulips"),
        ("a\u00a0b\u200b c", "a b c"),
        ("left     right", "left\tright"),
        ("develop\x02\nment", "development"),
        ("one\n\n\n\ntwo", "one\n\ntwo"),
    ],
)
def test_plain_text(raw: str, clean: str) -> None:
    assert clean_text(raw) == clean


def test_words_cut_at_line_ends_are_whole_again_and_compounds_keep_their_hyphen() -> None:
    cut = "develop-\nment of cross-\nfunctional teams, manage-\nment of old-\nfashioned and again old-fashioned\nroses"
    whole = "development of cross-functional teams, management of old-fashioned and again old-fashioned\nroses"
    assert clean_text(cut) == whole
    assert clean_text("Ein-\nund Ausgang") == "Ein-\nund Ausgang"
    assert clean_text("problem-\nfinding") == "problem-finding"
    assert clean_text("garden-\nloving") == "garden-\nloving"


def test_ligatures_of_tex_fonts_are_letters() -> None:
    assert clean_text("e\x1ecient o\x1ece, \x1cne") == "efficient office, fine"


def test_bad_text_is_told_from_good() -> None:
    good = "Led a team of five gardeners and planted four hundred old roses in a public park"
    assert badness(good) == 0
    assert badness(good.replace(" ", "")) > 0.5
    assert badness(" ".join(good.replace(" ", ""))) > 0.5
    assert badness("Tel /four.lnum/nine.lnum /one.lnum/two.lnum scienti/f_ic") > 0.12


@given(st.text(max_size=200))
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    once = clean_text(clean_text(text))
    assert clean_text(once) == once
