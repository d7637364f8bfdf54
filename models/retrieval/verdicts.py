"""The verdicts of a list of pairs: as words for many pairs, with every reason for the few that somebody reads.

The rules themselves are in `rules.py`; here their outcomes become words and sentences.
"""

from collections.abc import Sequence
from typing import Any, cast

import polars as pl

from models.frames import VERDICT, VERDICT_WORD
from models.retrieval.facts import (
    POSTING_FACTS,
    PROFILE_FACTS,
    Array,
    Facts,
    read_posting_facts,
    read_profile_facts,
)
from models.retrieval.rules import CONSTRAINTS, Codes, Constraint

Words = Sequence[dict[str, str]]


def judge_verdicts(facts: tuple[Facts, Facts], pairs: tuple[Array, Array]) -> pl.Series:
    """The `verdicts` of SHORTLIST for pairs, given as row numbers of the profiles' and of the postings' facts."""
    profile_facts, posting_facts = (_take(side, rows) for side, rows in zip(facts, pairs, strict=True))
    words = [
        pl.Series(constraint.name, [outcome.verdict for outcome in constraint.outcomes], VERDICT_WORD).gather(codes)
        for constraint in CONSTRAINTS
        for codes in [constraint.judge(profile_facts, posting_facts)]
    ]
    return pl.DataFrame(words).to_struct("verdicts")


def explain_verdicts(pairs: pl.DataFrame, profiles: pl.DataFrame, postings: pl.DataFrame) -> pl.Series:
    """A list of VERDICT for each pair of ids, every constraint with its reason.

    Rows are CURRENT_PROFILES and CURRENT_POSTINGS, or their facts and ids alone, and hold both ends of every pair.
    """
    rows = _rows(pairs, profiles, "profile_id"), _rows(pairs, postings, "posting_id")
    facts = _take(read_profile_facts(profiles), rows[0]), _take(read_posting_facts(postings), rows[1])
    words = _say_all(profiles, PROFILE_FACTS, rows[0]), _say_all(postings, POSTING_FACTS, rows[1])
    columns = [_explain(constraint, constraint.judge(*facts), *words) for constraint in CONSTRAINTS]
    return pl.DataFrame(columns).select(verdicts=pl.concat_list(pl.all()).cast(pl.List(VERDICT)))["verdicts"]


def _rows(pairs: pl.DataFrame, side: pl.DataFrame, key: str) -> Array:
    """The row of each pair's document."""
    numbered = side.select(key).with_row_index("row")
    return pairs.select(key).join(numbered, on=key, how="left", maintain_order="left")["row"].to_numpy()


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
