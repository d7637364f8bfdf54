"""The verdicts of a list of pairs in words: every constraint with its reason, from the rows that it rests on.

The rules themselves are in `rules.py`; here their outcomes become sentences.
"""

from typing import Any, cast

import numpy as np
import polars as pl

from models.frames import SHORTLIST
from models.retrieval.facts import POSTING_FACTS, PROFILE_FACTS, read_posting_facts, read_profile_facts
from models.retrieval.rules import CONSTRAINTS


def explain_verdicts(profiles: pl.DataFrame, postings: pl.DataFrame) -> pl.Series:
    """VERDICT lists of pairs: row i of CURRENT_PROFILES with row i of CURRENT_POSTINGS."""
    profile_facts, posting_facts = read_profile_facts(profiles), read_posting_facts(postings)
    codes = np.stack([constraint.judge(profile_facts, posting_facts) for constraint in CONSTRAINTS])
    rows = zip(
        codes.T.tolist(),
        profiles.select(PROFILE_FACTS).iter_rows(named=True),
        postings.select(POSTING_FACTS).iter_rows(named=True),
        strict=True,
    )
    return pl.Series([_explain(*row) for row in rows], dtype=SHORTLIST["verdicts"])


def _explain(codes: list[int], profile: dict[str, Any], posting: dict[str, Any]) -> list[dict[str, str]]:
    profile["languages"] = [entry["language"] for entry in profile["languages"] or ()]
    words = {f"profile_{name}": _say(value) for name, value in profile.items()}
    words |= {f"posting_{name}": _say(value) for name, value in posting.items()}
    outcomes = [constraint.outcomes[code] for constraint, code in zip(CONSTRAINTS, codes, strict=True)]
    return [
        {"constraint": constraint.name, "verdict": outcome.verdict, "reason": outcome.reason.format_map(words)}
        for constraint, outcome in zip(CONSTRAINTS, outcomes, strict=True)
    ]


def _say(value: object) -> str:
    """A fact as a reader wants it: amounts without decimals, lists joined, codes in small letters."""
    if value is None:
        return "an unstated place"
    if isinstance(value, float):
        return f"{value:,.0f}"
    if isinstance(value, list):
        return ", ".join(str(entry).lower().replace("_", " ") for entry in cast(list[str], value))
    return str(value)
