"""Every row that arrived is new, a change, a copy or rejected; the sums hold for each file."""

from datetime import UTC, datetime, timedelta

import polars as pl

from models.current.intake import READ, account, compare_documents, judge_postings, judge_profiles
from models.current.readings import latest_readings
from models.frames import RAW_DOCUMENTS, REJECTED_DOCUMENTS

START = datetime(2026, 11, 1, tzinfo=UTC)
SCHEMA = {name: pl.Datetime("us", "UTC") if name == "received_at" else pl.String() for name in READ}


def postings(*rows: tuple[str, int, str, str]) -> pl.DataFrame:
    """(document, item, key, content): documents arrive in the order of their names."""
    made = [
        {
            "document_id": document,
            "received_at": START + timedelta(hours=ord(document)),
            "parser_version": "1",
            "content_hash": content,
            "item": item,
            "posting_key": key,
        }
        for document, item, key, content in rows
    ]
    return pl.DataFrame(made, schema={**SCHEMA, "item": pl.Int32(), "posting_key": pl.String()})


def current(*clusters: list[str]) -> pl.DataFrame:
    return pl.DataFrame({"posting_id": [keys[0] for keys in clusters], "posting_keys": clusters})


def arrived(*names: str) -> pl.DataFrame:
    rows = [(name, "postings", "s", f"{name}.csv", 1, START + timedelta(hours=ord(name))) for name in names]
    return pl.DataFrame(rows, schema=RAW_DOCUMENTS, orient="row")


def rejections(*rows: tuple[str, int | None, str]) -> pl.DataFrame:
    made = [(document, "postings", "s", document, item, reason, "why", START, "1") for document, item, reason in rows]
    return pl.DataFrame(made, schema=REJECTED_DOCUMENTS, orient="row")


def test_each_row_has_one_outcome_and_the_sums_hold() -> None:
    parsed = postings(
        ("a", 0, "k1", "x"),
        ("a", 1, "k2", "y"),
        ("a", 2, "k2", "y"),  # twice in one file
        ("b", 0, "k1", "x"),  # unchanged since
        ("b", 1, "k2", "z"),  # changed since
        ("b", 2, "k3", "x2"),  # a near copy of k1 under another key
        ("b", 3, "k4", "w"),
    )
    outcomes = judge_postings(parsed, current(["k1", "k3"], ["k2"], ["k4"]))
    refused = rejections(("b", 4, "no_title"), ("b", 5, "no_title"), ("b", 6, "ragged_row"), ("c", None, "unreadable"))
    rows = account(arrived("a", "b", "c"), outcomes, refused).rows(named=True)
    columns = ("rows_in", "new", "changed", "exact_copy", "near_copy", "rejected", "reasons")
    assert [tuple(row[name] for name in columns) for row in rows] == [
        (3, 2, 0, 1, 0, 0, ""),
        (7, 1, 1, 1, 1, 3, "2 no_title, 1 ragged_row"),
        (1, 0, 0, 0, 0, 1, "1 unreadable"),
    ]
    assert all(row["rows_in"] == row["parsed"] + row["duplicates"] + row["rejected"] for row in rows)


def test_people_are_counted_by_who_they_are() -> None:
    parsed = postings(("a", 0, "ada", "x"), ("b", 0, "ada", "y"), ("b", 1, "bo", "z"), ("c", 0, "ada", "y"))
    outcomes = judge_profiles(parsed.rename({"posting_key": "person_key"}))
    rows = account(arrived("a", "b", "c"), outcomes, rejections(("b", 2, "repeated_person"))).rows(named=True)
    assert [(row["new"], row["changed"], row["duplicates"], row["rejected"]) for row in rows] == [
        (1, 0, 0, 0),
        (1, 1, 1, 0),
        (0, 0, 1, 0),
    ]


def test_what_is_new_and_gone_between_two_files() -> None:
    before = postings(("a", 0, "k1", "x"), ("a", 1, "k2", "y"), ("a", 2, "k3", "z"))
    after = postings(("b", 0, "k2", "y2"), ("b", 1, "k3", "z"), ("b", 2, "k9", "n"))
    counts = compare_documents(pl.concat([before, after]), "a", "b")
    assert counts == {"new": 1, "changed": 1, "same": 1, "gone": 1}


def test_the_latest_reading_counts_also_by_the_list_of_places() -> None:
    versions = ["1", "1.2", "1.10"]
    parsed = pl.concat(
        postings(("a", 0, "k", version)).with_columns(parser_version=pl.lit(version)) for version in versions
    )
    assert latest_readings(parsed)["content_hash"].to_list() == ["1.10"]
    assert latest_readings(pl.concat([parsed, parsed[:1].with_columns(parser_version=pl.lit("2"))]))[
        "parser_version"
    ].to_list() == ["2"]
