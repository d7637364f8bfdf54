"""Words that stand in like company share a class, in whatever case; what was never seen has none."""

import pytest

from models.parsing.resumes.tagger.signs import read_signs, split_tokens
from models.parsing.resumes.tagger.word_classes import classes_of


@pytest.mark.parametrize(("one", "other"), [("January", "OCTOBER"), ("2011", "1998"), ("oracle", "Oracle")])
def test_like_words_share_a_class(one: str, other: str) -> None:
    assert classes_of(one) == classes_of(other) != ("-", "-")


def test_unlike_words_do_not() -> None:
    assert classes_of("January") != classes_of("oracle")


def test_an_unseen_word_has_none() -> None:
    assert classes_of("xqzzyt") == ("-", "-")


def test_a_line_break_has_one() -> None:
    assert classes_of("\n") != ("-", "-")


def test_a_token_sees_the_classes_beside_it() -> None:
    text = "Larkfield January"
    number, group = classes_of("January")
    signs = read_signs(text, split_tokens(text))
    assert {f"1class={number}", f"1group={group}"} <= set(signs[0])
    assert f"class={number}" in signs[1]
