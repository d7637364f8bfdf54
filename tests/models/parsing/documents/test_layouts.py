"""Two columns are read one after the other, whatever the order in which they were drawn."""

import random
from itertools import pairwise

import pytest

from models.parsing.documents.pdf import read_pdf
from models.parsing.documents.text import clean_text
from tests.models.parsing.documents.layouts import LAYOUTS, ORDERS, Line, Sheet, draw, make_sheet

SEEDS = range(3)
REACH = 0.95


def read(sheet: Sheet, order: str, seed: int) -> str:
    drawn = draw(ORDERS[order](sheet, random.Random(seed)))
    return clean_text(read_pdf(drawn).visible).replace("\t", " ")


def contiguous(text: str, lines: list[Line]) -> float:
    return sum(line.text in text for line in lines) / len(lines)


def in_order(text: str, lines: list[Line]) -> float:
    places = [text.find(line.text) for line in lines]
    return sum(0 <= first < second for first, second in pairwise(places)) / (len(lines) - 1)


@pytest.mark.parametrize("order", ORDERS)
@pytest.mark.parametrize("layout", LAYOUTS)
def test_strings_stay_whole_and_columns_in_order(layout: str, order: str) -> None:
    for seed in SEEDS:
        sheet = make_sheet(LAYOUTS[layout], seed)
        text = read(sheet, order, seed)
        assert contiguous(text, [*sheet.head, *sheet.left, *sheet.right]) >= REACH
        for column in (sheet.left, sheet.right):
            assert in_order(text, column) >= REACH


@pytest.mark.parametrize("order", ["across", "word by word", "shuffled"])
def test_no_line_of_one_column_stands_within_the_other(order: str) -> None:
    sheet = make_sheet(LAYOUTS["even"], 7)
    text = read(sheet, order, 7)
    ends = max(text.find(line.text) for line in sheet.left)
    assert ends < min(text.find(line.text) for line in sheet.right)


def test_dates_at_the_right_edge_stay_with_their_entries() -> None:
    entry = [("Rose Nursery", "2019 – 2021"), ("pruned apple trees and planted hedges along the whole river", "")] * 18
    lines = [
        Line((part,), left, 700 - 14.0 * row)
        for row, (text, dates) in enumerate(entry)
        for part, left in ((text, 50), (dates, 480))
        if part
    ]
    words = " ".join(clean_text(read_pdf(draw(lines)).visible).split())
    assert words.count("Rose Nursery 2019 – 2021 pruned") == 18
