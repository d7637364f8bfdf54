"""Hard constraints of a pair: place, pay floor, employment type and language, each met, unmet or unknown with a reason.

What is unknown stays in every list and what is unmet leaves it; how well a pair fits is not asked here.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

import numpy as np
import numpy.typing as npt

from models.retrieval.facts import HYBRID, LANGUAGE_WORDS, ONSITE, REMOTE, Array, Facts

RULES_VERSION = "1"
"""Raised by hand whenever a rule would judge the same pair differently."""

Verdict = Literal["met", "unmet", "unknown"]
Codes = npt.NDArray[np.int8]


@dataclass(frozen=True, slots=True)
class Outcome:
    """One way a constraint can end. `{profile[x]}` and `{posting[x]}` in the reason stand for a row's own facts."""

    verdict: Verdict
    reason: str


@dataclass(frozen=True, slots=True)
class Constraint:
    """A rule and its outcomes. `judge` returns for each pair the index of its outcome; its arrays broadcast."""

    name: str
    outcomes: tuple[Outcome, ...]
    judge: Callable[[Facts, Facts], Codes]


def _first(*cases: tuple[Array, int], otherwise: int) -> Codes:
    """The outcome of the first case that holds."""
    conditions = np.broadcast_arrays(*(condition for condition, _ in cases))
    return np.select(conditions, [np.int8(code) for _, code in cases], np.int8(otherwise))


def _both(left: Array, right: Array) -> tuple[Array, Array]:
    """Where both sides state it and agree, and where both state it and differ."""
    stated = (left != 0) & (right != 0)
    return stated & (left == right), stated & (left != right)


PLACE_OUTCOMES = (
    Outcome("met", "The work is remote."),
    Outcome("unknown", "The work is remote for {posting[country]}; the person is in {profile[country]}."),
    Outcome("unmet", "The person asks for remote work; this is done in {posting[city]}, {posting[country]}."),
    Outcome("met", "Both are in {posting[city]}."),
    Outcome("unknown", "The posting does not say where the work is."),
    Outcome("unknown", "The résumé does not say where the person is."),
    Outcome("unmet", "The work is in {posting[country]}; the person, in {profile[country]}, does not offer to move."),
    Outcome("unknown", "The work is in {posting[country]}; the person would move, but does not say how far."),
    Outcome("met", "The work is in {posting[city]}; the person would move there."),
    Outcome("unmet", "The work is in {posting[city]}; the person is in {profile[city]} and will not move."),
    Outcome("unknown", "The work is in {posting[city]}, the person in {profile[city]}; neither says if that will do."),
    Outcome("met", "Both are in {posting[country]}, and the posting names no town."),
    Outcome("unknown", "Both are in {posting[country]}; the résumé names no town."),
)


def judge_place(profile: Facts, posting: Facts) -> Codes:
    """Remote work is met anywhere in its country; else the town decides, then the country, then the will to move.

    A named town without a word on remote work counts as work in that town. Work abroad is out of reach for somebody who
    does not offer to move: otherwise the lists of a large corpus would fill with it.
    """
    _, other_country = _both(profile["country"], posting["country"])
    same_city, _ = _both(profile["city"], posting["city"])
    _, other_region = _both(profile["region"], posting["region"])
    remote = posting["remote"] == REMOTE
    tied = (posting["remote"] == ONSITE) | (posting["remote"] == HYBRID) | (posting["city"] != 0)
    moves, stays = profile["relocate"] == 1, profile["relocate"] == -1
    no_posting_place = (posting["country"] == 0) & (posting["city"] == 0)
    no_profile_place = (profile["country"] == 0) & ((profile["city"] == 0) | (posting["city"] == 0))
    return _first(
        (remote & other_country, 1),
        (remote, 0),
        ((profile["remote"] == REMOTE) & tied, 2),
        (no_posting_place, 4),
        (no_profile_place, 5),
        (other_country & moves, 7),
        (other_country, 6),
        (same_city & ~other_region, 3),
        (moves & (posting["city"] != 0), 8),
        (posting["city"] == 0, 11),
        (profile["city"] == 0, 12),
        (stays, 9),
        otherwise=10,
    )


PAY_OUTCOMES = (
    Outcome("unknown", "The résumé states no lowest pay."),
    Outcome("unknown", "The posting states no pay."),
    Outcome("unknown", "Pay is in {posting[pay_currency]}, the lowest pay in {profile[pay_currency]}."),
    Outcome("met", "Pay goes up to {posting[pay_annual_max]} a year, the lowest pay is {profile[pay_floor_annual]}."),
    Outcome("unmet", "Pay ends at {posting[pay_annual_max]} a year, the lowest pay is {profile[pay_floor_annual]}."),
    Outcome("met", "Pay starts at {posting[pay_annual_min]} a year, the lowest pay is {profile[pay_floor_annual]}."),
    Outcome("unknown", "Pay starts at {posting[pay_annual_min]} a year and no end is stated."),
)


def judge_pay(profile: Facts, posting: Facts) -> Codes:
    """The upper end of the pay must reach what the person asks for at least; currencies are never converted."""
    floor, low, high = profile["pay_floor"], posting["pay_min"], posting["pay_max"]
    same_currency, _ = _both(profile["currency"], posting["currency"])
    return _first(
        (np.isnan(floor), 0),
        (np.isnan(low) & np.isnan(high), 1),
        (~same_currency, 2),
        (high >= floor, 3),
        (high < floor, 4),
        (low >= floor, 5),
        otherwise=6,
    )


TYPE_OUTCOMES = (
    Outcome("unknown", "The résumé names no kind of employment."),
    Outcome("unknown", "The posting names no kind of employment."),
    Outcome("met", "The person looks for {profile[employment_types]}; this is {posting[employment_types]}."),
    Outcome("unmet", "The person looks for {profile[employment_types]}; this is {posting[employment_types]}."),
)


def judge_employment_type(profile: Facts, posting: Facts) -> Codes:
    """One kind of employment that both name is enough."""
    return _first(
        (profile["types"] == 0, 0),
        (posting["types"] == 0, 1),
        ((profile["types"] & posting["types"]) != 0, 2),
        otherwise=3,
    )


LANGUAGE_OUTCOMES = (
    Outcome("met", "The posting asks for no language."),
    Outcome("met", "The person speaks what the posting asks for ({posting[languages_required]})."),
    Outcome("unknown", "The posting asks for {posting[languages_required]}; the résumé lists no languages."),
    Outcome("unknown", "The posting asks for {posting[languages_required]}; the person has a basic level of it."),
    Outcome("unmet", "The posting asks for {posting[languages_required]}; the résumé lists {profile[languages]}."),
)


def judge_language(profile: Facts, posting: Facts) -> Codes:
    """Every language that is asked for must be listed, at B1 or better, or be the one the résumé is written in."""
    nothing_asked, missing, beyond_basic = True, False, False
    for word in range(LANGUAGE_WORDS):
        asked = posting[f"asks_{word}"]
        lacks = asked & ~profile[f"speaks_{word}"]
        nothing_asked = nothing_asked & (asked == 0)
        missing = missing | (lacks != 0)
        beyond_basic = beyond_basic | ((lacks & ~profile[f"basic_{word}"]) != 0)
    return _first(
        (np.asarray(nothing_asked), 0),
        (~np.asarray(missing), 1),
        (~profile["lists_languages"], 2),
        (~np.asarray(beyond_basic), 3),
        otherwise=4,
    )


CONSTRAINTS = (
    Constraint("place", PLACE_OUTCOMES, judge_place),
    Constraint("pay", PAY_OUTCOMES, judge_pay),
    Constraint("employment_type", TYPE_OUTCOMES, judge_employment_type),
    Constraint("language", LANGUAGE_OUTCOMES, judge_language),
)


def find_unmet(profile: Facts, posting: Facts) -> npt.NDArray[np.bool_]:
    """Profiles × postings: whether any constraint of the pair is unmet. Facts are one-dimensional."""
    rows = {name: values[:, None] for name, values in profile.items()}
    unmet = np.zeros((len(profile["country"]), len(posting["country"])), dtype=bool)
    for constraint in CONSTRAINTS:
        is_unmet = np.array([outcome.verdict == "unmet" for outcome in constraint.outcomes])
        unmet |= is_unmet[constraint.judge(rows, posting)]
    return unmet
