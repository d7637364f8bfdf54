"""The verdicts of a list of pairs in words: every constraint with its reason, from the rows that it rests on.

The rules themselves are in `rules.py`; here their outcomes become sentences.
"""

from collections.abc import Sequence
from typing import Any, cast

import polars as pl

from models.frames import SHORTLIST
from models.retrieval.facts import POSTING_FACTS, PROFILE_FACTS, Array, Facts
from models.retrieval.rules import CONSTRAINTS, Codes, Constraint

Words = Sequence[dict[str, str]]


def explain_verdicts(
    sides: tuple[pl.DataFrame, pl.DataFrame], facts: tuple[Facts, Facts], pairs: tuple[Array, Array]
) -> pl.Series:
    """VERDICT lists of pairs, given as row numbers of both sides.

    `sides` are CURRENT_PROFILES and CURRENT_POSTINGS, `facts` what `read_profile_facts` and `read_posting_facts` make
    of them.
    """
    profile_facts, posting_facts = (_take(side, rows) for side, rows in zip(facts, pairs, strict=True))
    profile_words = _say_all(sides[0], PROFILE_FACTS, pairs[0])
    posting_words = _say_all(sides[1], POSTING_FACTS, pairs[1])
    columns = [
        _explain(constraint, constraint.judge(profile_facts, posting_facts), profile_words, posting_words)
        for constraint in CONSTRAINTS
    ]
    return pl.DataFrame(columns).select(verdicts=pl.concat_list(pl.all()))["verdicts"].cast(SHORTLIST["verdicts"])


def _take(facts: Facts, rows: Array) -> Facts:
    return {name: values[rows] for name, values in facts.items()}


def _explain(constraint: Constraint, codes: Codes, profiles: Words, postings: Words) -> pl.Series:
    """The constraint's VERDICT about each pair."""
    numbers: list[int] = codes.tolist()
    outcomes = [constraint.outcomes[number] for number in numbers]
    reasons = [
        outcome.reason.format(profile=profile, posting=posting)
        for outcome, profile, posting in zip(outcomes, profiles, postings, strict=True)
    ]
    columns = {"verdict": [outcome.verdict for outcome in outcomes], "reason": reasons}
    verdicts = pl.DataFrame(columns, schema={"verdict": pl.String, "reason": pl.String})
    named = verdicts.select(pl.lit(constraint.name).alias("constraint"), "verdict", "reason")
    return named.to_struct(constraint.name)


def _say_all(side: pl.DataFrame, names: Sequence[str], rows: Array) -> Words:
    """The facts of the chosen rows as words; a row chosen twice is worded once."""
    said = [[_say(value) for value in _read(side[name])] for name in names]
    words = [dict(zip(names, row, strict=True)) for row in zip(*said, strict=True)]
    numbers: list[int] = rows.tolist()
    return [words[row] for row in numbers]


def _read(column: pl.Series) -> list[object]:
    """The values of a column; of spoken languages only their codes."""
    if column.dtype == pl.List(pl.Struct):
        column = pl.select(column.list.eval(pl.element().struct.field("language"))).to_series()
    return column.to_list()


def _say(value: object) -> str:
    """A fact as a reader wants it: amounts without decimals, lists joined, codes in small letters."""
    if value is None:
        return "an unstated place"
    if isinstance(value, float):
        return f"{value:,.0f}"
    if isinstance(value, list):
        return ", ".join(str(entry).lower().replace("_", " ") for entry in cast(list[Any], value))
    return str(value)
