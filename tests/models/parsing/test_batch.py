"""A mapping travels with its file as one document, and a file without one is as it was."""

from datetime import UTC, datetime

import polars as pl
import pytest

from models.frames import RAW_DOCUMENTS
from models.parsing.batch import parse_posting_documents
from models.parsing.rows.mapped import mapping_line, split_mapping

TABLE = b"wer,was\nHalm,Baker\n"
MAPPING = {"title": "was", "employer": "wer"}


def test_what_is_put_together_comes_apart_again() -> None:
    assert split_mapping(mapping_line(MAPPING) + TABLE) == (MAPPING, TABLE)
    assert split_mapping(mapping_line({}) + TABLE) == ({}, TABLE)


@pytest.mark.parametrize("rest", [b"", b"nothing\nrows", b"1", b"[1]\nrows"])
def test_a_file_that_only_looks_like_it_is_left_alone(rest: bytes) -> None:
    assert split_mapping(b"#matchmill-mapping " + rest) == ({}, b"#matchmill-mapping " + rest)


def test_the_pipeline_reads_with_the_mapping() -> None:
    arrived = datetime(2026, 11, 1, tzinfo=UTC)
    documents = pl.DataFrame([("d", "postings", "s", "x.bin", 1, arrived)], schema=RAW_DOCUMENTS, orient="row")
    parsed, rejected = parse_posting_documents(documents, lambda _: mapping_line(MAPPING) + TABLE)
    assert parsed.select("title", "hiring_organization").rows() == [("Baker", "Halm")]
    assert rejected.is_empty()


def test_a_board_with_nothing_open_is_accounted_for() -> None:
    arrived = datetime(2026, 11, 1, tzinfo=UTC)
    documents = pl.DataFrame([("d", "postings", "s", "x", 1, arrived)], schema=RAW_DOCUMENTS, orient="row")
    parsed, rejected = parse_posting_documents(documents, lambda _: b'{"jobs": []}')
    assert (parsed.height, rejected["reason"].to_list()) == (0, ["nothing_open"])
