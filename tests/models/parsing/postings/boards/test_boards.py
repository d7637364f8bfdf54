"""Every board's answer, told by its shape: small answers of ours, about companies that don't exist."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from models.parsing.postings.posting import PostingBatch, parse_postings
from models.parsing.records import Posting

ANSWERS: dict[str, Any] = json.loads((Path(__file__).parent / "answers.json").read_text("utf-8"))


def _parse(board: str) -> PostingBatch:
    return parse_postings(json.dumps(ANSWERS[board]).encode(), f"{board}.json")


def _first(board: str) -> Posting:
    return _parse(board).postings[0]


@pytest.mark.parametrize(
    ("board", "title", "employer", "country", "remote", "types", "posted"),
    [
        ("greenhouse", "Night Baker", "Halm Bakery", "GB", None, ["PART_TIME"], date(2026, 3, 2)),
        ("lever", "Dough Engineer", "halm bakery", "PT", "hybrid", ["FULL_TIME"], date(2026, 7, 22)),
        ("ashby", "Oven Technician", "halm", "US", "hybrid", ["FULL_TIME"], date(2026, 4, 2)),
        ("recruitee", "Miller", "Halm Mühle", "DE", "onsite", ["FULL_TIME"], date(2026, 7, 17)),
        ("smartrecruiters", "Test Baker", "Halm", "PL", "hybrid", ["FULL_TIME"], date(2026, 8, 5)),
        ("workable", "Taster - Spanish Speaking", "Halm", "ES", "remote", [], date(2026, 8, 5)),
        ("remotive", "Recipe Writer", "Halm", "DE", "remote", ["PART_TIME"], date(2026, 8, 13)),
        ("arbeitnow", "Bäcker (m/w/d)", "Halm", "DE", None, ["FULL_TIME"], date(2026, 8, 15)),
        ("jobicy", "Bread Analyst", "Halm", "US", "remote", ["FULL_TIME"], date(2026, 8, 3)),
        ("remoteok", "Crumb Counter", "Halm", None, "remote", [], date(2026, 8, 14)),
        ("himalayas", "Dough Nurse", "halm bakery", "US", "remote", ["FULL_TIME"], date(2026, 8, 15)),
    ],
)
def test_every_board_becomes_the_same_kind_of_posting(
    board: str, title: str, employer: str, country: str | None, remote: str | None, types: list[str], posted: date
) -> None:
    posting = _first(board)
    assert (posting.title, posting.hiring_organization, posting.country, posting.remote) == (
        title,
        employer,
        country,
        remote,
    )
    assert (posting.employment_types, posting.date_posted) == (types, posted)
    assert posting.posting_key.startswith("https://")


@pytest.mark.parametrize(
    ("board", "pay"),
    [
        ("lever", (40000, 52000, "EUR", "YEAR", "stated")),
        ("ashby", (80000, 110000, "USD", "YEAR", "stated")),
        ("recruitee", (36000, 42000, "EUR", "YEAR", "stated")),
        ("remotive", (30, 40, "USD", "HOUR", "parsed")),
        ("jobicy", (122600, 204400, "USD", "YEAR", "stated")),
        ("himalayas", (77905, 116858, "USD", "YEAR", "stated")),
        ("remoteok", (None, None, None, None, None)),
    ],
)
def test_pay_of_boards(board: str, pay: tuple[Any, ...]) -> None:
    posting = _first(board)
    assert (posting.pay_min, posting.pay_max, posting.pay_currency, posting.pay_period, posting.pay_source) == pay


def test_tracking_is_no_part_of_the_identity() -> None:
    assert _first("greenhouse").posting_key == "https://job-boards.greenhouse.io/halmbakery/jobs/4810"


def test_text_in_pieces_becomes_one_description_with_its_demands() -> None:
    posting = _first("lever")
    assert posting.description == "Dough is alive.\n\nRequirements\n\n• Knows yeast\n\nBread for free."
    assert [(line.text, line.importance) for line in posting.requirements] == [("Knows yeast", "required")]
    assert [line.text for line in _first("recruitee").requirements] == ["Flour in your blood"]


def test_content_escaped_once_more_is_text() -> None:
    posting = _first("greenhouse")
    assert posting.description.startswith("We bake.\n")
    assert posting.experience_years_min == 2


def test_an_unlisted_posting_is_rejected_and_not_lost() -> None:
    batch = _parse("ashby")
    assert [(line.item, line.reason) for line in batch.rejected] == [(1, "unlisted")]


def test_remote_oks_notice_is_no_row() -> None:
    batch = _parse("remoteok")
    assert (len(batch.postings), batch.rejected) == (1, [])


def test_one_posting_for_two_countries_keeps_both_places_under_one_key() -> None:
    spain, portugal = _parse("workable").postings
    assert spain.posting_key == portugal.posting_key
    assert (spain.location, portugal.location) == ("Spain; Portugal", "Portugal; Spain")
    assert spain.languages_required == ["es"]


def test_an_item_of_another_shape_is_a_rejected_row() -> None:
    answer = {"jobs": [*ANSWERS["greenhouse"]["jobs"], {"error": "rate limit"}]}
    batch = parse_postings(json.dumps(answer).encode(), "greenhouse.json")
    assert [(line.item, line.reason) for line in batch.rejected] == [(1, "not_a_posting")]


def test_a_board_with_nothing_open_is_no_error() -> None:
    batch = parse_postings(b'{"jobs": [], "meta": {"total": 0}}', "greenhouse.json")
    assert (batch.postings, batch.rejected) == ([], [])
