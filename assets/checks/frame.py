"""Checks that every frame shares: its columns and its key. What the values mean is for the other check modules."""

from collections.abc import Sequence

import polars as pl

from assets.checks.outcome import Check, CheckInput, Outcome


def schema_is_declared() -> Check:
    """The frame has exactly the columns of `models.frames`."""

    def judge(given: CheckInput) -> Outcome:
        faults = given.draft.schema_faults
        sentence = "; ".join(faults) + ": mend the stage or declare the column in models/frames.py" if faults else "ok"
        return Outcome(not faults, sentence, {"faults": len(faults)})

    return Check("schema", "Columns and types are those declared in models/frames.py.", judge)


def key_is_unique(*columns: str, prefixes: Sequence[str] = ("",)) -> Check:
    """No two rows share the key, and no key is null. Part by part: equal keys always fall into one part."""

    def judge(given: CheckInput) -> Outcome:
        snapshot = given.draft.snapshot()
        wrong = 0
        for key in [key for prefix in prefixes for key in snapshot.keys(prefix)]:
            rows = snapshot.read(key, columns)
            wrong += rows.is_duplicated().sum() + rows.select(pl.any_horizontal(pl.all().is_null()).sum()).item()
        sentence = f"{wrong} rows have a null or repeated {'/'.join(columns)}" if wrong else "ok"
        return Outcome(wrong == 0, sentence, {"rows": int(wrong)})

    return Check("unique_key", f"One row per {' and '.join(columns)}.", judge)
