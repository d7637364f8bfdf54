"""Every outcome of every hard constraint, as a table of what the two sides state."""

from typing import Any

import numpy as np
import polars as pl
import pytest

from models.retrieval.facts import read_posting_facts, read_profile_facts
from models.retrieval.rules import find_unmet
from models.retrieval.verdicts import explain_verdicts, judge_verdicts

_BERLIN = {"country": "DE", "city": "Berlin"}
_MUNICH = {"country": "DE", "city": "München"}
_PARIS = {"country": "FR", "city": "Paris"}
_FLOOR = {"pay_floor_annual": 50_000.0, "pay_currency": "EUR"}


def _language(code: str, level: str | None = None) -> dict[str, str | None]:
    return {"language": code, "level": level, "fluency": None}


PLACE = [
    ({}, {"remote": "remote"}, "met", "remote"),
    (_PARIS, {"remote": "remote", "country": "DE"}, "unknown", "remote for DE"),
    ({"remote": "remote", **_BERLIN}, {"remote": "onsite", **_BERLIN}, "unmet", "asks for remote"),
    ({"remote": "remote", **_BERLIN}, {"remote": "hybrid", **_BERLIN}, "unmet", "asks for remote"),
    ({"remote": "remote"}, _BERLIN, "unmet", "done in Berlin, DE"),
    ({"remote": "remote"}, {"country": "DE"}, "unknown", "does not say where the person is"),
    (_BERLIN, _BERLIN, "met", "Both are in Berlin"),
    ({"country": "DE", "city": "BERLIN"}, _BERLIN, "met", "Both are in Berlin"),
    (_BERLIN, {}, "unknown", "does not say where the work is"),
    ({}, _BERLIN, "unknown", "does not say where the person is"),
    (_PARIS, _BERLIN, "unmet", "does not offer to move"),
    ({**_PARIS, "relocate": True}, _BERLIN, "unknown", "would move"),
    ({**_MUNICH, "relocate": True}, _BERLIN, "met", "would move there"),
    ({**_MUNICH, "relocate": False}, _BERLIN, "unmet", "will not move"),
    (_MUNICH, _BERLIN, "unknown", "neither says"),
    (_BERLIN, {"country": "DE"}, "met", "names no town"),
    ({"country": "DE"}, _BERLIN, "unknown", "names no town"),
]
PAY = [
    ({}, {"pay_annual_max": 60_000.0, "pay_currency": "EUR"}, "unknown", "no lowest pay"),
    (_FLOOR, {}, "unknown", "states no pay"),
    (_FLOOR, {"pay_annual_max": 60_000.0, "pay_currency": "USD"}, "unknown", "USD"),
    (_FLOOR, {"pay_annual_max": 60_000.0}, "unknown", "EUR"),
    (_FLOOR, {"pay_annual_max": 60_000.0, "pay_currency": "EUR"}, "met", "60,000"),
    (_FLOOR, {"pay_annual_min": 30_000.0, "pay_annual_max": 45_000.0, "pay_currency": "EUR"}, "unmet", "45,000"),
    (_FLOOR, {"pay_annual_min": 55_000.0, "pay_currency": "EUR"}, "met", "starts at 55,000"),
    (_FLOOR, {"pay_annual_min": 40_000.0, "pay_currency": "EUR"}, "unknown", "no end"),
]
EMPLOYMENT_TYPE = [
    ({}, {"employment_types": ["FULL_TIME"]}, "unknown", "résumé names no kind"),
    ({"employment_types": ["PART_TIME"]}, {}, "unknown", "posting names no kind"),
    ({"employment_types": ["PART_TIME"]}, {"employment_types": ["OTHER"]}, "unknown", "posting names no kind"),
    ({"employment_types": ["PART_TIME"]}, {"employment_types": ["FULL_TIME", "PART_TIME"]}, "met", "part time"),
    ({"employment_types": ["PART_TIME"]}, {"employment_types": ["FULL_TIME"]}, "unmet", "this is full time"),
]
LANGUAGE = [
    ({"language": "en"}, {}, "met", "asks for no language"),
    ({"language": "de"}, {"languages_required": ["de"]}, "met", "speaks"),
    ({"language": "en", "languages": [_language("de", "B2")]}, {"languages_required": ["de", "en"]}, "met", "de, en"),
    ({"language": "en"}, {"languages_required": ["de"]}, "unknown", "lists no languages"),
    ({"language": "en", "languages": [_language("de", "A2")]}, {"languages_required": ["de"]}, "unknown", "basic"),
    ({"language": "en", "languages": [_language("fr")]}, {"languages_required": ["de"]}, "unmet", "lists fr"),
]
TABLE = [
    pytest.param(name, *case, id=f"{name}-{case[3]}-{number}")
    for name, cases in (("place", PLACE), ("pay", PAY), ("employment_type", EMPLOYMENT_TYPE), ("language", LANGUAGE))
    for number, case in enumerate(cases)
]


def _explain(profiles: pl.DataFrame, postings: pl.DataFrame, rows: Any, columns: Any) -> pl.Series:
    """Verdicts with reasons; the words that are kept of every pair say the same."""
    pairs = pl.DataFrame([profiles["profile_id"].gather(rows), postings["posting_id"].gather(columns)])
    explained = explain_verdicts(pairs, profiles, postings)
    facts = read_profile_facts(profiles), read_posting_facts(postings)
    words = judge_verdicts(facts, (np.asarray(rows), np.asarray(columns))).to_list()
    assert words == [{entry["constraint"]: entry["verdict"] for entry in entries} for entries in explained]
    return explained


@pytest.mark.parametrize(("constraint", "profile", "posting", "verdict", "says"), TABLE)
def test_verdict_and_reason(
    make_profiles: Any,
    make_postings: Any,
    constraint: str,
    profile: dict[str, Any],
    posting: dict[str, Any],
    verdict: str,
    says: str,
) -> None:
    profiles = make_profiles({"profile_id": "p", **profile})
    postings = make_postings({"posting_id": "q", **posting})
    found = {entry["constraint"]: entry for entry in _explain(profiles, postings, [0], [0])[0]}
    assert (found[constraint]["verdict"], says in found[constraint]["reason"]) == (verdict, True), found[constraint]
    assert "{" not in found[constraint]["reason"]


def test_a_pair_is_judged_alike_alone_and_in_a_matrix(make_profiles: Any, make_postings: Any) -> None:
    cases = [*PLACE, *PAY, *EMPLOYMENT_TYPE, *LANGUAGE]
    profiles = make_profiles(*({"profile_id": f"p{at}", **case[0]} for at, case in enumerate(cases)))
    postings = make_postings(*({"posting_id": f"q{at}", **case[1]} for at, case in enumerate(cases)))
    together = find_unmet(read_profile_facts(profiles), read_posting_facts(postings))
    rows, columns = np.divmod(np.arange(together.size), len(cases))
    worded = _explain(profiles, postings, rows, columns)
    unmet = worded.list.eval(pl.element().struct.field("verdict") == "unmet").list.any()
    assert unmet.to_list() == together.ravel().tolist()
