"""One vacancy is one row, whichever roads it came by."""

from datetime import UTC, date, datetime
from typing import Any

import polars as pl
import pytest

from models.current.postings import read_closed_keys, resolve_postings
from models.frames import CURRENT_POSTINGS, PARSED_POSTINGS, RAW_EMPLOYER_POSTINGS, schema_faults

TODAY = date(2026, 6, 1)
LONG = "Look after the boilers of a hospital, day and night, and write down what was done. " * 5


def posting(key: str, day: int = 1, **said: Any) -> dict[str, Any]:
    return {
        "document_id": f"document-{key}-{day}",
        "source": key.split(":")[0],
        "received_at": datetime(2026, 5, day, tzinfo=UTC),
        "parser_version": "1",
        "content_hash": f"{key}-{day}",
        "item": 0,
        "posting_key": key,
        "title": "Boiler Keeper",
        "hiring_organization": "Warmhouse Ltd",
        "description": "",
        "country": "GB",
        "city": "Hull",
        **said,
    }


def resolve(*rows: dict[str, Any], closed: frozenset[str] = frozenset()) -> pl.DataFrame:
    resolved = resolve_postings(pl.DataFrame(rows, schema=PARSED_POSTINGS), closed, TODAY)
    assert schema_faults(resolved, CURRENT_POSTINGS) == []
    return resolved


def test_the_latest_version_speaks() -> None:
    resolved = resolve(posting("board:1", day=1, industry="old"), posting("board:1", day=2, industry="new"))
    assert resolved["industry"].to_list() == ["new"]


@pytest.mark.parametrize(
    ("other", "rows"),
    [
        ({}, 1),
        ({"title": "boiler  keeper!"}, 1),
        ({"city": "Leeds"}, 2),
        ({"title": "Boiler Cleaner"}, 2),
        ({"hiring_organization": "Coldhouse"}, 2),
        ({"hiring_organization": None}, 2),
    ],
)
def test_two_roads_to_one_vacancy(other: dict[str, Any], rows: int) -> None:
    resolved = resolve(posting("board:1"), posting("table:9", **other))
    assert resolved.height == rows
    if rows == 1:
        assert resolved["posting_keys"].to_list() == [["board:1", "table:9"]]
        assert resolved["sources"].to_list() == [["board", "table"]]


def test_the_same_long_text_under_another_employers_name_is_one_vacancy() -> None:
    agency = posting("agency:7", hiring_organization="Agency", description=LONG)
    assert resolve(posting("board:1", description=LONG), agency).height == 1


def test_an_identifier_survives_a_later_duplicate_and_a_new_version() -> None:
    first = resolve(posting("board:1"))["posting_id"][0]
    later = resolve(posting("board:1"), posting("board:1", day=3), posting("a-table:9", day=2))
    assert later["posting_id"].to_list() == [first]


def test_status() -> None:
    resolved = resolve(
        posting("a:1", title="Past", valid_through=date(2026, 5, 31)),
        posting("a:2", title="Last day", valid_through=TODAY),
        posting("a:3", title="No end"),
        posting("employer:4", title="Closed"),
        closed=frozenset({"employer:4"}),
    )
    assert dict(resolved.select("title", "status").rows()) == {
        "Past": "expired",
        "Last day": "open",
        "No end": "open",
        "Closed": "closed",
    }


def test_a_newer_reading_of_the_same_document_wins() -> None:
    old = posting("board:1", parser_version="9", title="Misread")
    assert resolve(old, {**old, "parser_version": "10", "title": "Read"})["title"].to_list() == ["Read"]


def test_the_latest_word_of_an_employer_counts() -> None:
    rows = [
        {"change_seq": number, "employer_posting_id": key, "operation": operation, "fields": "{}"}
        for number, (key, operation) in enumerate([("a", "close"), ("a", "upsert"), ("b", "upsert"), ("b", "close")])
    ]
    assert read_closed_keys(pl.DataFrame(rows, schema=RAW_EMPLOYER_POSTINGS)) == {"employer:b"}
