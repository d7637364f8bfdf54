"""Labels of other people's texts, laid over the text as it is read here."""

import json

import pytest

from models.parsing.resumes.tagger.labelled import cluster, read_labelled, value_of

BULLET = "\\xe2\\x80\\xa2"
PARTS = ["Ada Example", "Gardener at Acme Ltd", *[f"{BULLET} pruned four hundred old roses near the river"] * 30]
RAW = '"' + "  ".join(PARTS) + '"'


def label(words: str, name: str) -> dict[str, object]:
    start = RAW.index(words)
    return {"start": start, "end": start + len(words), "label": name}


def test_spans_follow_their_words_through_cleaning() -> None:
    row = {
        "id": "a",
        "text": RAW,
        "spans": [label("Gardener", "Designation"), label("Acme Ltd ", "Companies worked at")],
    }
    (document,) = read_labelled([json.dumps(row)])
    assert "\n• pruned" in document.text
    assert [(span.field, document.text[span.start : span.end]) for span in document.spans] == [
        ("title", "Gardener"),
        ("employer", "Acme Ltd"),
    ]


def test_a_line_that_is_no_document_is_named_without_its_words() -> None:
    with pytest.raises(ValueError, match="line 2") as raised:
        list(read_labelled([json.dumps({"text": "Ada Example", "spans": []}), '{"words": "secret"}']))
    assert "secret" not in str(raised.value)


def test_near_duplicates_are_one_cluster() -> None:
    text = " ".join(f"word{number}" for number in range(60))
    assert cluster([text, "quite another text about roses and timber", f"{text} and a new end"]) == [0, 1, 0]


def test_values_are_compared_by_words_and_years_by_the_last() -> None:
    assert value_of("B.Sc. in Botany", "degree", 0, 15) == "b sc in botany"
    assert value_of("2008 - 2011", "graduation_year", 0, 11) == "2011"
